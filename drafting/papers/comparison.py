"""The comparison: the text beside what each delegation would make of it, or beside itself over the revisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from drafting.papers.snapshot import Listing
from drafting.papers.tables.cells import said
from drafting.papers.tables.table import Cell, Column, Table

_LABEL_SHARE, _TEXT_SHARE = 7, 30
_KEYS = {
    "delegations": "The text, and beside it what each delegation proposes. Words proposed are underlined, words "
    "that would go are struck through; an empty cell says that the delegation has proposed nothing.",
    "revisions": "The text over its revisions. What came with a revision is underlined, what went with it "
    "struck through.",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A paragraph: its label, how it reads in the base, and a cell for each further column."""

    label: str
    base: Cell
    others: tuple[Cell, ...]


def comparison(
    rows: Iterable[Compared],
    *,
    base: str,
    others: Sequence[str],
    of: Literal["delegations", "revisions"],
) -> Listing:
    """The rows under the symbol of the base and the names of the others."""
    columns = (
        Column("Par.", _LABEL_SHARE),
        Column(base, _TEXT_SHARE),
        *(Column(name, _TEXT_SHARE) for name in others),
    )
    return Listing(
        title=f"Comparison of {base} to {others[-1]}"
        if of == "revisions" and others
        else f"Comparison of {base}",
        key=_KEYS[of],
        table=Table(columns, tuple((said(row.label), row.base, *row.others) for row in rows), leading=2),
    )
