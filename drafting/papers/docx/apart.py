"""Changes on both sides of an end of paragraph that stays, told apart for LibreOffice.

It joins two neighbouring changes of one author within a minute, even where such an end stands between them, and
takes the end along when they are accepted or rejected. The second is therefore dated a little later: only there,
and by as little as helps. Word keeps such changes apart by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import takewhile
from typing import TypeVar

from drafting.papers.docx.ends import End
from drafting.papers.sheet import Line, NoteCall, Piece, Sign, Stamp

_JOINED_WITHIN = timedelta(minutes=1)
_LATER = timedelta(minutes=2)
_SIGNS: dict[str, Sign] = {"ins": "ins", "to": "ins", "del": "del", "from": "del"}
_Change = tuple[Sign, Stamp | None]
_P = TypeVar("_P", bound=Piece | NoteCall)


def told_apart(lines: Sequence[Line], ends: Sequence[End]) -> Iterator[Line]:
    """The lines, dated so that no change runs over an end that stays; `ends` are theirs."""
    before: Line | None = None
    for line, end in zip(lines, (None, *ends), strict=False):
        stays = end is not None and end.sign == "keep"
        joins = before and stays and _join(_change(before, -1), _change(line, 0))
        before = _put_off(line) if joins else line
        yield before


def _change(line: Line, place: int) -> _Change:
    """What became of the first or the last words of a line."""
    if line.sign in _SIGNS:
        return _SIGNS[line.sign], line.stamp
    pieces = (*line.label, *line.pieces)
    return (pieces[place].sign, pieces[place].stamp) if pieces else ("keep", None)


def _join(first: _Change, second: _Change) -> bool:
    (sign, stamp), (other_sign, other) = first, second
    if sign == "keep" or sign != other_sign:
        return False
    if stamp is None or other is None:
        return stamp is other
    return stamp.author == other.author and abs(stamp.date - other.date) <= _JOINED_WITHIN


def _put_off(line: Line) -> Line:
    """The line with its first change dated later: all of it where it came or went as a whole."""
    label: Sequence[Piece] = line.label
    if line.sign in _SIGNS:
        pieces = [_dated(piece) for piece in line.pieces]
        return replace(line, stamp=_later(line.stamp), label=tuple(map(_dated, label)), pieces=tuple(pieces))
    change = _change(line, 0)
    count = len(
        list(takewhile(lambda piece: (piece.sign, piece.stamp) == change, (*line.label, *line.pieces)))
    )
    in_pieces = max(0, count - len(label))
    return replace(
        line,
        label=(*map(_dated, label[:count]), *label[count:]),
        pieces=(*map(_dated, line.pieces[:in_pieces]), *line.pieces[in_pieces:]),
    )


def _dated(piece: _P) -> _P:
    return replace(piece, stamp=_later(piece.stamp))


def _later(stamp: Stamp | None) -> Stamp | None:
    return replace(stamp, date=stamp.date + _LATER) if stamp else None
