"""Tell everybody what the Presidency has decided."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.lock import lock_draft
from amendments.models import Amendment, Decision
from amendments.models.stored import for_the_core
from drafting.actions.record import record_act
from drafting.errors import Hidden
from drafting.models import Draft, Seat
from drafting.permissions import require


@transaction.atomic
def announce_decisions(draft: Draft, *, amendments: Iterable[Amendment] | None = None, by: Seat) -> int:
    """Announces the decisions prepared on the draft, or on these of its amendments alone; how many there were."""
    draft = lock_draft(draft)
    if by.body_id != draft.body_id:
        raise Hidden
    require(by, "write", "decision_prepared")
    rows = for_the_core(prepared_on(draft))
    if amendments is not None:
        rows = rows.filter(pk__in=[amendment.pk for amendment in amendments])
    told = 0
    for amendment in rows:
        amendment.draft = draft
        for decision in amendment.decisions.all():
            announced_act(decision, amendment=amendment, by=by)
            told += 1
    return told


def prepared_on(draft: Draft) -> QuerySet[Amendment]:
    """The amendments with a decision that stands and is not announced."""
    waiting = Decision.objects.filter(current=True, announced_at__isnull=True)
    return Amendment.objects.filter(draft=draft, decisions__in=waiting)


def announced_act(decision: Decision, *, amendment: Amendment, by: Seat) -> None:
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
