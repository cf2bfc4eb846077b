"""The papers of a negotiation as two delegations and a chair left it: one sample of each."""

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
ASKED = redlined(from_plain("Lamps shall be lit & low."), from_plain("Lamps should be lit & low."), {})


def dated_values(base: PaperValues) -> dict[str, PaperValues]:
    """What each paper of the negotiation on `base` is made from, by the paper's name."""
    symbol, bracketed = base.symbol, _bracketed(base.text)
    contents: dict[str, Text | Listing] = {
        "rolling": bracketed,
        "room_text": bracketed,
        "disposition": disposition(
            [
                Disposed("3", "5", "5bis", "FR, SE", ASKED, "taken up", "Agreed.", f"in {symbol}"),
                Disposed("4", "6", "–", "DE", ASKED, "not taken up", "Too late < late.", "–"),
            ],
            symbol=symbol,
        ),
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
    return {paper: replace(base, snapshot=Snapshot(AT, content)) for paper, content in contents.items()}


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
