"""Who reads more slowly than others write is sent away with 1013 and comes again; nobody waits for him."""

from __future__ import annotations

import base64
import os
import socket
import time

from drafting.live.protocol import Presence, presences
from drafting.models import Room, Seat
from tests.live.conftest import Site, token_of
from tests.live.typist import PATIENCE, Typist, answered

# As much as one person may show of himself at once; so often that no buffer on the way holds it all.
SHOWN = '{"cursor":"' + "x" * 3_900 + '"}'
TIMES, AT_ONCE = 1_800, 100
FAREWELL_1013 = b"\x88\x02\x03\xf5"


def who_does_not_read(site: Site, room: Room, seat: Seat) -> socket.socket:
    """A socket in the room from which nobody reads, with small buffers."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect(("127.0.0.1", site.port))
    key = base64.b64encode(os.urandom(16)).decode()
    line.sendall(
        f"GET /ws/rooms/{room.pk} HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"
        f"Authorization: Token {token_of(seat)}\r\n\r\n".encode()
    )
    assert line.recv(12) == b"HTTP/1.1 101"
    return line


def show_very_often(typist: Typist) -> None:
    """Everybody in the room is shown this; who shows it reads it as well."""
    for clock in range(1, TIMES + 1):
        typist.send(presences([Presence(typist.doc.client_id, clock, SHOWN)]))
        if clock % AT_ONCE == 0:
            typist.until(lambda one, clock=clock: any(each.clock == clock for each in one.presences[-1:]))  # type: ignore[misc]


def all_that_comes(line: socket.socket) -> bytes:
    """Until the line ends."""
    line.settimeout(PATIENCE)
    said = b""
    while data := line.recv(1 << 20):
        said = (said + data)[-64:]
    return said


def test_who_does_not_read_is_sent_away_and_the_others_go_on(
    site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    head = site.seat(france, room)
    with who_does_not_read(site, room, france2) as slow:
        show_very_often(head)
        began = time.monotonic()
        head.type(" Still here.")
        head.until(answered(1))
        assert time.monotonic() - began < PATIENCE
        assert all_that_comes(slow).endswith(FAREWELL_1013)
    assert site.seat(france2, room).text == head.text
