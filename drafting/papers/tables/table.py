"""What a paper lists in columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drafting.text.wording import Mark

Sign = Literal["keep", "ins", "del"]


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a cell under one set of marks; a line break is a line break."""

    text: str
    marks: frozenset[Mark] = frozenset()
    sign: Sign = "keep"


Cell = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, and how wide it is beside the others."""

    name: str
    share: int


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has a cell for each column. The first `leading` columns say what a row is about."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    leading: int = 0


def narrowed(table: Table, *, at_most: int) -> Table:
    """The table as a page can show it: one with more columns tells what stands in them line by line.

    Each filled cell behind the leading ones becomes a line under the name of its column.
    """
    if not table.leading or len(table.columns) <= at_most:
        return table
    leading, others = table.columns[: table.leading], table.columns[table.leading :]
    columns = (*leading, Column("Whose", 12), Column("What", max(column.share for column in others)))
    return Table(columns, tuple(line for row in table.rows for line in _lines(row, table)), table.leading)


def _lines(row: tuple[Cell, ...], table: Table) -> list[tuple[Cell, ...]]:
    about: tuple[Cell, ...] = row[: table.leading]
    lines = []
    for column, cell in zip(table.columns[table.leading :], row[table.leading :], strict=True):
        if cell:
            lines.append((*about, (Words(column.name),), cell))
            about = ((),) * table.leading
    return lines or [(*about, (), ())]
