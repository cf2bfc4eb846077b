"""What the papers of a negotiation have in common: they say how it stood at one moment, and for whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from drafting.papers.cover import Cover, audience_line, make_cover, title_of
from drafting.papers.sheet import Line, Note, Piece, Sheet
from drafting.papers.snapshot import Listing, Snapshot
from drafting.papers.tables.table import Table
from drafting.papers.values import PaperError, PaperValues
from drafting.text.paragraph import CoverField, Text

# Fields of the revision's own cover that would be wrong on a paper of another day and another purpose.
_NOT_OURS = frozenset({"place_date", "date", "cover_note", "prev_doc"})
_MARKINGS = frozenset({"marking", "limite"})


def needed_text(values: PaperValues) -> Text:
    """The text of the snapshot. Raises PaperError `no_snapshot` where the values hold none."""
    if values.snapshot is None or not isinstance(values.snapshot.content, Text):
        raise PaperError("no_snapshot", f"There is no text of {values.symbol} with its proposals.")
    return values.snapshot.content


def needed_listing(values: PaperValues) -> Listing:
    """The listing of the snapshot. Raises PaperError `no_snapshot` where the values hold none."""
    if values.snapshot is None or not isinstance(values.snapshot.content, Listing):
        raise PaperError("no_snapshot", f"There is no listing of what is proposed to {values.symbol}.")
    return values.snapshot.content


def dated_sheet(
    values: PaperValues,
    *,
    title: str,
    key: str,
    heads: tuple[str, ...] = (),
    lines: tuple[Line, ...] = (),
    notes: tuple[Note, ...] = (),
    table: Table | None = None,
) -> Sheet:
    """The sheet under the revision's cover, with the day of the snapshot and the marking that it needs.

    `title` says which paper of which revision it is.
    """
    assert values.snapshot is not None, "asked for by needed_text or needed_listing"
    return Sheet(
        cover=_cover(values, values.snapshot),
        title=title_of(values, title),
        issued=values.snapshot.at,
        heads=(audience_line(values.audience, values.delegation), *heads),
        key=(Piece(key),),
        lines=lines,
        notes=notes,
        table=table,
    )


def moment(at: datetime) -> str:
    """A moment as a sentence says it: "2 March 2026, 16:05"."""
    return f"{day(at)}, {at:%H:%M}"


def day(at: datetime) -> str:
    """A day as covers print it."""
    return f"{at.day} {at:%B %Y}"


def _cover(values: PaperValues, snapshot: Snapshot) -> Cover:
    """LIMITE, as conventions §1 want it of what names positions; what goes to the public bears no marking."""
    text = values.text
    cover = [field for field in text.cover if field.field not in _NOT_OURS]
    if text.family == "council":
        cover.append(CoverField("place_date", f"{_city(text)}, {day(snapshot.at)}"))
        if not any(field.field in _MARKINGS for field in cover):
            cover.append(CoverField("marking", "LIMITE"))
    return make_cover(
        replace(
            values,
            text=replace(text, cover=tuple(cover)),
            issued=snapshot.at,
            previous_symbol=None,
        )
    )


def _city(text: Text) -> str:
    """Where the paper is dated: where the revision was."""
    said = next((field.text for field in text.cover if field.field == "place_date"), "")
    return said.rpartition(",")[0] or "Brussels"
