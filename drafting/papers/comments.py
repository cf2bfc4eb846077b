"""The comments of a delegation: what it proposes to a text, as an addendum of its own (conventions §1, symbols)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drafting.papers.snapshot import Listing
from drafting.papers.tables.cells import said
from drafting.papers.tables.table import Cell, Column, Table

_COLUMNS = (
    Column("AM", 5),
    Column("Par.", 8),
    Column("Proposal", 50),
    Column("Justification", 37),
)
_SEVERAL = (_COLUMNS[0], Column("Proposed by", 10), *_COLUMNS[1:])


@dataclass(frozen=True, slots=True)
class Comment:
    """One amendment, with the paragraphs it concerns."""

    number: str
    source: str
    place: str
    asked: Cell
    justification: str


def comments(lines: Iterable[Comment], *, symbol: str, delegation: str | None, author: str = "") -> Listing:
    """One delegation's proposals, or (without one) all of them with a column that names who proposes.

    `delegation` is its code, `author` the name under which it is said to be the author.
    """
    rows = tuple(
        (
            said(line.number),
            *(() if delegation else (said(line.source),)),
            said(line.place),
            line.asked,
            said(line.justification),
        )
        for line in lines
    )
    return Listing(
        title=f"Comments {f'of {delegation}' if delegation else 'of delegations'} on {symbol}",
        key="Words proposed are underlined, words that would go are struck through.",
        table=Table(_COLUMNS if delegation else _SEVERAL, rows),
        author=author,
    )
