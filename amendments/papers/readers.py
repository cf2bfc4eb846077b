"""Whom a paper is for, and what they may know of a negotiation: nothing else gets into it."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from django.db.models import QuerySet

from amendments.consolidation.change import Change, Proposal
from amendments.models import Amendment, Decision, Position
from amendments.models.stored import (
    changes_of,
    current_decision,
    for_the_core,
    proposal_of,
    source_of,
    weighed_changes,
)
from amendments.permissions import status_told, visible_amendments
from drafting.models import Delegation, Draft, Paper, Seat

Audience = Paper.Audience
Status = Amendment.Status


@dataclass(frozen=True, slots=True)
class Readers:
    """The audience of a paper; `delegation` is the one that "delegation" means."""

    draft: Draft
    audience: str
    delegation: Delegation | None = None

    @property
    def know_what_is_prepared(self) -> bool:
        """Whether decisions that are not announced count for them."""
        return self.audience == Audience.PRESIDENCY


@dataclass(frozen=True, slots=True)
class Seen:
    """An amendment as its readers may know it."""

    amendment: Amendment
    status: str
    decision: Decision | None
    changes: tuple[Change, ...]
    source: str
    proposal: Proposal

    @property
    def is_live(self) -> bool:
        """Whether it is weighed with the others."""
        return self.status in Amendment.LIVE


def amendments_seen(readers: Readers) -> list[Seen]:
    """Every amendment of the draft that was submitted and that the readers may know, in order of number."""
    rows = for_the_core(_visible(readers)).exclude(status=Status.IN_PREPARATION)
    amendments = rows.select_related("delegation", "round")
    return [
        _seen(each, prepared=readers.know_what_is_prepared)
        for each in sorted(amendments, key=attrgetter("by_number"))
    ]


def positions_seen(readers: Readers, seen: list[Seen]) -> list[Position]:
    """The positions that stand, on the text and on amendments of `seen`, in the body's order of delegations."""
    own = readers.delegation.pk if readers.delegation else None
    known = {each.amendment.pk: each.amendment.released_at is not None for each in seen}
    rows = Position.objects.filter(draft=readers.draft, lifted_at__isnull=True)
    kept = rows.exclude(confirmation=Amendment.Confirmation.DISOWNED).select_related("delegation")
    return [
        each
        for each in kept.order_by("delegation__rank", "entered_at")
        if each.amendment_id is None
        or known.get(each.amendment_id)
        or (each.amendment_id in known and own == each.delegation_id)
        or (each.amendment_id in known and readers.audience == Audience.PRESIDENCY)
    ]


def tells_informal(seen: list[Seen]) -> bool:
    """Whether something tabled in an informal round is among them: observers were not in the room."""
    return any(each.amendment.round is not None and not each.amendment.round.formal for each in seen)


def _visible(readers: Readers) -> QuerySet[Amendment]:
    draft = readers.draft
    if readers.audience == Audience.PRESIDENCY:
        return visible_amendments(draft, Seat(body=draft.body, role=Seat.Role.PRESIDENCY))
    if readers.audience == Audience.DELEGATION:
        reader = Seat(body=draft.body, role=Seat.Role.READER, delegation=readers.delegation)
        return visible_amendments(draft, reader)
    released = Amendment.objects.filter(draft=draft, released_at__isnull=False)
    if readers.audience == Audience.PUBLIC:
        return released.exclude(round__formal=False)
    return released


def _seen(amendment: Amendment, *, prepared: bool) -> Seen:
    decision = current_decision(amendment)
    is_known = decision is None or prepared or decision.announced_at is not None
    changes = weighed_changes(amendment, prepared=prepared)
    return Seen(
        amendment=amendment,
        status=status_told(amendment, decision, is_known=is_known),
        decision=decision if is_known else None,
        changes=changes_of(amendment),
        source=source_of(amendment),
        proposal=proposal_of(amendment, changes=changes),
    )
