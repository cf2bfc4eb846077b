"""Let an amendment go that has lost its place in the text: never by itself, always by a person's act."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.drop_prepared import drop_prepared_decision
from amendments.actions.lock import lock_amendment
from amendments.actions.state import moved
from amendments.models import Amendment
from amendments.permissions import may_do, require_for
from drafting.actions.record import record_act
from drafting.errors import Clash
from drafting.models import Seat


@transaction.atomic
def lapse_amendment(amendment: Amendment, *, by: Seat) -> Amendment:
    """The amendment, lapsed; repeated, it is no second act. By the Presidency, or by who could withdraw it.

    Refused (409): not_submitted, already_decided, not_open (withdrawn), not_flagged where it has its place: then the
    Presidency decides on it and its proposer may withdraw it.
    """
    amendment = lock_amendment(amendment)
    if not may_do(by, "withdraw", amendment):
        require_for(by, "decide", amendment)
    if amendment.status == Amendment.Status.LAPSED:
        return amendment
    status = moved(amendment, "lapse", by=by)
    if not amendment.flag:
        raise Clash("not_flagged", _("The amendment has its place in the text: it is to be decided on."))
    drop_prepared_decision(amendment)
    amendment.status = status
    amendment.save(update_fields=["status"])
    record_act(
        verb="lapse_amendment",
        by=by,
        audience=audience_of(amendment),
        draft=amendment.draft,
        subject=subject_of(amendment),
        payload={"number": amendment.number},
    )
    return amendment
