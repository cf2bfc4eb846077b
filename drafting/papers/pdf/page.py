"""A sheet as the plain values that the templates read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Any

from drafting.papers.cover import CouncilCover
from drafting.papers.sheet import Line, NoteCall, Piece, Sheet
from drafting.papers.styles import has_own_bold, style_of
from drafting.papers.tables.table import Table, Words
from drafting.text.wording import Mark

_FLAGS: tuple[tuple[Mark, str], ...] = (("bold", "b"), ("italic", "i"), ("superscript", "s"))


def page_of(sheet: Sheet) -> dict[str, Any]:
    """The sheet as JSON values: the form `templates/papers/pdf/paper.typ` expects."""
    depth = _Depths()
    return {
        "title": sheet.title,
        "house": "council" if isinstance(sheet.cover, CouncilCover) else "un",
        "cover": asdict(sheet.cover),
        "heads": sheet.heads,
        "key": _pieces(sheet.key),
        "lines": [_line(line, depth) for line in sheet.lines],
        "notes": [_pieces(note.pieces) for note in sheet.notes],
        "table": _table(sheet.table) if sheet.table else None,
    }


def _table(table: Table) -> dict[str, Any]:
    """The cells row after row, as the typesetter takes them."""
    return {
        "columns": [asdict(column) for column in table.columns],
        "cells": [[_words(words) for words in cell] for row in table.rows for cell in row],
    }


def _words(words: Words) -> dict[str, Any]:
    return {"text": words.text, "marks": _flags(words.marks), "sign": words.sign}


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


def _line(line: Line, depths: _Depths) -> dict[str, Any]:
    return {
        "style": style_of(line),
        "depth": depths.of(line),
        "label": _pieces(line.label),
        "pieces": _pieces(line.pieces),
        "plain": has_own_bold(line),
    }


def _pieces(pieces: Sequence[Piece | NoteCall]) -> list[dict[str, Any]]:
    return [_piece(piece) for piece in pieces]


def _piece(piece: Piece | NoteCall) -> dict[str, Any]:
    if isinstance(piece, NoteCall):
        return {"note": piece.number, "again": piece.again, "sign": piece.sign}
    return {"text": piece.text, "marks": _flags(piece.marks), "sign": piece.sign}


def _flags(marks: Collection[Mark]) -> str:
    return "".join(flag for mark, flag in _FLAGS if mark in marks)
