"""A head stands by what an office entered on behalf of its delegation."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.lock import lock_amendment
from amendments.actions.state import check_submitted
from amendments.models import Amendment
from amendments.permissions import require_for
from drafting.actions.record import record_act
from drafting.errors import Clash
from drafting.models import Seat

Confirmation = Amendment.Confirmation


@transaction.atomic
def confirm_amendment(amendment: Amendment, *, by: Seat) -> Amendment:
    """The amendment, confirmed; repeated, it is no second act.

    Refused (409): not_submitted, not_on_behalf, disowned.
    """
    amendment = lock_amendment(amendment)
    require_for(by, "confirm", amendment)
    check_submitted(amendment)
    if amendment.confirmation == Confirmation.CONFIRMED:
        return amendment
    check_awaited(amendment)
    amendment.confirmation = Confirmation.CONFIRMED
    amendment.save(update_fields=["confirmation"])
    record_act(
        verb="confirm_amendment",
        by=by,
        audience=audience_of(amendment),
        draft=amendment.draft,
        subject=subject_of(amendment),
        payload={"number": amendment.number},
    )
    return amendment


def check_awaited(amendment: Amendment) -> None:
    """409 for what was not entered on behalf of a delegation, or is confirmed or disowned already."""
    if amendment.confirmation == Confirmation.NOT_NEEDED:
        raise Clash("not_on_behalf", _("Nobody entered this amendment on your delegation's behalf."))
    if amendment.confirmation == Confirmation.CONFIRMED:
        raise Clash("confirmed", _("Your delegation has confirmed this amendment."))
    if amendment.confirmation == Confirmation.DISOWNED:
        raise Clash("disowned", _("Your delegation has disowned this amendment."))
