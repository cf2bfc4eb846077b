"""Withdraw an amendment: its proposer no longer asks for it."""

from __future__ import annotations

from django.db import transaction

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.drop_prepared import drop_prepared_decision
from amendments.actions.lock import lock_amendment
from amendments.actions.state import moved
from amendments.models import Amendment
from amendments.permissions import require_for
from drafting.actions.record import record_act
from drafting.models import Seat


@transaction.atomic
def withdraw_amendment(amendment: Amendment, *, by: Seat) -> Amendment:
    """The amendment, withdrawn; repeated, it is no second act.

    Refused (409): not_submitted, already_decided (accepted, rejected or incorporated), not_open (lapsed).
    """
    amendment = lock_amendment(amendment)
    require_for(by, "withdraw", amendment)
    if amendment.status == Amendment.Status.WITHDRAWN:
        return amendment
    status = moved(amendment, "withdraw", by=by)
    drop_prepared_decision(amendment)
    amendment.status = status
    amendment.save(update_fields=["status"])
    record_act(
        verb="withdraw_amendment",
        by=by,
        audience=audience_of(amendment),
        draft=amendment.draft,
        subject=subject_of(amendment),
        payload={"number": amendment.number},
    )
    return amendment
