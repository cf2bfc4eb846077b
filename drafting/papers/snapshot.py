"""How a negotiation stood at one moment, as its papers print it: kept as JSON, so that they can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from drafting.papers.tables.table import Cell, Column, Table, Words
from drafting.text.paragraph import Footnote, Paragraph, Text
from drafting.text.runs import runs_from_wording, stored_wording
from drafting.text.wording import MARKS

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """What is told in a table: its title, the sentence that explains it, and the table; `author`, where it has one."""

    title: str
    key: str
    table: Table
    author: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Either a text with its brackets or a listing, as of `at` (in the time that is printed)."""

    at: datetime
    content: Text | Listing


def content_as_json(content: Text | Listing) -> Json:
    """What `content_from_json` reads; of a text only what is not the revision's own."""
    if isinstance(content, Text):
        return {
            "paragraphs": [_paragraph_as_json(each) for each in content.paragraphs],
            "footnotes": [{"id": note.id, "text": note.text} for note in content.footnotes],
        }
    return {
        "title": content.title,
        "key": content.key,
        "author": content.author,
        "columns": [[column.name, column.share] for column in content.table.columns],
        "leading": content.table.leading,
        "rows": [[_cell_as_json(cell) for cell in row] for row in content.table.rows],
    }


def content_from_json(stored: Mapping[str, Any], *, base: Text) -> Text | Listing:
    """The content that `content_as_json` told; a text bears the cover and title of `base`."""
    if "paragraphs" in stored:
        return Text(
            family=base.family,
            title=base.title,
            cover=base.cover,
            paragraphs=tuple(_paragraph(each) for each in stored["paragraphs"]),
            footnotes=tuple(Footnote(note["id"], note["text"]) for note in stored["footnotes"]),
        )
    columns = tuple(Column(name, share) for name, share in stored["columns"])
    rows = tuple(tuple(_cell(cell) for cell in row) for row in stored["rows"])
    table = Table(columns, rows, stored["leading"])
    return Listing(stored["title"], stored["key"], table, stored.get("author", ""))


def _paragraph_as_json(paragraph: Paragraph) -> Json:
    return {
        "id": paragraph.id,
        "kind": paragraph.kind,
        "label": paragraph.label,
        "level": paragraph.level,
        "runs": runs_from_wording(paragraph.wording),
    }


def _paragraph(stored: Json) -> Paragraph:
    wording = stored_wording(stored["runs"])
    return Paragraph(stored["id"], stored["kind"], stored["label"], stored["level"], wording)


def _cell_as_json(cell: Cell) -> list[list[Any]]:
    return [[piece.text, [mark for mark in MARKS if mark in piece.marks], piece.sign] for piece in cell]


def _cell(stored: list[list[Any]]) -> Cell:
    return tuple(Words(text, frozenset(marks), sign) for text, marks, sign in stored)
