"""How a negotiation stood at one moment: what the tests of its papers print."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from drafting.papers.comments import Comment, comments
from drafting.papers.comparison import Compared, comparison
from drafting.papers.disposition import Disposed, disposition
from drafting.papers.positions import Matter, positions
from drafting.papers.snapshot import Listing, Snapshot
from drafting.papers.tables.cells import redlined, said
from drafting.papers.values import PaperValues
from drafting.text.paragraph import Footnote, Text
from drafting.text.wording import Call, Run, canonical, from_plain

AT = datetime(2026, 3, 4, 15, 20, tzinfo=UTC)
ASKED = redlined(from_plain("Lamps shall be lit."), from_plain("Lamps should be lit."), {})


def listing(reason: str = "Agreed.") -> Listing:
    """Two amendments of France and Sweden."""
    line = Disposed("3", "5", "5bis", "FR, SE", ASKED, "taken up", reason, "in WK 1/2026 REV 1")
    return disposition([line, replace(line, number="4")], symbol="WK 1/2026 REV 1")


def at_that_moment(base: PaperValues, content: Listing | Text) -> PaperValues:
    """The revision's values with how the negotiation stood."""
    return replace(base, snapshot=Snapshot(AT, content))


def values_for(paper: str, base: PaperValues) -> PaperValues:
    """What any paper can be made from."""
    return dated_values(base).get(paper, base)


def dated_values(base: PaperValues) -> dict[str, PaperValues]:
    """What each paper of the negotiation on `base` is made from, by the paper's name."""
    symbol, bracketed = base.symbol, _bracketed(base.text)
    contents: dict[str, Text | Listing] = {
        "rolling": bracketed,
        "room_text": bracketed,
        "disposition": listing("Agreed < late."),
        "comparison": comparison(
            [
                Compared("5.", said("Lamps shall be lit."), (ASKED, ())),
                Compared("", said("A heading"), ((), ())),
            ],
            base=symbol,
            others=("FR", "DE"),
            of="delegations",
        ),
        "comments": comments(
            [Comment("3", "FR, SE", "5", ASKED, "It is dark.\nAnd cold.")], symbol=symbol, delegation="FR"
        ),
        "positions": positions(
            [Matter("AM 3 (FR)", {"SE": "support"}), Matter("the whole", {"DE": "scrutiny reservation"})],
            codes=("DE", "FR", "SE"),
            symbol=symbol,
        ),
    }
    return {paper: at_that_moment(base, content) for paper, content in contents.items()}


def _bracketed(text: Text) -> Text:
    """The text with the first numbered paragraph in brackets, and a reservation on it as a note."""
    place = next(at for at, each in enumerate(text.paragraphs) if each.label and each.kind == "operative")
    wording = canonical(
        (
            *text.paragraphs[place].wording,
            Run(" [DE: at least,] [FR, SE: "),
            Call("reserve"),
            Run("where possible]"),
        )
    )
    paragraphs = list(text.paragraphs)
    paragraphs[place] = replace(paragraphs[place], wording=wording)
    notes = (*text.footnotes, Footnote("reserve", "CZ and PL scrutiny reservation."))
    return replace(text, paragraphs=tuple(paragraphs), footnotes=notes)
