"""A snapshot says what the log said; what went offline before it arrives after it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from drafting.live import compact
from drafting.live.attribution import Span
from drafting.live.authorship import whose_words
from drafting.live.compact import TAIL_AT_MOST, compact_room, is_due
from drafting.models import Room, RoomSnapshot, RoomUpdate, Seat
from tests.live.conftest import WORDS, Site, live_site
from tests.live.test_rooms import text_in_the_log
from tests.live.typist import answered, shows


def type_and_delete(site: Site, room: Room, seat: Seat) -> str:
    """Some updates by one person; what the room says then."""
    typist = site.seat(seat, room)
    for word in (" one", " two", " three"):
        typist.type(word)
    sent: list[bytes] = []
    typist.doc.observe(lambda event: sent.append(event.update))
    del typist.words[0:5]
    typist.send_update(sent[-1])
    typist.until(answered(4))
    return typist.text


@given(some.lists(some.integers(1, 400), min_size=1, max_size=40))
def test_each_long_log_is_compacted_by_one_process(grew_by: list[int]) -> None:
    """Processes that share a room each store some of its updates; every thousand is one's, whoever it is."""
    ends = list(itertools.accumulate(grew_by))
    due = sum(is_due(before=end - many, sequence=end) for end, many in zip(ends, grew_by, strict=True))
    assert due == ends[-1] // TAIL_AT_MOST


def test_the_snapshot_says_what_the_log_said(site: Site, room: Room, france: Seat) -> None:
    text = type_and_delete(site, room, france)
    assert compact_room(room.pk, at_least=1) == 5
    assert not RoomUpdate.objects.filter(room=room).exists()
    assert text_in_the_log(room) == text == f"{WORDS[5:]} one two three"


def test_who_deleted_what_survives(site: Site, room: Room, france: Seat) -> None:
    type_and_delete(site, room, france)
    compact_room(room.pk, at_least=1)
    (paragraph,) = whose_words(room.pk)
    assert paragraph.deleted == (Span(WORDS[:5], "FR"),)


def test_typing_goes_on_over_a_compaction(site: Site, room: Room, france: Seat, france2: Seat) -> None:
    head, drafter = site.seat(france, room), site.seat(france2, room)
    head.type(" before")
    drafter.until(shows("before"))
    compact_room(room.pk, at_least=1)
    drafter.type(" after")
    head.until(shows("after"))
    compact_room(room.pk, at_least=1)
    assert RoomSnapshot.objects.filter(room=room).count() == 1
    assert text_in_the_log(room) == f"{WORDS} before after"


def test_words_of_the_train_arrive_after_the_room_was_closed_and_compacted(
    room: Room, france: Seat, france2: Seat, tmp_path: Path
) -> None:
    with live_site(tmp_path) as site:
        head = site.seat(france, room)
        head.type(" Seen.")
        head.until(answered(1))
        head.socket.close()
        head.words.insert(len(head.words), " Written on the train.")
        drafter = site.seat(france2, room)
        drafter.type(" Meanwhile.")
        drafter.until(answered(1))
    compact_room(room.pk, at_least=1)
    with live_site(tmp_path) as site:
        back = site.seat(france, room)
        back.doc.apply_update(head.doc.get_update())
        back.send_update(back.doc.get_update())
        back.until(answered(1))
        text = site.seat(france2, room).text
    assert text.count("Written on the train.") == text.count("Meanwhile.") == text.count("Seen.") == 1


def test_a_snapshot_that_says_less_is_not_put_in_the_place_of_the_log(
    site: Site, room: Room, france: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = type_and_delete(site, room, france)
    monkeypatch.setattr(compact, "read", lambda doc: object())
    assert compact_room(room.pk, at_least=1) is None
    assert text_in_the_log(room) == text
    assert RoomUpdate.objects.filter(room=room).count() == 5
