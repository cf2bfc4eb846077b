"""What is refused is not in the log and reaches nobody; what is passed on is never the bytes that somebody sent."""

from __future__ import annotations

from pycrdt import Doc, XmlElement, XmlFragment

from drafting.live.lib0 import raw, uint
from drafting.live.parse_update import parse_update
from drafting.live.protocol import SYNC, UPDATE, question
from drafting.models import Room, RoomUpdate, Seat
from tests.live.conftest import Site
from tests.live.typist import Typist, answered, is_closed

SYNC_ANSWER = bytes((SYNC, 1))


def frames_until_answered(typist: Typist) -> list[bytes]:
    """What arrives at the socket before the server's answer to a question of this moment."""
    typist.send(question(typist.doc.get_state()))
    frames = []
    while not (frame := bytes(typist.socket.recv(timeout=10, decode=False))).startswith(SYNC_ANSWER):
        frames.append(frame)
    return frames


def test_what_cannot_be_read_reaches_nobody(site: Site, room: Room, france: Seat, france2: Seat) -> None:
    head = site.seat(france, room)
    doc: Doc[XmlFragment] = Doc()
    doc.get("elsewhere", type=XmlFragment).children.append(XmlElement("script"))
    for update in (doc.get_update(), b"\xff" * 40):
        hostile = site.seat(france2, room)
        hostile.send_update(update)
        hostile.until(is_closed)
    assert frames_until_answered(head) == [], "passed on before it was read"


def test_what_is_refused_is_not_in_the_log(site: Site, room: Room, france: Seat, france3: Seat) -> None:
    head, reader = site.seat(france, room), site.seat(france3, room)
    reader.type(" No.")
    reader.until(is_closed)
    assert RoomUpdate.objects.filter(room=room).count() == 1, "stored although it was refused"
    assert frames_until_answered(head) == []


def test_what_is_passed_on_is_written_anew(site: Site, room: Room, france: Seat, france2: Seat) -> None:
    """A number may be written longer than need be: to read that the same way is nobody's duty."""
    head, drafter = site.seat(france, room), site.seat(france2, room)
    below = next(block for block in parse_update(head.doc.get_update()).blocks if block.name == "#text")
    own, parent = uint(drafter.doc.client_id), bytes([0]) + uint(below.client) + uint(below.clock)
    three = bytes([0x83, 0x80, 0x00])
    odd = bytes([1, 1]) + own + bytes([0, 4]) + parent + three + b"Oh " + bytes([0])
    drafter.send_update(odd)
    drafter.until(answered(1))
    passed_on = frames_until_answered(head)
    assert len(passed_on) == 1
    assert passed_on[0].startswith(bytes((SYNC, UPDATE)))
    assert three not in passed_on[0], "relayed as it was sent"
    assert passed_on[0] == bytes((SYNC, UPDATE)) + raw(odd.replace(three, bytes([3])))
