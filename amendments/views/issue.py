"""Issuing the next revision: a check-list first, then the act, then its papers one by one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amendments.actions.issue import issue_revision
from amendments.actions.symbol_due import symbol_due
from amendments.consolidation.conflict import Conflict
from amendments.views.check import NAMED_AT_MOST, Check, Link
from amendments.views.checklist import checks, checks_of_words, cover_check, pairs
from amendments.views.frame import Frame, draw, open_draft
from amendments.views.gathering import gather
from drafting.actions.edit_draft import DraftEdit, edit_draft
from drafting.actions.read_text_room import prepared_text
from drafting.errors import DomainError
from drafting.permissions import matter_of_text, require
from drafting.text.symbols import corrigendum, format_symbol, parse_symbol
from drafting.views.covers import cover_lines, cover_sent, cover_typed
from drafting.views.findings_told import findings_told
from drafting.views.outline_found import outline_found
from drafting.views.pages import back, page


@page
def issue(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/issue/`: GET shows what is left to look at; POST keeps the cover and, with ?do=issue, issues."""
    frame = open_draft(request, pk)
    require(frame.seat, "issue", matter_of_text(frame.draft))
    if request.method != "POST":
        return draw(request, "amendments/issue.html", frame, _context(frame))
    try:
        _keep_cover(request, frame)
        if request.POST.get("do") != "issue":
            return back(request, f"{reverse('issue', args=[pk])}#cover", said=_("The cover is saved."))
        revision = issue_revision(
            frame.draft,
            symbol=request.POST.get("symbol") or None,
            number_anew=bool(request.POST.get("number_anew")),
            by=frame.seat,
        )
    except DomainError as error:
        if error.status in (403, 404):
            raise
        return draw(request, "amendments/issue.html", frame, _refused(request, frame, error), error.status)
    return back(request, reverse("issued", args=[revision.pk]))


def _keep_cover(request: HttpRequest, frame: Frame) -> None:
    """What was typed is kept also where the issue is refused; an unchanged cover is no act."""
    if "field" not in request.POST:
        return
    cover = cover_sent(cover_typed(request))
    if cover != frame.draft.cover:
        edit = DraftEdit(given=frozenset({"cover"}), cover=cover)
        frame.draft.cover = edit_draft(frame.draft, edit=edit, by=frame.seat).cover


def _context(frame: Frame) -> dict[str, Any]:
    return {
        "tab": "issue",
        "symbol": _proposed(frame),
        "corrigendum": format_symbol(corrigendum(parse_symbol(frame.current.symbol)))
        if frame.current
        else "",
        "cover": cover_lines(frame.draft),
        "checks": checks(frame, frame.current) if frame.current else _before_init(frame),
        "found": None if frame.current else outline_found(frame.draft),
    }


def _refused(request: HttpRequest, frame: Frame, error: DomainError) -> dict[str, Any]:
    """The page again with why not, the pairs that collide, and all that was typed."""
    typed = cover_typed(request)
    return _context(frame) | {
        "error": error,
        "left": _pairs_told(frame, error),
        "symbol": request.POST.get("symbol", ""),
        "number_anew": bool(request.POST.get("number_anew")),
        "cover": cover_lines(frame.draft, typed) if typed else cover_lines(frame.draft),
    }


def _pairs_told(frame: Frame, error: DomainError) -> list[Link]:
    told = error.facts.get("conflicts")
    if frame.current is None or not isinstance(told, list):
        return []
    return pairs([Conflict(**each) for each in told], frame, gather(frame, frame.current))


def _proposed(frame: Frame) -> str:
    """The symbol that the chain goes on with; "" where a person must say how."""
    try:
        return format_symbol(symbol_due(frame.draft, frame.current))
    except DomainError:
        return ""


def _before_init(frame: Frame) -> list[Check]:
    found = outline_found(frame.draft)
    link = Link(_("Write it together"), reverse("preparation", args=[frame.draft.pk]))
    if found is None:
        return [Check("no", _("There is no text to issue yet."), [link]), cover_check(frame)]
    checked = [Check("yes", _("The text has %(n)d paragraphs.") % {"n": len(found.lines)})]
    told = findings_told(frame.draft)
    checked += [Check("no", each.words, [link]) for each in told if each.is_fault]
    if left := [each for each in told if not each.is_fault]:
        said = ngettext("%(n)d thing to look at:", "%(n)d things to look at:", len(left)) % {"n": len(left)}
        links = [Link(each.words, f"{link.address}#{each.paragraph}") for each in left[:NAMED_AT_MOST]]
        checked.append(Check("warn", said, links))
    text = prepared_text(frame.draft)
    of_words = [] if text is None else checks_of_words(text, address=link.address)
    return [*checked, *of_words, cover_check(frame)]
