"""End a person's seat: from now on it is not held."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.actions.lock_body import lock_body
from drafting.actions.record import record_act
from drafting.actions.seat_person import check_may_seat, who_hears_of
from drafting.errors import Clash, Forbidden
from drafting.invitation import is_invited
from drafting.models import Seat


def end_seat(seat: Seat, *, by: Seat) -> Seat:
    """The seat, ended now. Forbidden to end one's own last secretariat seat: a body keeps someone in charge.

    Of somebody invited who has not come yet nothing is left: the link is over, and the user name free again.
    """
    now = timezone.now()
    code = seat.delegation.code if seat.delegation else None
    with transaction.atomic():
        body = lock_body(seat.body, by=by)
        check_may_seat(body, role=seat.role, delegation=code, by=by)
        if seat.valid_until is not None and seat.valid_until <= now:
            raise Clash("seat_ended", _("This seat has ended already."))
        _check_someone_stays(seat)
        seat.valid_until = now
        seat.save(update_fields=["valid_until"])
        record_act(
            verb="end_seat",
            by=by,
            audience=who_hears_of(seat),
            subject=f"seat:{seat.pk}",
            payload={"username": seat.user.get_username(), "role": seat.role, "delegation": code},
        )
        if is_invited(seat.user):
            seat.user.delete()
    return seat


def _check_someone_stays(seat: Seat) -> None:
    if seat.role != Seat.Role.SECRETARIAT:
        return
    others = (
        Seat.objects.valid(timezone.now()).filter(body_id=seat.body_id, role=seat.role).exclude(pk=seat.pk)
    )
    if not others.exists():
        raise Forbidden(_("This is the body's last secretariat seat."), code="last_secretariat")
