"""Ends of paragraphs in a tracked paper: which of them came or went, and under which style each stands.

Word removes a paragraph by removing its words and one end of paragraph: its own, or the one before it. Its own is
the plain choice. The one before is what typing on at a paragraph's end records, and LibreOffice needs it twice:
it forgets that the end of the paragraph with the document's first footnote is tracked, and it takes an insertion
that closes a paragraph and a paragraph inserted after it for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafting.papers.docx.styling import word_style_of
from drafting.papers.sheet import Line, LineSign, NoteCall, Sign, Stamp

_CAME: frozenset[LineSign] = frozenset({"ins", "to"})
_WENT: frozenset[LineSign] = frozenset({"del", "from"})


@dataclass(frozen=True, slots=True)
class End:
    """The end of one paragraph; `was` is the style it had, where that differs from the one it has."""

    style: str
    sign: LineSign = "keep"
    stamp: Stamp | None = None
    was: str | None = None


def ends_of(lines: Sequence[Line], *, before: str) -> list[End]:
    """The end of the paragraph before all lines, whose style is `before`, then that of each line.

    What stays has its own style, whatever is accepted or rejected around it.
    """
    units = [_Unit(before), *map(_unit, lines)]
    noted = next((place for place, unit in enumerate(units) if unit.has_note), -1)
    ends = [End(unit.style, unit.sign, unit.stamp) for unit in units]
    for start, end in _stretches(units):
        stays = _staying(units, start, end, noted)
        if stays >= start:
            ends[start - 1 : stays + 1] = _shifted(units[start - 1 : stays + 1])
    return ends


@dataclass(frozen=True, slots=True)
class _Unit:
    """What counts of a paragraph: its style, what became of it, and under which sign its words end."""

    style: str
    sign: LineSign = "keep"
    stamp: Stamp | None = None
    last: Sign = "keep"
    has_note: bool = False


def _unit(line: Line) -> _Unit:
    last = line.pieces[-1].sign if line.pieces else "keep"
    if line.sign != "keep":
        last = "ins" if line.sign in _CAME else "del"
    has_note = any(isinstance(piece, NoteCall) for piece in line.pieces)
    return _Unit(word_style_of(line), line.sign, line.stamp, last, has_note)


def _stretches(units: Sequence[_Unit]) -> Iterator[tuple[int, int]]:
    """From where to where paragraphs came or went, behind one that stays."""
    start = 0
    for stays, group in groupby(units, key=lambda unit: unit.sign == "keep"):
        end = start + len(list(group))
        if not stays:
            yield start, end
        start = end


def _staying(units: Sequence[_Unit], start: int, end: int, noted: int) -> int:
    """Of the ends from the paragraph before a stretch to its last, the one that stays."""
    before = units[start - 1]
    if start - 1 <= noted < end:
        return noted
    first = next((at for at in range(start, end) if units[at].sign != units[start].sign), end)
    alike = before.style == units[first - 1].style
    return first - 1 if alike or _runs_on(before, units[start]) else start - 1


def _runs_on(before: _Unit, unit: _Unit) -> bool:
    """Whether the words that came or went at a paragraph's end meet a paragraph that did alike."""
    return unit.sign in (_CAME if before.last == "ins" else _WENT if before.last == "del" else ())


def _shifted(units: Sequence[_Unit]) -> list[End]:
    """The ends of a paragraph that stays and of those behind it, each of which takes the end before its words."""
    olds = iter([unit.style for unit in units if unit.sign not in _CAME])
    news = iter([unit.style for unit in units if unit.sign not in _WENT])
    ends: list[End] = []
    for unit in (*units[1:], units[0]):
        old = next(olds) if unit.sign not in _CAME else None
        new = next(news) if unit.sign not in _WENT else None
        was = old if new and old != new else None
        ends.append(End(new or old or "", unit.sign, unit.stamp or units[-1].stamp, was))
    return ends
