"""End a person's seat: from now on it is not held."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.actions.lock_body import lock_body
from drafting.actions.record import record_act
from drafting.errors import Clash, Forbidden
from drafting.models import Seat
from drafting.permissions import require


def end_seat(seat: Seat, *, by: Seat) -> Seat:
    """The seat, ended now. Forbidden to end one's own last secretariat seat: a body keeps someone in charge."""
    now = timezone.now()
    with transaction.atomic():
        lock_body(seat.body, by=by)
        own = seat.role in (Seat.Role.DRAFTER, Seat.Role.READER) and seat.delegation_id == by.delegation_id
        require(by, "manage", "seat", relation="own" if own else "")
        if seat.valid_until is not None and seat.valid_until <= now:
            raise Clash("seat_ended", _("This seat has ended already."))
        _check_someone_stays(seat)
        seat.valid_until = now
        seat.save(update_fields=["valid_until"])
        code = seat.delegation.code if seat.delegation else None
        record_act(
            verb="end_seat",
            by=by,
            audience=f"office+{code}" if code and not seat.is_office else "office",
            subject=f"seat:{seat.pk}",
            payload={"username": seat.user.get_username(), "role": seat.role, "delegation": code},
        )
    return seat


def _check_someone_stays(seat: Seat) -> None:
    if seat.role != Seat.Role.SECRETARIAT:
        return
    others = (
        Seat.objects.valid(timezone.now()).filter(body_id=seat.body_id, role=seat.role).exclude(pk=seat.pk)
    )
    if not others.exists():
        raise Forbidden(_("This is the body's last secretariat seat."), code="last_secretariat")
