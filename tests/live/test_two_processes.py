"""Two processes share a room: through Redis at once, without it within a second or two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.live.compact import WORTH_COMPACTING
from drafting.models import Room, RoomSnapshot, RoomUpdate, Seat
from tests.live.conftest import WORDS, Site, live_site
from tests.live.test_rooms import text_in_the_log
from tests.live.typist import answered, shows
from tests.services.redis import redis_server


@pytest.fixture
def two_sites(transactional_db: None, tmp_path: Path) -> Iterator[tuple[Site, Site]]:
    """Two live processes and a Redis between them."""
    with (
        redis_server() as url,
        live_site(tmp_path, REDIS_URL=url) as one,
        live_site(tmp_path, REDIS_URL=url) as other,
    ):
        yield one, other


def test_words_and_presences_reach_the_other_process(
    two_sites: tuple[Site, Site], room: Room, france: Seat, france2: Seat
) -> None:
    one, other = two_sites
    head, drafter = one.seat(france, room), other.seat(france2, room)
    head.type(" Bells ring.")
    drafter.until(shows("Bells ring.")).type(" Pilots agree.")
    head.until(shows("Pilots agree."))
    head.show_cursor()
    drafter.until(lambda typist: any('"france"' in each.state for each in typist.presences))


def test_both_may_type_at_once_and_end_equal(
    two_sites: tuple[Site, Site], room: Room, france: Seat, france2: Seat
) -> None:
    one, other = two_sites
    head, drafter = one.seat(france, room), other.seat(france2, room)
    for count in range(30):
        head.type(f" f{count}")
        drafter.type(f" d{count}")
    head.until(answered(30)).until(lambda typist: all(f" d{count}" in typist.text for count in range(30)))
    drafter.until(answered(30)).until(lambda typist: all(f" f{count}" in typist.text for count in range(30)))
    assert head.text == drafter.text == text_in_the_log(room)


def test_without_redis_the_other_process_looks_by_itself(
    room: Room, france: Seat, france2: Seat, tmp_path: Path
) -> None:
    with live_site(tmp_path, REDIS_URL="") as one, live_site(tmp_path, REDIS_URL="") as other:
        head, drafter = one.seat(france, room), other.seat(france2, room)
        head.type(" Bells ring.")
        drafter.until(shows("Bells ring.")).type(" Pilots agree.")
        drafter.until(answered(1))
        head.until(shows("Pilots agree."))
    assert text_in_the_log(room) == f"{WORDS} Bells ring. Pilots agree."


def test_one_of_them_shortens_the_log_that_both_have_written(
    room: Room, france: Seat, france2: Seat, tmp_path: Path
) -> None:
    """Whose update was the last; the other, which goes first, leaves it as it is."""
    with redis_server() as url, live_site(tmp_path, REDIS_URL=url) as one:
        head = one.seat(france, room)
        with live_site(tmp_path, REDIS_URL=url) as other:
            drafter = other.seat(france2, room)
            for count in range(WORTH_COMPACTING // 2):
                head.type(f" f{count}")
                drafter.type(f" d{count}")
            head.until(answered(WORTH_COMPACTING // 2))
            drafter.until(answered(WORTH_COMPACTING // 2))
            head.type(" Last words.")
            head.until(answered(WORTH_COMPACTING // 2 + 1))
            drafter.until(shows("Last words."))
        assert not RoomSnapshot.objects.filter(room=room).exists()
        text = text_in_the_log(room)
    assert RoomSnapshot.objects.filter(room=room).exists()
    assert not RoomUpdate.objects.filter(room=room).exists()
    assert text_in_the_log(room) == text
