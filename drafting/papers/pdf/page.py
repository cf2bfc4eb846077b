"""A sheet as the plain values that the templates read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from drafting.papers.cover import CouncilCover
from drafting.papers.profiles import BOLD_UNDERLINE, Look
from drafting.papers.sheet import Line, NoteCall, Piece, Sheet
from drafting.papers.styles import has_own_bold, opens_annex, reads_from_right, style_of
from drafting.papers.tables.table import Table, Words
from drafting.text.wording import Mark

# Characters of the longest note that is kept on one page: half a page of them.
_UNDIVIDED = 1500
# Characters of a number that surely stands in the room left for it.
_SHORT_LABEL = 5
# How the templates are told what a stretch looks like.
_FLAGS: dict[Mark | Look, str] = {
    "bold": "b",
    "italic": "i",
    "superscript": "s",
    "underline": "u",
    "strikethrough": "k",
}
_DRAWN = str.maketrans("uk", "UK")


def page_of(sheet: Sheet) -> dict[str, Any]:
    """The sheet as JSON values: the form `templates/papers/pdf/paper.typ` expects."""
    pieces = _Pieces(sheet)
    lines, *annexes = _parts(sheet.lines)
    depths = _Depths()
    return {
        "title": sheet.title,
        "house": "council" if isinstance(sheet.cover, CouncilCover) else "un",
        "cover": asdict(sheet.cover),
        "heads": sheet.heads,
        "key": pieces.of(sheet.key),
        "lines": [_line(line, depths, pieces) for line in lines],
        "annexes": [[_line(line, depths, pieces) for line in annex] for annex in annexes],
        "table": _table(sheet.table) if sheet.table else None,
        "strict": True,
        "divided": any(sum(len(piece.text) for piece in note.pieces) > _UNDIVIDED for note in sheet.notes),
    }


def begin_page_for(note: int, page: dict[str, Any]) -> bool:
    """Lets the line that calls the note first begin a page, and the headings above it; False where it does already.

    A note can be astray only where its line calls several and they do not all fit under it.
    """
    for lines in (page["lines"], *page["annexes"]):
        for place, line in enumerate(lines):
            if not any(piece.get("note") == note for piece in line["pieces"]):
                continue
            while place and lines[place - 1]["depth"]:
                place -= 1
            begins_already = lines[place]["new_page"]
            lines[place]["new_page"] = True
            return not begins_already
    return False


def draw_marks_in_notes(page: dict[str, Any]) -> bool:
    """Lets lines under and through the words of notes be drawn, without tags; False where there are none.

    Words of the text that are marked may go on overleaf. The tag that says so is then still open while the notes of
    the page are tagged, and PDF/UA has no words that are both underlined and struck.
    """
    drawn = False
    for line in (each for lines in (page["lines"], *page["annexes"]) for each in lines):
        for words in (each for piece in line["pieces"] for each in piece.get("words", ())):
            before, words["look"] = words["look"], words["look"].translate(_DRAWN)
            drawn = drawn or before != words["look"]
    return drawn


def _parts(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines before the first annex, and those of each annex."""
    parts: list[list[Line]] = [[]]
    for line in lines:
        if opens_annex(line):
            parts.append([])
        parts[-1].append(line)
    return parts


def _called_again(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the notes that are called more than once."""
    return frozenset(
        piece.number for line in lines for piece in line.pieces if isinstance(piece, NoteCall) and piece.again
    )


def _table(table: Table) -> dict[str, Any]:
    """The cells row after row, as the typesetter takes them."""
    return {
        "columns": [asdict(column) for column in table.columns],
        "cells": [[_words(words) for words in cell] for row in table.rows for cell in row],
    }


def _words(words: Words) -> dict[str, Any]:
    return {"text": words.text, "look": _flags(words.marks | BOLD_UNDERLINE.looks(words.sign))}


class _Depths:
    """Depths of headings for assistive technology: the first is 1 and none is skipped, whatever the text has."""

    def __init__(self) -> None:
        self._last = 0

    def of(self, line: Line) -> int:
        """0 for what is no heading."""
        if line.kind not in ("title", "heading"):
            return 0
        wanted = 1 if line.kind == "title" else (line.level or 1) + 1
        self._last = min(wanted, self._last + 1)
        return self._last


def _line(line: Line, depths: _Depths, pieces: _Pieces) -> dict[str, Any]:
    return {
        "style": style_of(line),
        "depth": depths.of(line),
        "label": pieces.of(line.label),
        "short": sum(len(piece.text) for piece in line.label) <= _SHORT_LABEL,
        "pieces": pieces.of(line.pieces),
        "calls": any(isinstance(piece, NoteCall) for piece in line.pieces),
        "plain": has_own_bold(line),
        "rtl": reads_from_right(line),
        "new_page": False,
    }


class _Pieces:
    """Pieces and calls as the templates take them; a note's first call brings its words."""

    def __init__(self, sheet: Sheet) -> None:
        self._profile = sheet.profile
        self._notes = {note.number: note.pieces for note in sheet.notes}
        self._named = _called_again(sheet.lines)

    def of(self, pieces: Sequence[Piece | NoteCall]) -> list[dict[str, Any]]:
        return list(map(self._piece, pieces))

    def _piece(self, piece: Piece | NoteCall) -> dict[str, Any]:
        if isinstance(piece, Piece):
            looks = self._profile.looks(piece.sign, latest=piece.latest)
            return {"text": piece.text, "look": _flags(piece.marks | looks)}
        words = [] if piece.again else self.of(self._notes[piece.number])
        named = piece.number in self._named
        return {"note": piece.number, "again": piece.again, "named": named, "words": words}


@lru_cache(maxsize=256)
def _flags(looks: frozenset[Mark | Look]) -> str:
    return "".join(flag for look, flag in _FLAGS.items() if look in looks)
