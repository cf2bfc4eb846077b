"""Rooms under a server that knows nothing of Adref: uvicorn's own sockets, through ASGI's receive and send alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drafting.live.member import UNANSWERED_AT_MOST
from drafting.models import Room, Seat
from tests.live.conftest import Site, live_site
from tests.live.test_slow_reader import FAREWELL_1013, all_that_comes, show_very_often, who_does_not_read
from tests.live.typist import answered, is_closed, shows


@pytest.fixture(scope="module")
def plain_site(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A live process as `uvicorn config.asgi:application` starts one."""
    with live_site(tmp_path_factory.mktemp("plain"), sockets="auto") as started:
        yield started


def test_two_people_type_and_both_read_it(plain_site: Site, room: Room, france: Seat, france2: Seat) -> None:
    head, drafter = plain_site.seat(france, room), plain_site.seat(france2, room)
    head.type(" Tonight.")
    drafter.until(shows(" Tonight."))
    drafter.type(" And tomorrow.")
    head.until(shows(" And tomorrow."))
    head.until(answered(1))
    drafter.until(answered(1))


def test_who_types_faster_than_he_is_answered_loses_nothing(
    plain_site: Site, room: Room, france: Seat
) -> None:
    head = plain_site.seat(france, room)
    for number in range(3 * UNANSWERED_AT_MOST):
        head.type(f" {number}")
    head.until(answered(3 * UNANSWERED_AT_MOST))
    assert plain_site.seat(france, room).text == head.text


def test_a_frame_that_is_none_is_refused(plain_site: Site, room: Room, france: Seat) -> None:
    head = plain_site.seat(france, room)
    head.socket.send("words")
    assert head.until(is_closed).closed == 4400


def test_who_does_not_read_is_sent_away(plain_site: Site, room: Room, france: Seat, france2: Seat) -> None:
    head = plain_site.seat(france, room)
    with who_does_not_read(plain_site, room, france2) as slow:
        show_very_often(head)
        assert all_that_comes(slow).endswith(FAREWELL_1013)
