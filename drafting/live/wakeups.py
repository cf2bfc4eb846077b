"""Between the processes that share rooms: what one has stored, the others are told of through Redis.

The log is the truth, Redis carries wake-ups: nothing waits for it, what it loses is found by looking (`live.watch`).
A wake-up brings along what was stored, so that whoever stands right before it need not ask the database.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from drafting.live.lib0 import Malformed, Reader, raw, uint
from drafting.live.redis_line import TRY_AGAIN_AFTER, RedisLine, hold_line, listen

log = logging.getLogger(__name__)

CHANNEL = "adref.rooms"
# Bytes that a frozen Redis has not taken: more is not worth sending, the others look by themselves.
WAITING_AT_MOST = 1024 * 1024

_STORED, _SHOWN, _LOOK = 1, 2, 3


class Grown(NamedTuple):
    """A room has grown from one number to another by an update; `clients` are bound to persons since."""

    room: UUID
    before: int
    sequence: int
    update: bytes
    clients: tuple[tuple[int, int], ...]


class Shown(NamedTuple):
    """Presences of members elsewhere, as one frame."""

    room: UUID
    frame: bytes


class Look(NamedTuple):
    """Something about a room has changed that its row tells."""

    room: UUID


Wakeup = Grown | Shown | Look


def written(wakeup: Wakeup, *, by: bytes) -> bytes:
    """The wake-up as one message of the process `by`."""
    match wakeup:
        case Grown(room, before, sequence, update, clients):
            bound = uint(len(clients)) + b"".join(uint(client) + uint(person) for client, person in clients)
            return by + bytes((_STORED,)) + room.bytes + uint(before) + uint(sequence) + bound + raw(update)
        case Shown(room, frame):
            return by + bytes((_SHOWN,)) + room.bytes + raw(frame)
        case Look(room):
            return by + bytes((_LOOK,)) + room.bytes


def read(message: bytes, *, own: bytes) -> Wakeup | None:
    """The wake-up that a message is; None for our own and for what is none."""
    try:
        reader = Reader(message)
        if reader.take(len(own)) == own:
            return None
        kind, room = reader.byte(), UUID(bytes=reader.take(16))
        if kind == _STORED:
            before, sequence = reader.uint(), reader.uint()
            clients = tuple((reader.uint(), reader.uint()) for _ in range(reader.uint()))
            return Grown(room, before, sequence, reader.raw(), clients)
        return Shown(room, reader.raw()) if kind == _SHOWN else Look(room)
    except Malformed:
        log.warning("A wake-up that is none came through Redis.")
        return None


class Wakeups:
    """This process's lines to the others; lives on while Redis does not."""

    def __init__(self, url: str, *, on_wakeup: Callable[[Wakeup], None]) -> None:
        self._own = secrets.token_bytes(8)
        self._url, self._on_wakeup = url, on_wakeup
        self._mouth: RedisLine | None = None
        listening = listen(url, CHANNEL, self._heard)
        self._tasks = [asyncio.create_task(self._speak()), asyncio.create_task(listening)]

    def tell(self, wakeup: Wakeup) -> None:
        """Tells the other processes, without waiting; what a frozen Redis does not take is not worth keeping."""
        if self._mouth is not None and self._mouth.waiting < WAITING_AT_MOST:
            self._mouth.say(b"PUBLISH", CHANNEL.encode(), written(wakeup, by=self._own))

    async def close(self) -> None:
        """Hangs up."""
        for task in self._tasks:
            task.cancel()
        await asyncio.wait(self._tasks)

    async def _speak(self) -> None:
        def begun(line: RedisLine) -> None:
            # Nobody reads the answers, and each would wake the process once more for a keystroke.
            line.say(b"CLIENT", b"REPLY", b"OFF")
            self._mouth = line

        while True:
            try:
                await hold_line(self._url, begun)
            finally:
                self._mouth = None
            await asyncio.sleep(TRY_AGAIN_AFTER)

    def _heard(self, message: bytes) -> None:
        if (wakeup := read(message, own=self._own)) is not None:
            self._on_wakeup(wakeup)
