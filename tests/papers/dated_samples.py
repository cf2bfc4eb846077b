"""How a negotiation stood at one moment: what the tests of its papers print."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from drafting.papers.disposition import Disposed, disposition
from drafting.papers.snapshot import Listing, Snapshot
from drafting.papers.tables.cells import redlined
from drafting.papers.values import PaperValues
from drafting.text.paragraph import Text
from drafting.text.wording import from_plain

AT = datetime(2026, 3, 4, 15, 20, tzinfo=UTC)
ASKED = redlined(from_plain("Lamps shall be lit."), from_plain("Lamps should be lit."), {})
OF_A_TEXT = frozenset({"rolling", "room_text"})


def listing(reason: str = "Agreed.") -> Listing:
    """Two amendments of France and Sweden."""
    line = Disposed("3", "5", "5bis", "FR, SE", ASKED, "taken up", reason, "in WK 1/2026 REV 1")
    return disposition([line, replace(line, number="4")], symbol="WK 1/2026 REV 1")


def at_that_moment(base: PaperValues, content: Listing | Text) -> PaperValues:
    """The revision's values with how the negotiation stood."""
    return replace(base, snapshot=Snapshot(AT, content))


def values_for(paper: str, base: PaperValues) -> PaperValues:
    """What any paper can be made from: a text for those that print one, else a listing."""
    return at_that_moment(base, base.text if paper in OF_A_TEXT else listing())
