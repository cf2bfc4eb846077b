"""The least that a relay which stores before it passes on can take here: it reads nothing, asks nobody's right, keeps
no text. Each frame goes into a table without an index, is committed, and goes to the others of the room.

Hardly any server that keeps the promise is faster on the same machine: its times say what can be asked of ours.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import os
import re
import sys
from collections import defaultdict, deque
from typing import cast

import psycopg
import uvloop
from psycopg import pq

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, 1.3
_BYTEA = 17
_QUESTION, _ANSWER_OF_NOTHING = b"\x00\x00", b"\x82\x05\x00\x01\x02\x00\x00"


class Log:
    """One frame at a time on one connection; whoever asked is called when it is committed."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)
        self._connection.execute("CREATE TABLE IF NOT EXISTS relayed (frame bytea)")
        self._pgconn = self._connection.pgconn
        self._pgconn.prepare(b"store", b"INSERT INTO relayed VALUES ($1)", [_BYTEA])
        self._waiting: deque[tuple[Relay, bytes]] = deque()
        asyncio.get_running_loop().add_reader(self._pgconn.socket, self._read)

    def store(self, relay: Relay, frame: bytes) -> None:
        self._waiting.append((relay, frame))
        if len(self._waiting) == 1:
            self._ask()

    def _ask(self) -> None:
        _, frame = self._waiting[0]
        self._pgconn.send_query_prepared(b"store", [frame], [pq.Format.BINARY], pq.Format.BINARY)

    def _read(self) -> None:
        self._pgconn.consume_input()
        while self._waiting and not self._pgconn.is_busy():
            if self._pgconn.get_result() is not None:
                continue
            relay, frame = self._waiting.popleft()
            relay.pass_on(frame)
            if self._waiting:
                self._ask()


class Relay(asyncio.Protocol):
    """One socket, whose room is the path it asked for."""

    rooms: defaultdict[bytes, set[asyncio.WriteTransport]] = defaultdict(set)

    def __init__(self, log: Log) -> None:
        self._log = log
        self._others: set[asyncio.WriteTransport] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        if self._others is None:
            self._shake_hands(data)
            return
        for frame in _frames(data):
            if frame[:2] == _QUESTION:
                self._transport.write(_ANSWER_OF_NOTHING)
            elif frame[:1] == b"\x00":
                self._log.store(self, frame)

    def connection_lost(self, error: Exception | None) -> None:
        if self._others is not None:
            self._others.discard(self._transport)

    def pass_on(self, frame: bytes) -> None:
        said = bytes((0x82, len(frame))) + frame
        for other in self._others or ():
            if other is not self._transport:
                other.write(said)

    def _shake_hands(self, request: bytes) -> None:
        key = re.search(rb"(?i)\r\nsec-websocket-key: *([^\r]+)", request)
        assert key is not None
        accepted = base64.b64encode(hashlib.sha1(key[1] + _GUID, usedforsecurity=False).digest())
        self._transport.write(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accepted + b"\r\n\r\n"
        )
        self._others = self.rooms[request.split(maxsplit=2)[1]]
        self._others.add(self._transport)


def _frames(data: bytes) -> list[bytes]:
    """The payloads of whole masked frames of up to 125 bytes: the generator's, one keystroke each."""
    found, at = [], 0
    while at < len(data):
        size = data[at + 1] & 0x7F
        assert size < 126
        mask, masked = data[at + 2 : at + 6], data[at + 6 : at + 6 + size]
        found.append(bytes(byte ^ mask[place % 4] for place, byte in enumerate(masked)))
        at += 6 + size
    return found


async def _serve(url: str, port: int) -> None:
    log = Log(url)
    server = await asyncio.get_running_loop().create_server(lambda: Relay(log), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(_serve(os.environ["DATABASE_URL"], int(sys.argv[1])))
