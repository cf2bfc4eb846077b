"""What happens to a draft, as one seat may know it: the record's acts, numbered anew for each reader.

The number is the act's place among those that this seat may see: it has no gap that would count what others prepare,
and it stays the same, so that whoever missed some asks again from his last one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import orjson
from django.contrib.auth.models import User
from django.db.models import Count, QuerySet

from drafting.errors import DomainError
from drafting.live.ticket import Ticket
from drafting.models import Act, Draft, Paper, Seat
from drafting.permissions import acting_seat, matter_of_text, may, may_see, require

ALL = "all"
SETTLED = (Paper.State.READY, Paper.State.FAILED)

# Of which of these things who reads no record is not told, though all delegations are.
Withheld = Callable[[Iterable[UUID]], set[UUID]]
_withheld: dict[str, Withheld] = {}


def register_news(kind: str, withheld: Withheld) -> None:
    """Acts on subjects of this kind ("amendment") are told to observers too, those left aside that `withheld` names."""
    _withheld[kind] = withheld


@dataclass(frozen=True, slots=True)
class Happened:
    """One act of a draft's record, as much of it as is told at once; the rest is read from the record.

    `is_open`: whether it is told also to who may not read the record.
    """

    audience: str
    verb: str
    subject: str
    by: str
    at: datetime
    is_open: bool

    def is_for(self, seat: Seat) -> bool:
        """Whether the seat may know of it."""
        return may_see(seat, self.audience) and (self.is_open or may(seat, "read", "record"))


@dataclass(frozen=True, slots=True)
class Grown:
    """How many acts a draft's record holds, and which of its papers are settled: made, or failed for good."""

    acts: int
    papers: frozenset[UUID]


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


def grown(drafts: Iterable[UUID]) -> dict[UUID, Grown]:
    """How far each of the drafts is; two queries."""
    wanted = list(drafts)
    counted = Act.objects.filter(draft_id__in=wanted).order_by().values_list("draft_id")
    acts = dict(counted.annotate(Count("pk")))
    made: dict[UUID, set[UUID]] = {pk: set() for pk in wanted}
    papers = Paper.objects.filter(revision__draft_id__in=wanted, state__in=SETTLED).order_by()
    for draft, paper in papers.values_list("revision__draft_id", "pk"):
        made[draft].add(paper)
    return {pk: Grown(acts.get(pk, 0), frozenset(made[pk])) for pk in wanted}


def happened_to(pk: UUID, *, after: datetime | None = None) -> list[Happened]:
    """What has happened to the draft, or has since `after`, in the order in which it did."""
    rows = Act.objects.filter(draft_id=pk)
    return _happened(rows.filter(at__gt=after) if after else rows)


def settled_papers(pk: UUID) -> list[Paper]:
    """The draft's papers that nobody works on any more, as much of them as says for whom they are."""
    rows = Paper.objects.filter(revision__draft_id=pk, state__in=SETTLED).order_by()
    return list(rows.only("audience", "delegation", "parties_only"))


def place_of(draft: Draft, seat: Seat) -> int:
    """The number of the last act that the seat may know of: a page read after this asks for what follows it."""
    rows = Act.objects.filter(draft=draft).order_by()
    if may(seat, "read", "record"):
        counted = rows.values_list("audience").annotate(Count("pk"))
        return sum(count for audience, count in counted if may_see(seat, audience))
    return sum(each.is_for(seat) for each in _happened(rows.filter(audience=ALL)))


def numbered(happened: Happened, sequence: int) -> str:
    """The event as JSON."""
    at = happened.at.isoformat()
    return _json(sequence=sequence, event=happened.verb, subject=happened.subject, by=happened.by, at=at)


def standing_at(sequence: int, *, event: str) -> str:
    """A message that is no act: that papers are ready, or where a listener stands; it bears the last act's number."""
    return _json(sequence=sequence, event=event)


def _happened(rows: QuerySet[Act]) -> list[Happened]:
    fields = ("audience", "verb", "subject", "seat", "at")
    acts = list(rows.order_by("at", "sequence", "pk").values_list(*fields))
    closed = _closed({subject for audience, _, subject, *_ in acts if audience == ALL})
    return [
        Happened(audience, verb, subject, by, at, audience == ALL and subject not in closed)
        for audience, verb, subject, by, at in acts
    ]


def _closed(subjects: set[str]) -> set[str]:
    """Those of the subjects that who reads no record is not told of."""
    closed = {subject for subject in subjects if _kind(subject) not in ("revision", *_withheld)}
    for kind, withheld in _withheld.items():
        keys = {UUID(subject.partition(":")[2]) for subject in subjects if _kind(subject) == kind}
        closed |= {f"{kind}:{key}" for key in withheld(keys)} if keys else set()
    return closed


def _kind(subject: str) -> str:
    return subject.partition(":")[0]


def _json(**values: object) -> str:
    return orjson.dumps(values).decode()
