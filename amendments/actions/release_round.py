"""Release what a round held back: by the Presidency, or by the deadline's passing."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments.actions.audience import ALL
from amendments.actions.lock import lock_draft
from amendments.actions.release import awaiting, release
from amendments.models import Round
from drafting.actions.record import record_act
from drafting.errors import Clash
from drafting.models import Draft, Seat
from drafting.permissions import require

Release = Round.Release


@transaction.atomic
def release_round(round: Round, *, by: Seat) -> Round:
    """The round, released: its amendments reach the others, numbered in the order of their submission.

    Repeated, it releases nothing more. Refused: never_released (409) where the round keeps them to the Presidency.
    """
    draft = lock_draft(round.draft, by=by)
    require(by, "release", "round")
    round = Round.objects.get(pk=round.pk)
    if round.release == Release.NEVER:
        raise Clash("never_released", _("What this round received is for the Presidency alone."))
    _release(round, draft=draft, by=by, now=timezone.now())
    return round


def release_due(draft: Draft, *, now: datetime | None = None) -> int:
    """Releases the draft's rounds whose deadline has passed: by the clock (`config.clock`), and by whatever shows
    the draft's amendments, which may be there first.

    The act bears the seat that opened the round: it set the rule that is carried out here.
    """
    at = now or timezone.now()
    due = Round.objects.due(at).filter(draft=draft)
    if not due.exists():
        return 0
    with transaction.atomic():
        locked = lock_draft(draft, by=None)
        return sum(
            _release(round, draft=locked, by=round.opened_by, now=at)
            for round in due.select_related("opened_by__user", "opened_by__body", "opened_by__delegation")
        )


def _release(round: Round, *, draft: Draft, by: Seat, now: datetime) -> int:
    if round.released_at is not None:
        return 0
    held = awaiting(round)
    release(held, draft=draft, now=now)
    round.released_at = now
    round.save(update_fields=["released_at"])
    record_act(
        verb="release_round",
        by=by,
        audience=ALL,
        draft=draft,
        subject=f"round:{round.pk}",
        payload={
            "round": round.number,
            "amendments": [{"id": str(each.pk), "number": each.number} for each in held],
        },
    )
    return len(held)
