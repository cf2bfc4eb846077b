"""Deleted text that gives way to a sign, "(…)" or "[…]", as many papers of the Council print it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from drafting.papers.sheet import Line, Note, NoteCall, Piece

_Pieces = tuple[Piece | NoteCall, ...]


def without_deleted(
    lines: Sequence[Line], notes: Sequence[Note], sign: str
) -> tuple[tuple[Line, ...], tuple[Note, ...]]:
    """The lines with `sign` where text went, and the notes that are still called, numbered anew."""
    called = (
        piece.number
        for line in lines
        for piece in line.pieces
        if isinstance(piece, NoteCall) and not piece.again and piece.sign != "del"
    )
    numbers = {number: place for place, number in enumerate(called, start=1)}
    left = (
        Note(numbers[note.number], tuple(_texts(note.pieces, sign)))
        for note in notes
        if note.number in numbers
    )
    return tuple([_line(line, sign, numbers) for line in lines]), tuple(left)


def _line(line: Line, sign: str, numbers: Mapping[int, int]) -> Line:
    """A deleted paragraph keeps its number; of a number that changed the new one is left."""
    if line.sign == "del":
        label = tuple([replace(piece, sign="keep") for piece in line.label])
        return replace(line, label=label, pieces=(Piece(sign),))
    label = tuple([piece for piece in line.label if piece.sign != "del"])
    return replace(line, label=label, pieces=tuple(_pieces(line.pieces, sign, numbers)))


def _pieces(
    pieces: Iterable[Piece | NoteCall], sign: str, numbers: Mapping[int, int]
) -> Iterator[Piece | NoteCall]:
    for deleted, group in groupby(pieces, key=lambda piece: piece.sign == "del"):
        if deleted:
            yield from _texts([piece for piece in group if isinstance(piece, Piece)], sign)
            continue
        for piece in group:
            yield replace(piece, number=numbers[piece.number]) if isinstance(piece, NoteCall) else piece


def _texts(pieces: Sequence[Piece], sign: str) -> Iterator[Piece]:
    """The pieces; what went between two that stay is one sign, with the spaces at its ends."""
    for deleted, group in groupby(pieces, key=lambda piece: piece.sign == "del"):
        if not deleted:
            yield from group
            continue
        text = "".join([piece.text for piece in group])
        said = sign if text.strip() else ""
        before, after = " " * text.startswith(" "), " " * (bool(said) and text.endswith(" "))
        yield Piece(f"{before}{said}{after}")
