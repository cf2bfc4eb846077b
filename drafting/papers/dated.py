"""What the papers of a negotiation have in common: they say how it stood at one moment, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from drafting.papers.cover import audience_line, language_of, make_cover, place_and_day, title_of
from drafting.papers.days import day
from drafting.papers.sheet import Line, Note, Piece, Sheet
from drafting.papers.snapshot import Listing, Snapshot
from drafting.papers.tables.table import Table
from drafting.papers.values import PaperError, PaperValues
from drafting.text.paragraph import CoverField, Text

# Fields of the revision's own cover that would be wrong on a paper of another day and another purpose; what the
# United Nations print as place and date is the session's, and stays.
_NOT_OURS = {
    "council": frozenset({"place_date", "date", "cover_note", "prev_doc"}),
    "un": frozenset({"cover_note", "prev_doc"}),
}
# What names the sponsors of a draft: a listing is nobody's draft.
_OF_A_DRAFT = frozenset({"sponsors", "adoption_line", "report_line"})
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
    about: str,
    key: str,
    heads: tuple[str, ...] = (),
    lines: tuple[Line, ...] = (),
    notes: tuple[Note, ...] = (),
    table: Table | None = None,
) -> Sheet:
    """The sheet under the revision's cover, with the day of the snapshot and the marking that it needs.

    `title` says which paper of which revision it is, `about` says so on page 1 with the subject.
    """
    assert values.snapshot is not None, "asked for by needed_text or needed_listing"
    return Sheet(
        cover=make_cover(as_of_the_moment(values, about)),
        title=title_of(values, title),
        issued=values.snapshot.at,
        heads=(audience_line(values.audience, values.delegation), *heads),
        key=(Piece(key),),
        lines=lines,
        notes=notes,
        table=table,
    )


def as_of_the_moment(values: PaperValues, about: str) -> PaperValues:
    """The values with the cover that a paper of the snapshot's moment bears; `about` says which paper it is."""
    assert values.snapshot is not None, "asked for by needed_text or needed_listing"
    text = values.text
    kept = [field for field in text.cover if field.field not in _NOT_OURS[text.family]]
    fields = _un_fields if text.family == "un" else _council_fields
    cover = tuple(fields(kept, text, values.snapshot, about))
    return replace(values, text=replace(text, cover=cover), issued=values.snapshot.at, previous_symbol=None)


def moment(at: datetime) -> str:
    """A moment as a sentence says it: "2 March 2026, 16:05"."""
    return f"{day(at)}, {at:%H:%M}"


def _council_fields(
    kept: list[CoverField], text: Text, snapshot: Snapshot, about: str
) -> Iterator[CoverField]:
    """LIMITE, as conventions §1 want it of what names positions; comments come from who makes them."""
    author = snapshot.content.author if isinstance(snapshot.content, Listing) else ""
    yield CoverField("place_date", place_and_day(text.cover, snapshot.at))
    if author:
        yield CoverField("from", author)
    yield from (field for field in kept if not (author and field.field == "from"))
    if not any(field.field in _MARKINGS for field in kept):
        yield CoverField("marking", "LIMITE")
    if text.title and not any(field.field == "subject" for field in kept):
        yield CoverField("subject", text.title)
    yield CoverField("subject", f"– {about}")


def _un_fields(kept: list[CoverField], text: Text, snapshot: Snapshot, about: str) -> Iterator[CoverField]:
    is_listing = isinstance(snapshot.content, Listing)
    today = CoverField("date", day(snapshot.at, language_of(text.cover)))
    if not any(field.field == "date" for field in kept):
        yield today
    for field in kept:
        if not (is_listing and field.field in _OF_A_DRAFT):
            yield today if field.field == "date" else field
    yield CoverField("cover_note", about)
