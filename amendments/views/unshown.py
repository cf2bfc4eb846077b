"""What no font of the papers can show, in the text that is about to be issued."""

from __future__ import annotations

from collections.abc import Set

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amendments.views.cards import base_of
from amendments.views.check import NAMED_AT_MOST, Check, Link
from drafting.papers.pdf.shown import not_shown
from drafting.text.footnotes import notes_of
from drafting.text.paragraph import Paragraph, Text
from drafting.text.wording import plain

# Of a paragraph in a script that no font has: enough to see which.
_SHOWN_AT_MOST = 4


def unshown_checks(text: Text, *, address: str) -> list[Check]:
    """One line where the PDFs will name characters by their numbers (docs/decisions/0027), with the paragraphs;
    `address` is that of the page on which they stand."""
    base = base_of(text)
    lacking = {each.id: not_shown(_said(each, text)) for each in text.paragraphs}
    count = len(frozenset().union(*lacking.values()))
    if not count:
        return []
    said = ngettext(
        "%(n)d character is in no font of the papers, the PDF names it by its number:",
        "%(n)d characters are in no font of the papers, the PDF names them by their numbers:",
        count,
    ) % {"n": count}
    links = [
        Link(
            _("%(place)s: %(characters)s") % {"place": base.spoken(id), "characters": _named(found)},
            f"{address}#{id}",
        )
        for id, found in lacking.items()
        if found
    ]
    return [Check("warn", said, links[:NAMED_AT_MOST], max(0, len(links) - NAMED_AT_MOST))]


def _said(paragraph: Paragraph, text: Text) -> str:
    notes = (note.text for note in notes_of(paragraph, text))
    return "".join((paragraph.label or "", plain(paragraph.wording), *notes))


def _named(characters: Set[str]) -> str:
    some = sorted(characters)[:_SHOWN_AT_MOST]
    more = ["…"] if len(characters) > len(some) else []
    return ", ".join([*(f"{char} (U+{ord(char):04X})" for char in some), *more])
