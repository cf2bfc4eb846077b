"""What happens to a draft, as one seat may know it: the record's acts, numbered anew for each reader.

The number is the act's place among those that this seat may see: it has no gap that would count what others prepare,
and it stays the same, so that whoever missed some asks again from his last one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

import orjson
from django.contrib.auth.models import User
from django.db.models import Count

from drafting.errors import DomainError
from drafting.live.ticket import Ticket
from drafting.models import Act, Draft, Paper, Seat
from drafting.permissions import acting_seat, matter_of_text, may, may_see, require


@dataclass(frozen=True, slots=True)
class Happened:
    """One act of a draft's record, as much of it as is told at once; the rest is read from the record."""

    audience: str
    verb: str
    subject: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Grown:
    """How much has happened to a draft: acts recorded, papers made."""

    acts: int
    papers: int


def reader_of(user: User, ticket: Ticket, pk: UUID) -> Seat | None:
    """The seat under which the person may follow the draft; None where it is hidden or absent."""
    draft = Draft.objects.select_related("body").filter(pk=pk).first()
    if draft is None:
        return None
    chosen = ticket.seat_wanted or ticket.seats_chosen.get(str(draft.body_id))
    try:
        seat = acting_seat(user, draft.body, chosen)
        require(seat, "read", matter_of_text(draft))
    except DomainError:
        return None
    return seat


def happened_to(pk: UUID) -> list[Happened]:
    """All that has happened to the draft, in the order in which it did."""
    rows = Act.objects.filter(draft_id=pk).order_by("at", "sequence", "pk")
    return [
        Happened(audience, verb, subject, by, at.isoformat())
        for audience, verb, subject, by, at in rows.values_list("audience", "verb", "subject", "seat", "at")
    ]


def grown(drafts: Collection[UUID]) -> dict[UUID, Grown]:
    """How much has happened to each of the drafts; two queries."""
    acts = Act.objects.filter(draft_id__in=drafts).values_list("draft_id").annotate(Count("pk"))
    papers = Paper.objects.filter(revision__draft_id__in=drafts, state=Paper.State.READY)
    made = dict(papers.order_by().values_list("revision__draft_id").annotate(Count("pk")))
    counted = dict(acts.order_by())
    return {pk: Grown(counted.get(pk, 0), made.get(pk, 0)) for pk in drafts}


def told_to(seat: Seat, events: Sequence[Happened]) -> list[str]:
    """What of it the seat may know, as JSON with its number. Who may not read the record is told of revisions alone."""
    reads_record = may(seat, "read", "record")
    seen = [
        each
        for each in events
        if may_see(seat, each.audience) and (reads_record or each.subject.startswith("revision:"))
    ]
    return [
        _json(sequence=sequence, event=each.verb, subject=each.subject, by=each.by, at=each.at)
        for sequence, each in enumerate(seen, start=1)
    ]


def standing_at(sequence: int, *, event: str) -> str:
    """A message that is no act: that papers are ready, or where a listener stands; it bears the last act's number."""
    return _json(sequence=sequence, event=event)


def _json(**values: object) -> str:
    return orjson.dumps(values).decode()
