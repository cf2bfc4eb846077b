"""The positions: where each delegation stands on each amendment and paragraph; an empty cell is silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from drafting.papers.snapshot import Listing
from drafting.papers.tables.cells import said
from drafting.papers.tables.table import Column, Table

_MATTER_SHARE, _SHARE = 24, 12


@dataclass(frozen=True, slots=True)
class Matter:
    """What positions are held on, and the words for each delegation's (by code)."""

    name: str
    stances: Mapping[str, str]


def positions(matters: Iterable[Matter], *, codes: Sequence[str], symbol: str) -> Listing:
    """The matrix with a column for each delegation of `codes`, in the order given."""
    columns = (Column("On", _MATTER_SHARE), *(Column(code, _SHARE) for code in codes))
    rows = tuple(
        (said(matter.name), *(said(matter.stances.get(code, "")) for code in codes)) for matter in matters
    )
    return Listing(
        title=f"Positions on {symbol}",
        key="Positions as entered and not lifted. An empty cell is silence, which is neither support nor "
        "opposition; a scrutiny reservation is not opposition.",
        table=Table(columns, rows, leading=1),
    )
