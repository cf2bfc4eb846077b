"""Between the processes that share rooms: what one has stored, the others are told of through Redis.

The log is the truth, Redis carries wake-ups: nothing waits for it, what it loses is found by looking (`live.watch`).
A wake-up brings along what was stored, so that whoever stands right before it need not ask the database.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from redis.asyncio import Redis
from redis.exceptions import RedisError

from drafting.live.lib0 import Malformed, Reader, raw, uint

log = logging.getLogger(__name__)

CHANNEL = "adref.rooms"
TRY_AGAIN_AFTER = 1.0
# Redis frozen: what is not sent by now is not worth sending, the others look by themselves.
WAITING_AT_MOST = 1000
ANSWERS_WITHIN = 2.0

_STORED, _SHOWN, _LOOK = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Grown:
    """A room has grown from one number to another by an update; `clients` are bound to persons since."""

    room: UUID
    before: int
    sequence: int
    update: bytes
    clients: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Presences of members elsewhere, as one frame."""

    room: UUID
    frame: bytes


@dataclass(frozen=True, slots=True)
class Look:
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
    """This process's line to the others; lives on while Redis does not."""

    def __init__(self, url: str, *, on_wakeup: Callable[[Wakeup], None]) -> None:
        self._own = secrets.token_bytes(8)
        self._redis = Redis.from_url(
            url, socket_timeout=ANSWERS_WITHIN, socket_connect_timeout=ANSWERS_WITHIN
        )
        # A subscriber hears nothing for hours: no time limit there (redis-py 8 drops it after 5 s otherwise).
        self._ear = Redis.from_url(url, socket_timeout=None, socket_connect_timeout=ANSWERS_WITHIN)
        self._on_wakeup = on_wakeup
        self._waiting: list[bytes] = []
        self._sending: asyncio.Task[None] | None = None
        self._listening = asyncio.create_task(self._listen())

    def tell(self, wakeup: Wakeup) -> None:
        """Tells the other processes, without waiting."""
        if len(self._waiting) < WAITING_AT_MOST:
            self._waiting.append(written(wakeup, by=self._own))
        if self._sending is None or self._sending.done():
            self._sending = asyncio.create_task(self._send())

    async def close(self) -> None:
        """Hangs up."""
        self._listening.cancel()
        await asyncio.wait([self._listening])
        await self._redis.aclose()
        await self._ear.aclose()

    async def _send(self) -> None:
        while self._waiting:
            messages, self._waiting = self._waiting, []
            try:
                if len(messages) == 1:
                    await self._redis.publish(CHANNEL, messages[0])
                    continue
                async with self._redis.pipeline(transaction=False) as line:
                    for message in messages:
                        line.publish(CHANNEL, message)
                    await line.execute()
            except (RedisError, OSError) as error:
                log.warning("Redis does not take wake-ups: %s", error)

    async def _listen(self) -> None:
        while True:
            try:
                async with self._ear.pubsub(ignore_subscribe_messages=True) as line:
                    await line.subscribe(CHANNEL)
                    async for message in line.listen():
                        if (wakeup := read(message["data"], own=self._own)) is not None:
                            self._on_wakeup(wakeup)
            except (RedisError, OSError) as error:
                log.warning("Redis brings no wake-ups: %s", error)
            await asyncio.sleep(TRY_AGAIN_AFTER)
