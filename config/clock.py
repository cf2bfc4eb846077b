"""What is done by the clock."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from amendments.actions.release_round import release_due
from amendments.models import Round
from drafting.models import Draft


@shared_task(name="config.release_due_rounds")
def release_due_rounds() -> None:
    """Release what rounds held back until a deadline that has passed: those who wait for it have their page open."""
    due = Round.objects.due(timezone.now())
    for draft in Draft.objects.filter(pk__in=due.values("draft")):
        release_due(draft)
