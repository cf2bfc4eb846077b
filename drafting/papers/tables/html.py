"""A table on a web page: its heads are heads, for who hears it read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from drafting.papers.html.elements import add
from drafting.papers.sheet import Piece
from drafting.papers.tables.table import Table

_WritePieces = Callable[[etree._Element, Sequence[Piece]], None]


def write_table(parent: etree._Element, table: Table, write: _WritePieces) -> None:
    """The table; `write` puts a cell's pieces into an element."""
    holder = add(parent, "table")
    head = add(add(holder, "thead"), "tr")
    for column in table.columns:
        add(head, "th", column.name, scope="col")
    body = add(holder, "tbody")
    for row in table.rows:
        line = add(body, "tr")
        for place, cell in enumerate(row):
            element = add(line, "td") if place else add(line, "th", scope="row")
            write(element, [Piece(words.text, words.marks, words.sign) for words in cell])
