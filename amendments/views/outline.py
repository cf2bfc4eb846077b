"""The outline beside the text: headings, and under each its paragraphs with their state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from amendments.views.standing import UNITS, Standing
from drafting.text.paragraph import Text
from drafting.text.wording import plain

_LITTLE = frozenset({"that", "to", "the", "a", "an", "of", "for", "also"})
# Worst first: a point that is contested makes its paragraph so.
_WORST = ("contested", "open", "informal", "adref", "agreed")


@dataclass(slots=True)
class Entry:
    id: str
    label: str
    words: str
    standing: Standing
    count: int


@dataclass(slots=True)
class Chapter:
    heading: str
    entries: list[Entry] = field(default_factory=list)


def outline_of(
    text: Text, standings: Mapping[str, Standing], beside: Mapping[str, Sequence[object]]
) -> list[Chapter]:
    """Chapters with an entry per paragraph; points are told with the paragraph they belong to."""
    opens = any(paragraph.kind in ("preambular", "enacting_formula") for paragraph in text.paragraphs)
    chapters = [Chapter(_("Preamble") if opens else _("Opening"))]
    for paragraph in text.paragraphs:
        if paragraph.kind == "heading":
            chapters.append(Chapter(plain(paragraph.wording)))
        elif paragraph.kind in UNITS:
            standing, count = standings[paragraph.id], len(beside.get(paragraph.id, ()))
            entries = chapters[-1].entries
            if paragraph.kind == "subparagraph" and entries:
                _add_point(entries[-1], standing, count)
            else:
                words = _first_words(plain(paragraph.wording))
                entries.append(Entry(paragraph.id, paragraph.label or "", words, standing, count))
    return [chapter for chapter in chapters if chapter.entries]


def _add_point(entry: Entry, standing: Standing, count: int) -> None:
    entry.count += count
    if _WORST.index(standing.dot) < _WORST.index(entry.standing.dot):
        entry.standing = standing


def _first_words(text: str) -> str:
    """The words that name a paragraph in a list: its operative verb in capitals says little."""
    words = text.split()
    while len(words) > 3 and (words[0].strip(",;").isupper() or words[0] in _LITTLE):
        words.pop(0)
    named = " ".join(words[:9])
    return named[:1].upper() + named[1:]
