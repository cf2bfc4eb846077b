"""When a submitted amendment reaches the others, and with which AM number: the round's rule (design §1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from amendments.models import Amendment, Round
from drafting.models import Draft

Status = Amendment.Status


def round_at(draft: Draft, now: datetime) -> Round | None:
    """The round that work belongs to at `now`: the last one opened; None where the draft has none."""
    return Round.objects.filter(draft=draft, opens_at__lte=now).order_by("-number").first()


def is_late(round: Round | None, now: datetime) -> bool:
    """Whether what is submitted at `now` comes after the round's deadline: allowed, and marked."""
    return round is not None and round.deadline is not None and round.deadline < now


def is_due(amendment: Amendment, now: datetime) -> bool:
    """Whether the amendment, submitted, is to reach the others at `now`."""
    if amendment.to == Amendment.To.PRESIDENCY:
        return False
    round = amendment.round
    # The rule holds back what delegations table; when the Presidency tables something, it means to.
    if round is None or amendment.delegation_id is None or round.released_at is not None:
        return True
    if round.release == Round.Release.DEADLINE:
        return round.deadline is not None and round.deadline <= now
    return round.release == Round.Release.AT_ONCE


def awaiting(round: Round) -> list[Amendment]:
    """The round's submitted amendments that the others do not see yet and that are meant for them."""
    rows = Amendment.objects.filter(round=round, released_at__isnull=True, to=Amendment.To.ALL)
    return list(rows.exclude(status__in=(Status.IN_PREPARATION, Status.WITHDRAWN)).order_by("order"))


def release(amendments: Iterable[Amendment], *, draft: Draft, now: datetime) -> int:
    """Gives each the next AM number of the draft (locked by the caller), in the order given; how many."""
    released = 0
    for amendment in amendments:
        draft.numbers_given += 1
        amendment.number, amendment.released_at = draft.numbers_given, now
        amendment.save(update_fields=["number", "released_at"])
        released += 1
    if released:
        draft.save(update_fields=["numbers_given"])
    return released
