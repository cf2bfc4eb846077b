"""Tell everybody what the Presidency has decided."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.lock import lock_draft
from amendments.models import Amendment, Decision
from amendments.models.stored import current_decision, for_the_core
from drafting.actions.record import record_act
from drafting.models import Draft, Seat
from drafting.permissions import require


@transaction.atomic
def announce_decisions(draft: Draft, *, amendments: Iterable[Amendment] | None = None, by: Seat) -> int:
    """Announces the decisions prepared on the draft, or on these of its amendments alone; how many there were."""
    draft = lock_draft(draft, by=by)
    require(by, "announce", "decision")
    return announce_prepared(draft, only=amendments, by=by)


def announce_prepared(draft: Draft, *, only: Iterable[Amendment] | None = None, by: Seat) -> int:
    """As `announce_decisions`, on a draft locked by the caller, whose right it is to tell."""
    waiting = Decision.objects.filter(current=True, announced_at__isnull=True)
    rows = for_the_core(Amendment.objects.filter(draft=draft, decisions__in=waiting))
    if only is not None:
        rows = rows.filter(pk__in=[amendment.pk for amendment in only])
    told = 0
    for amendment in rows:
        amendment.draft = draft
        if decision := current_decision(amendment):
            announce_one(decision, amendment=amendment, by=by)
            told += 1
    return told


def announce_one(decision: Decision, *, amendment: Amendment, by: Seat) -> None:
    """The decision, announced now to all who may read the amendment; inside the caller's transaction."""
    decision.announced_at = timezone.now()
    decision.save(update_fields=["announced_at"])
    record_act(
        verb="announce_decision",
        by=by,
        audience=audience_of(amendment),
        draft=amendment.draft,
        subject=subject_of(amendment),
        payload={
            "number": amendment.number,
            "outcome": decision.outcome,
            "reason": decision.reason,
            "changes": decision.changes,
        },
    )
