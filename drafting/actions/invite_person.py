"""Give a seat to somebody who has no account yet."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from drafting.actions.check_readable import check_readable
from drafting.actions.lock_body import lock_body
from drafting.actions.record import record_act
from drafting.actions.seat_person import check_may_seat, seat_person, who_hears_of
from drafting.errors import Clash, DomainError
from drafting.models import Body, Invitation, Seat


def invite_person(
    body: Body, *, username: str, name: str, role: str, delegation: str | None = None, by: Seat
) -> Seat:
    """The new seat, and for its holder an account without a password: its invitation's link leads to choosing one.

    By whom a seat may be given, somebody may be invited to it. Refused as by `seat_person`, and: no_name, bad_username
    (400), username_taken (409).
    """
    with transaction.atomic():
        body = lock_body(body, by=by)
        check_may_seat(body, role=role, delegation=delegation, by=by)
        _new_account(username=username, name=name)
        seat = seat_person(body, username=username, role=role, delegation=delegation, by=by)
        Invitation.objects.create(seat=seat)
        record_act(
            verb="invite_person",
            by=by,
            audience=who_hears_of(seat),
            subject=f"seat:{seat.pk}",
            payload={"username": username, "name": name},
        )
    return seat


def _new_account(*, username: str, name: str) -> None:
    check_readable(name, field=_("The name"))
    if not name:
        raise DomainError("no_name", _("Say whom you invite: first name and last name."))
    first, _space, last = name.partition(" ")
    # Signing in takes "France" for "france", so there is no room for both.
    if User.objects.filter(username__iexact=username).exists():
        raise Clash(
            "username_taken", _("Somebody here goes by that user name already: give the seat to them.")
        )
    account = User(username=username, first_name=first, last_name=last)
    account.set_unusable_password()
    try:
        account.full_clean(validate_unique=False)
    except ValidationError as error:
        raise DomainError("bad_username", " ".join(error.messages)) from error
    account.save()
