"""The disposition: what became of every amendment, and why (conventions §2, disposition table)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drafting.papers.snapshot import Listing
from drafting.papers.tables.cells import said
from drafting.papers.tables.table import Cell, Column, Table

_COLUMNS = (
    Column("AM", 5),
    Column("Old par.", 7),
    Column("New par.", 7),
    Column("Proposed by", 9),
    Column("Proposal", 34),
    Column("Decision", 10),
    Column("Reason", 18),
    Column("Where it is now", 13),
)


@dataclass(frozen=True, slots=True)
class Disposed:
    """One amendment: its number, the paragraphs it concerns in the old text and the new, who, what, and its end."""

    number: str
    old: str
    new: str
    source: str
    asked: Cell
    decision: str
    reason: str
    now: str


def disposition(lines: Iterable[Disposed], *, symbol: str) -> Listing:
    """The amendments in their order as a listing."""
    rows = tuple(
        (
            said(line.number),
            said(line.old),
            said(line.new),
            said(line.source),
            line.asked,
            said(line.decision),
            said(line.reason),
            said(line.now),
        )
        for line in lines
    )
    return Listing(
        title=f"Disposition of the amendments up to {symbol}",
        key="What was proposed, by whom, and what became of it. Words proposed are underlined, words that "
        "would go are struck through.",
        table=Table(_COLUMNS, rows),
    )
