"""A head says that its delegation never asked for what an office entered on its behalf."""

from __future__ import annotations

from django.db import transaction

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.confirm import check_awaited
from amendments.actions.drop_prepared import drop_prepared_decision
from amendments.actions.lock import lock_amendment
from amendments.actions.state import check_submitted
from amendments.consolidation.lifecycle import next_status
from amendments.models import Amendment
from amendments.permissions import require_for
from drafting.actions.record import record_act
from drafting.models import Seat


@transaction.atomic
def disown_amendment(amendment: Amendment, *, by: Seat) -> Amendment:
    """The amendment, disowned, and withdrawn if it is open; repeated, it is no second act.

    What the Presidency prepared in private on it falls; what is announced or issued stays, and shows whose it is
    not. Refused (409): not_submitted, not_on_behalf, confirmed.
    """
    amendment = lock_amendment(amendment)
    require_for(by, "confirm", amendment)
    check_submitted(amendment)
    if amendment.confirmation == Amendment.Confirmation.DISOWNED:
        return amendment
    check_awaited(amendment)
    drop_prepared_decision(amendment)
    amendment.confirmation = Amendment.Confirmation.DISOWNED
    if amendment.status in Amendment.OPEN:
        amendment.status = next_status(amendment.status, "withdraw")
    amendment.save(update_fields=["confirmation", "status"])
    record_act(
        verb="disown_amendment",
        by=by,
        audience=audience_of(amendment),
        draft=amendment.draft,
        subject=subject_of(amendment),
        payload={"number": amendment.number},
    )
    return amendment
