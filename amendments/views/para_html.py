"""A paragraph as the text shows it: built in one pass, since a text has hundreds."""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amendments.views.rows import Para
from amendments.views.standing import Standing
from drafting.templatetags.adref import icon


def para_html(para: Para, begin: str, token: str) -> SafeString:
    """The paragraph; where it may be amended with the form that opens an amendment of it at the address `begin`."""
    level = f" level{para.level}" if para.level else ""
    place = " gone" if para.is_gone else f'" id="{para.id}'
    # A line each, empty or not.
    lines = (
        f'<div class="para {para.kind}{level}{place}">',
        _label(para),
        dot_html(para.standing) if para.standing else "",
        _wording(para),
        _opening(para, begin, token) if para.is_amendable else "",
    )
    return SafeString("\n    ".join(lines) + "\n  </div>")


def dot_html(standing: Standing) -> SafeString:
    """The shape that says where a paragraph stands."""
    said = escape(str(standing.words))
    return SafeString(f'<span class="dot {standing.dot}" role="img" aria-label="{said}"></span>')


def _label(para: Para) -> str:
    if not para.label:
        return ""
    label = escape(para.label)
    return f'<a class="label" href="#{para.id}">{f"<del>{label}</del>" if para.is_gone else label}</a>'


def _wording(para: Para) -> str:
    if para.kind == "title":
        return f'<h2 class="wording doctitle">{para.html}</h2>'
    if para.kind == "heading":
        return f'<h3 class="wording dochead">{para.html}</h3>'
    note = f' <span class="by">{escape(para.note)}</span>' if para.note else ""
    return f'<p class="wording">{para.html}{note}</p>'


def _opening(para: Para, begin: str, token: str) -> str:
    says = _("Propose an amendment to %(name)s") % {"name": escape(para.name)}
    return (
        f'<form class="opening" method="post" action="{begin}" hx-post="{begin}" hx-target="closest .para" '
        f'hx-swap="outerHTML"><input type="hidden" name="csrfmiddlewaretoken" value="{escape(token)}">'
        f'<input type="hidden" name="paragraph" value="{para.id}">'
        f'<button class="btn amend" aria-label="{says}">{icon("pen")}</button></form>'
    )
