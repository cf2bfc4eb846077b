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
    """Every row has a cell for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
