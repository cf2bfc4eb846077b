"""The question of every second is written once, and answered as the rows stand each time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone
from rest_framework.authtoken.models import Token

from drafting.live.member import REFUSED, SIGNED_OUT
from drafting.live.standing import Standing, what_stands
from drafting.live.ticket import Ticket
from drafting.models import Room, Seat
from tests.live.conftest import token_of

pytestmark = pytest.mark.django_db


def by_token(seat: Seat) -> Ticket:
    """What lets the person of the seat in by a token."""
    return Ticket(seat.user_id, seat.user.password, None, token_of(seat), {}, None)


def by_session(seat: Seat) -> Ticket:
    """What lets the person of the seat in from our own pages."""
    session = SessionStore()
    session.set_expiry(600)
    session.save()
    return Ticket(seat.user_id, seat.user.password, session.session_key, None, {}, None)


def ended(seat: Seat) -> None:
    Seat.objects.filter(pk=seat.pk).update(valid_until=timezone.now())


def not_begun(seat: Seat) -> None:
    Seat.objects.filter(pk=seat.pk).update(valid_from=timezone.now() + timedelta(days=1))


def disabled(seat: Seat) -> None:
    User.objects.filter(pk=seat.user_id).update(is_active=False)


def new_password(seat: Seat) -> None:
    User.objects.filter(pk=seat.user_id).update(password="another")


def signed_out(seat: Seat) -> None:
    Session.objects.all().delete()


def session_over(seat: Seat) -> None:
    Session.objects.update(expire_date=timezone.now())


def token_gone(seat: Seat) -> None:
    Token.objects.filter(user=seat.user_id).delete()


@pytest.mark.parametrize(
    ("comes", "happens", "code"),
    [
        (by_token, ended, REFUSED),
        (by_token, not_begun, REFUSED),
        (by_token, disabled, SIGNED_OUT),
        (by_token, new_password, SIGNED_OUT),
        (by_token, token_gone, SIGNED_OUT),
        (by_session, ended, REFUSED),
        (by_session, disabled, SIGNED_OUT),
        (by_session, new_password, SIGNED_OUT),
        (by_session, signed_out, SIGNED_OUT),
        (by_session, session_over, SIGNED_OUT),
    ],
)
def test_who_rests_on_it_no_longer_is_sent_away(
    france: Seat,
    germany: Seat,
    comes: Callable[[Seat], Ticket],
    happens: Callable[[Seat], None],
    code: int,
) -> None:
    tickets = {france: comes(france), germany: by_token(germany)}

    def looked() -> dict[Seat, int | None]:
        standing = what_stands(tickets.values(), [seat.pk for seat in tickets], ())
        return {seat: standing.dismissal(ticket, seat=seat.pk) for seat, ticket in tickets.items()}

    assert looked() == {france: None, germany: None}
    happens(france)
    assert looked() == {france: code, germany: None}


def test_where_the_rooms_are(room: Room, france: Seat) -> None:
    def looked() -> Standing:
        return what_stands([by_token(france)], [france.pk], [room.pk])

    assert looked().rooms == {room.pk: (room.sequence, room.rights_version, False)}
    Room.objects.filter(pk=room.pk).update(sequence=41, rights_version=7, frozen_at=timezone.now())
    assert looked().rooms == {room.pk: (41, 7, True)}
    Room.objects.filter(pk=room.pk).delete()
    assert looked().rooms == {}


def test_an_empty_room_asks_about_nobody(room: Room) -> None:
    standing = what_stands([], [], [room.pk])
    assert (standing.passwords, standing.seats, list(standing.rooms)) == ({}, frozenset(), [room.pk])


def test_nothing_asked_is_nothing_found() -> None:
    assert what_stands([], [], ()) == Standing({}, frozenset(), frozenset(), frozenset(), {})
