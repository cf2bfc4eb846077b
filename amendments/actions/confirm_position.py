"""A head stands by a position that an office entered on behalf of its delegation."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from amendments.actions.enter_position import record_position
from amendments.actions.lift_position import check_owner, lock_position
from amendments.models import Amendment, Position
from drafting.errors import Clash
from drafting.models import Seat

Confirmation = Amendment.Confirmation


@transaction.atomic
def confirm_position(position: Position, *, by: Seat) -> Position:
    """The position, confirmed; repeated, it is no second act. Refused (409): not_on_behalf, lifted."""
    position = lock_position(position, by=by)
    check_owner(position, "confirm", by=by)
    if position.confirmation == Confirmation.CONFIRMED:
        return position
    if position.confirmation != Confirmation.AWAITED:
        raise Clash("not_on_behalf", _("Nobody entered this position on your delegation's behalf."))
    if position.lifted_at is not None:
        raise Clash("lifted", _("This position has been lifted."))
    position.confirmation = Confirmation.CONFIRMED
    position.save(update_fields=["confirmation"])
    record_position("confirm_position", position, by=by)
    return position
