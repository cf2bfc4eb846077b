"""Who may come into a room, and when he has to leave it."""

from __future__ import annotations

import contextlib
import time
import uuid

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils import timezone
from rest_framework.authtoken.models import Token
from websockets.exceptions import ConnectionClosed, InvalidStatus

from drafting.models import Room, Seat
from tests.factories import PASSWORD
from tests.live.conftest import Site, token_of
from tests.live.typist import Typist, answered, is_closed, shows, synced


def cookie_of(seat: Seat) -> tuple[Client, str]:
    """The browser of the person of the seat, signed in, and its cookie."""
    browser = Client()
    assert browser.login(username=seat.user.username, password=PASSWORD)
    assert SESSION_KEY in browser.session
    return browser, f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"


def status_for(url: str, **how: object) -> int:
    """The status that refuses the handshake."""
    with pytest.raises(InvalidStatus) as refusal:
        Typist(url, **how)  # type: ignore[arg-type]
    return refusal.value.response.status_code


def test_hidden_and_absent_rooms_answer_alike(
    site: Site, room: Room, germany: Seat, observer: Seat, outsider: Seat
) -> None:
    absent = site.url(uuid.uuid4())
    token = token_of(observer)
    assert status_for(site.url(room), token=token) == status_for(absent, token=token) == 403
    assert status_for(site.url(room)) == status_for(absent) == 403
    assert status_for(site.url(room), token="nonsense") == 403
    assert status_for(site.url("no-id-at-all"), token=token_of(germany)) == 403


def test_who_may_no_longer_come_in_finds_no_room(site: Site, room: Room, france: Seat, france2: Seat) -> None:
    Seat.objects.filter(pk=france2.pk).update(valid_until=timezone.now())
    assert status_for(site.url(room), token=token_of(france2)) == 403
    france.user.is_active = False
    france.user.save()
    assert status_for(site.url(room), token=token_of(france)) == 403


@pytest.mark.parametrize("path", ["/ws/", "/ws/elsewhere/", "/", "/ws/rooms/", "/ws/rooms/../x"])
def test_unknown_paths_are_refused(site: Site, france: Seat, path: str) -> None:
    assert status_for(f"ws://127.0.0.1:{site.port}{path}", token=token_of(france)) == 403


@pytest.mark.parametrize("end", ["", "/"])
def test_the_final_slash_is_free(site: Site, room: Room, france: Seat, end: str) -> None:
    with Typist(site.url(room) + end, token=token_of(france)) as head:
        head.until(synced)


def test_a_token_may_stand_in_the_address(site: Site, room: Room, france: Seat) -> None:
    with Typist(f"{site.url(room)}?token={token_of(france)}") as head:
        head.until(synced)
    assert token_of(france) not in site.log.read_text()


def test_a_cookie_needs_our_own_origin(site: Site, room: Room, france: Seat) -> None:
    _, cookie = cookie_of(france)
    own = f"http://127.0.0.1:{site.port}"
    with Typist(site.url(room), headers={"Cookie": cookie, "Origin": own}) as head:
        head.until(synced)
    for origin in (
        f"https://127.0.0.1:{site.port}",
        "http://127.0.0.1",
        "http://evil.example",
        "null",
        own + "/",
    ):
        assert status_for(site.url(room), headers={"Cookie": cookie, "Origin": origin}) == 403
    assert status_for(site.url(room), headers={"Cookie": cookie}) == 403


def test_a_reader_receives_and_may_not_write(site: Site, room: Room, france: Seat, france3: Seat) -> None:
    head, reader = site.seat(france, room), site.seat(france3, room)
    head.type(" Bells.")
    reader.until(shows("Bells."))
    reader.type(" No.")
    reader.until(is_closed)
    assert (reader.answers, reader.closed) == ([0], 4403)
    head.type(" Still here.")
    head.until(answered(2))


def test_a_reader_may_come_where_words_were_deleted(
    site: Site, room: Room, france: Seat, france3: Seat
) -> None:
    """A stock client answers our question with all deletions it knows: nothing of that is his."""
    head = site.seat(france, room)
    sent: list[bytes] = []
    head.doc.observe(lambda event: sent.append(event.update))
    del head.words[0:5]
    head.send_update(sent[-1])
    head.until(answered(1))
    reader = site.seat(france3, room)
    reader.send_update(reader.doc.get_update(reader.doc.get_state()))
    head.type(" Bells.")
    reader.until(shows("Bells."))
    assert 0 not in reader.answers


def closed_within_two_seconds(typist: Typist) -> bool:
    """Whether the door closes in time."""
    began = time.monotonic()
    typist.until(is_closed)
    return time.monotonic() - began <= 2.0


def test_a_seat_that_ends_closes_its_sockets(site: Site, room: Room, france: Seat, france2: Seat) -> None:
    head, drafter = site.seat(france, room), site.seat(france2, room)
    Seat.objects.filter(pk=france2.pk).update(valid_until=timezone.now())
    assert closed_within_two_seconds(drafter)
    head.type(" Still here.")
    head.until(answered(1))


def test_a_seat_that_has_ended_writes_nothing_even_at_once(
    site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    head, drafter = site.seat(france, room), site.seat(france2, room)
    Seat.objects.filter(pk=france2.pk).update(valid_until=timezone.now())
    with contextlib.suppress(ConnectionClosed):  # the watch of every second may be there before him
        drafter.type(" Too late.")
    drafter.until(is_closed)
    assert drafter.answers in ([], [0])
    head.type(" Still here.")
    head.until(answered(1))
    assert "Too late." not in head.text


def test_signing_out_closes_the_sockets_of_that_session(site: Site, room: Room, france: Seat) -> None:
    browser, cookie = cookie_of(france)
    headers = {"Cookie": cookie, "Origin": f"http://127.0.0.1:{site.port}"}
    with Typist(site.url(room), headers=headers) as head:
        head.until(synced)
        browser.logout()
        assert closed_within_two_seconds(head)


def test_a_disabled_account_is_sent_away(site: Site, room: Room, france: Seat) -> None:
    head = site.seat(france, room)
    france.user.is_active = False
    france.user.save()
    assert closed_within_two_seconds(head)


def test_a_revoked_token_is_sent_away(site: Site, room: Room, france: Seat) -> None:
    head = site.seat(france, room)
    Token.objects.filter(user=france.user).delete()
    assert closed_within_two_seconds(head)


def test_a_frozen_room_stores_nothing_more(site: Site, room: Room, france: Seat, france2: Seat) -> None:
    head, drafter = site.seat(france, room), site.seat(france2, room)
    head.type(" In time.")
    head.until(answered(1))
    Room.objects.filter(pk=room.pk).update(frozen_at=timezone.now())
    head.type(" Too late.")
    head.until(is_closed)
    assert head.answers == [1, 0]
    drafter.until(shows("In time."))
    assert "Too late." not in drafter.text
