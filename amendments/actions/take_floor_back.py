"""Take an amendment off the table: the Presidency goes on alone and unseen."""

from __future__ import annotations

from django.db import transaction

from amendments.actions.audience import ALL, subject_of
from amendments.actions.change_floor import require_presidencys_own
from amendments.actions.keep_room import rights_changed
from amendments.actions.lock import lock_amendment
from amendments.actions.state import check_in_preparation
from amendments.models import Amendment
from amendments.models.stored import forget_rows
from drafting.actions.record import record_act
from drafting.models import Seat


@transaction.atomic
def take_floor_back(amendment: Amendment, *, by: Seat) -> Amendment:
    """The amendment, in preparation with the Presidency alone; nobody stands behind it any more.

    Taken back already, it is no act. Refused (409): not_in_preparation.
    """
    amendment = lock_amendment(amendment)
    require_presidencys_own(amendment, by=by)
    check_in_preparation(amendment)
    if not amendment.floor:
        return amendment
    amendment.floor, amendment.round = Amendment.Floor.NONE, None
    amendment.save(update_fields=["floor", "round"])
    amendment.sponsorships.all().delete()
    forget_rows(amendment)
    rights_changed(amendment)
    record_act(
        verb="take_floor_back",
        by=by,
        audience=ALL,
        draft=amendment.draft,
        subject=subject_of(amendment),
    )
    return amendment
