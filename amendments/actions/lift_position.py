"""Lift a position: only its owner does."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments.actions.enter_position import record_position
from amendments.actions.lock import lock_draft
from amendments.models import Position
from amendments.permissions import visible_positions
from drafting.errors import Forbidden, Hidden
from drafting.models import Seat
from drafting.permissions import may


@transaction.atomic
def lift_position(position: Position, *, by: Seat) -> Position:
    """The position, lifted; repeated, it is no second act. Hidden where the seat may not read it."""
    position = lock_position(position, by=by)
    check_owner(position, "write", by=by)
    if position.lifted_at is None:
        position.lifted_at = timezone.now()
        position.save(update_fields=["lifted_at"])
        record_position("lift_position", position, by=by)
    return position


def lock_position(position: Position, *, by: Seat) -> Position:
    """The position as it is now, its draft locked; Hidden where the seat may not read it."""
    draft = lock_draft(position.draft, by=by)
    rows = visible_positions(draft, by).select_related("delegation", "amendment__delegation")
    found = rows.filter(pk=position.pk).first()
    if found is None:
        raise Hidden
    found.draft = draft
    return found


def check_owner(position: Position, deed: str, *, by: Seat) -> None:
    """403 to everybody but the head of the delegation whose position it is."""
    own = by.role in Seat.OF_A_DELEGATION and by.delegation_id == position.delegation_id
    if not may(by, deed, "position", relation="own" if own else ""):
        raise Forbidden(_("A position is lifted and confirmed by the head of its delegation alone."))
