"""Queries that are put into SQL once say what Django would say of the database as it stands."""

from __future__ import annotations

import uuid

import pytest
from django.db import transaction
from django.db.models import UUIDField
from django.utils import timezone

from drafting.live.compiled import Blank, Compiled
from drafting.live.log import append_as_server, bindings_of, load_room, room_of
from drafting.live.rights import seats_by_token, seats_held
from drafting.models import Room, RoomSnapshot, Seat
from drafting.permissions import seats_of
from tests.live.conftest import token_of

pytestmark = pytest.mark.django_db


def test_a_persons_seats_are_those_he_holds_now(france: Seat, germany: Seat) -> None:
    mine = seats_held(france.user_id)
    assert mine == seats_of(france.user) == [france]
    assert (mine[0].party, mine[0].stands_for, mine[0].user.username) == (
        france.party,
        france.stands_for,
        france.user.username,
    )
    Seat.objects.filter(pk=france.pk).update(valid_until=timezone.now())
    assert seats_held(france.user_id) == []
    assert seats_held(germany.user_id) == [germany]
    assert seats_by_token(token_of(france)) == []
    assert seats_by_token(token_of(germany)) == [germany]


def test_a_disabled_account_holds_none(france: Seat) -> None:
    assert seats_held(france.user_id)
    france.user.is_active = False
    france.user.save()
    assert seats_held(france.user_id) == []


def test_what_is_asked_again_is_read_again(room: Room) -> None:
    before = room_of(room.pk)
    Room.objects.filter(pk=room.pk).update(rights_version=7, frozen_at=timezone.now())
    after = room_of(room.pk)
    assert before is not None
    assert after is not None
    assert (before.rights_version, before.is_shut) == (room.rights_version, False)
    assert (after.rights_version, after.is_shut) == (7, True)


def test_rows_that_a_snapshot_says_already_are_left_out(room: Room) -> None:
    with transaction.atomic():
        append_as_server(room, [b"two", b"three"])
    for sequence, state in ((1, b"up to one"), (2, b"up to two")):
        RoomSnapshot.objects.create(
            room=room, sequence=sequence, state=state, places={"clients": []}, made_at=timezone.now()
        )
    loaded = load_room(room.pk)
    assert loaded is not None
    assert (loaded.since, loaded.state, loaded.places) == (2, b"up to two", {"clients": []})
    assert loaded.tail == (b"three",)
    assert loaded.room.sequence == 3
    assert loaded.bindings == bindings_of(room.pk) != {}


def test_nothing_is_found_of_what_is_not_there() -> None:
    assert room_of(uuid.uuid4()) is None
    assert load_room(uuid.uuid4()) is None
    assert seats_held(0) == seats_by_token("nobody's") == []


def test_what_was_not_asked_for_is_still_to_be_had(room: Room) -> None:
    asked = Compiled(lambda: Room.objects.only("kind").filter(pk=Blank("room", UUIDField())))
    found = asked.first(room=room.pk)
    assert found is not None
    assert found.seeded_at == room.seeded_at
