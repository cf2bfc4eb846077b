"""What several people of a delegation type in one room arrives, is kept, and stays theirs."""

from __future__ import annotations

from pathlib import Path

from drafting.live.document import elements_of
from drafting.live.log import load_room
from drafting.models import ClientBinding, Room, RoomUpdate, Seat
from drafting.text.wording import plain
from tests.live.conftest import WORDS, Site, live_site
from tests.live.typist import answered, shows


def text_in_the_log(room: Room) -> str:
    """What the rows alone say."""
    loaded = load_room(room.pk)
    assert loaded is not None
    state = [loaded.state] if loaded.state is not None else []
    return "\n".join(plain(each.wording) for each in elements_of([*state, *loaded.tail]))


def test_france_and_its_drafter_read_what_the_other_types(
    site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    head, drafter = site.seat(france, room), site.seat(france2, room)
    head.type(" Bells ring.")
    drafter.until(shows("Bells ring."))
    drafter.type(" Pilots agree.")
    head.until(shows("Pilots agree."))
    assert head.text == drafter.text == f"{WORDS} Bells ring. Pilots agree."


def test_an_answer_comes_once_and_after_the_commit(site: Site, room: Room, france: Seat) -> None:
    head = site.seat(france, room)
    for count in range(1, 6):
        head.type(str(count))
        head.until(answered(count))
        assert text_in_the_log(room).endswith(str(count))
    assert head.answers == [1, 1, 1, 1, 1]


def test_each_row_of_the_log_says_who_wrote_it(site: Site, room: Room, france: Seat, france2: Seat) -> None:
    head, drafter = site.seat(france, room), site.seat(france2, room)
    head.type(" A.")
    head.until(answered(1))
    drafter.until(shows(" A.")).type(" B.")
    drafter.until(answered(1))
    rows = RoomUpdate.objects.filter(room=room).order_by("sequence")
    assert [(row.sequence, row.person, row.seat) for row in rows] == [
        (1, None, None),
        (2, france.user, france),
        (3, france2.user, france2),
    ]
    bound = dict(ClientBinding.objects.filter(room=room).values_list("client", "person_id"))
    assert bound[head.doc.client_id] == france.user.pk
    assert bound[drafter.doc.client_id] == france2.user.pk


def test_a_restart_loses_nothing(room: Room, france: Seat, france2: Seat, tmp_path: Path) -> None:
    with live_site(tmp_path) as site:
        head = site.seat(france, room)
        for word in (" one", " two", " three"):
            head.type(word)
        head.until(answered(3))
    with live_site(tmp_path) as site:
        assert site.seat(france2, room).text == f"{WORDS} one two three"


def test_what_was_typed_offline_arrives_on_return(
    site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    drafter = site.seat(france2, room)
    head = site.seat(france, room)
    head.socket.close()
    words = head.words
    words.insert(len(words), " Written on the train.")
    drafter.type(" Meanwhile.")
    drafter.until(answered(1))
    back = site.seat(france, room)
    back.doc.apply_update(head.doc.get_update())
    back.send_update(back.doc.get_update())
    back.until(answered(1))
    drafter.until(shows("Written on the train."))
    assert sorted(text_in_the_log(room)) == sorted(f"{WORDS} Meanwhile. Written on the train.")
