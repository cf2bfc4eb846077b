"""Give a person a seat in a body."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from drafting.actions.delegation_of import delegation_of
from drafting.actions.lock_body import lock_body
from drafting.actions.record import record_act
from drafting.errors import Clash, DomainError
from drafting.invitation import is_invited
from drafting.models import Body, Delegation, Seat
from drafting.permissions import require


def seat_person(
    body: Body,
    *,
    username: str,
    role: str,
    delegation: str | None = None,
    valid_from: datetime | None = None,
    valid_until: datetime | None = None,
    by: Seat,
) -> Seat:
    """The new seat. The secretariat seats anyone, a head the drafters and readers of its own delegation.

    Refused (400): unknown_user, unknown_role, unknown_delegation, delegation_needed, doubled_seat,
    ends_before_it_begins; (409): not_come_yet.
    """
    with transaction.atomic():
        body = lock_body(body, by=by)
        party = check_may_seat(body, role=role, delegation=delegation, by=by)
        if valid_from and valid_until and valid_until <= valid_from:
            raise DomainError("ends_before_it_begins", _("The seat would end before it begins."))
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            raise DomainError("unknown_user", _("Nobody here goes by that user name."))
        if is_invited(user):
            # Others hold the link under which the password is chosen, and would come to this seat with it.
            raise Clash(
                "not_come_yet", _("This person has been invited and has not come yet: give the seat then.")
            )
        if Seat.objects.filter(
            user=user, body=body, role=role, delegation=party, valid_from=valid_from, valid_until=valid_until
        ).exists():
            raise DomainError("doubled_seat", _("This person holds that seat already."))
        seat = Seat.objects.create(
            user=user, body=body, delegation=party, role=role, valid_from=valid_from, valid_until=valid_until
        )
        record_act(
            verb="seat_person",
            by=by,
            audience=who_hears_of(seat),
            subject=f"seat:{seat.pk}",
            payload={"username": username, "role": role, "delegation": party.code if party else None},
        )
    return seat


def check_may_seat(body: Body, *, role: str, delegation: str | None, by: Seat) -> Delegation | None:
    """The delegation that such a seat would be of, None for an office; refused where it is not for `by` to give."""
    party = _party(body, role, delegation)
    own = party is not None and by.delegation_id == party.pk and role in (Seat.Role.DRAFTER, Seat.Role.READER)
    require(by, "manage", "seat", relation="own" if own else "")
    return party


def who_hears_of(seat: Seat) -> str:
    """The audience of an act about the seat: the offices, and the delegation that it is of."""
    return "office" if seat.is_office or seat.delegation is None else f"office+{seat.delegation.code}"


def _party(body: Body, role: str, code: str | None) -> Delegation | None:
    if role not in Seat.Role.values:
        raise DomainError("unknown_role", _("There is no role %(role)s.") % {"role": role})
    if code is None:
        if role in Seat.OF_A_DELEGATION:
            raise DomainError(
                "delegation_needed", _("A %(role)s sits for a delegation: say which.") % {"role": role}
            )
        return None
    return delegation_of(body, code)
