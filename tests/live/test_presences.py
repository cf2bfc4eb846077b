"""Who is in a room is known to those in the room alone; and to nobody any more once he has left."""

from __future__ import annotations

from collections.abc import Callable

from drafting.models import Room, Seat
from tests.live.conftest import Site, make_room
from tests.live.typist import Typist


def names(typist: Typist) -> list[str]:
    """What the typist was shown of whom, in order."""
    return [each.state for each in typist.presences]


def sees(name: str) -> Callable[[Typist], bool]:
    return lambda typist: any(f'"{name}"' in state for state in names(typist))


def test_who_comes_later_is_shown_who_is_here(site: Site, room: Room, france: Seat, france2: Seat) -> None:
    head = site.seat(france, room)
    head.show_cursor()
    head.until(sees("france"))
    site.seat(france2, room).until(sees("france"))


def test_presences_of_one_room_are_not_shown_in_another(
    site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    head, elsewhere = site.seat(france, room), site.seat(france2, make_room())
    head.show_cursor()
    head.until(sees("france"))
    elsewhere.show_cursor()
    elsewhere.until(sees("france2"))
    later = site.seat(france2, make_room())
    later.show_cursor()
    later.until(sees("france2"))
    for typist in (elsewhere, later):
        assert not any('"france"' in state for state in names(typist)), "shown in another room"


def test_who_leaves_is_taken_away(site: Site, room: Room, france: Seat, france2: Seat) -> None:
    head, drafter = site.seat(france, room), site.seat(france2, room)
    head.show_cursor()
    drafter.until(sees("france"))
    head.socket.close()
    drafter.until(lambda typist: names(typist)[-1] == "null")
