"""Between the processes that share rooms: what one has stored, the others are told of through Redis.

The log is the truth, Redis carries wake-ups: nothing waits for it, what it loses is found by looking (`live.watch`).
A wake-up brings along what was stored, so that whoever stands right before it need not ask the database.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from drafting.live.lib0 import Malformed, Reader, raw, uint
from drafting.live.redis_line import TRY_AGAIN_AFTER, RedisLine, hold_line

log = logging.getLogger(__name__)

# What a process has to say within a twenty-fifth of a second it says in one go: a film shows no more pictures, and each
# message wakes Redis and all other processes, which costs far more than what it brings.
PAUSE = 1 / 25
# Where everybody hears everybody.
CHANNEL = "adref.rooms"
# Who is new, or whose greeting was lost, is known to all within this.
GREETS_EVERY = 1.0
# Who has not greeted for so long is not there any more: a process that was replaced by another.
GONE_AFTER = 5.0
# Bytes that a frozen Redis has not taken: more is not worth sending, the others look by themselves.
WAITING_AT_MOST = 1024 * 1024

_STORED, _SHOWN, _LOOK, _HERE = 1, 2, 3, 4


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


class Here(NamedTuple):
    """A process is there: what it has to tell comes on a channel of its own."""

    process: bytes


Wakeup = Grown | Shown | Look


def written(wakeups: Sequence[Wakeup | Here], *, by: bytes) -> bytes:
    """The wake-ups as one message of the process `by`."""
    return by + b"".join(_written(each) for each in wakeups)


def _written(wakeup: Wakeup | Here) -> bytes:
    match wakeup:
        case Grown(room, before, sequence, update, clients):
            bound = uint(len(clients)) + b"".join(uint(client) + uint(person) for client, person in clients)
            return bytes((_STORED,)) + room.bytes + uint(before) + uint(sequence) + bound + raw(update)
        case Shown(room, frame):
            return bytes((_SHOWN,)) + room.bytes + raw(frame)
        case Look(room):
            return bytes((_LOOK,)) + room.bytes
        case Here(process):
            return bytes((_HERE,)) + process


def read(message: bytes, *, own: bytes) -> Iterator[Wakeup | Here]:
    """The wake-ups that a message brings; none for our own, and none from where on it is no such message."""
    try:
        reader = Reader(message)
        if reader.take(len(own)) == own:
            return
        while reader.at < reader.end:
            yield _read(reader, own)
    except Malformed:
        log.warning("A wake-up that is none came through Redis.")


def _read(reader: Reader, own: bytes) -> Wakeup | Here:
    kind = reader.byte()
    if kind == _HERE:
        return Here(reader.take(len(own)))
    room = UUID(bytes=reader.take(16))
    if kind == _STORED:
        before, sequence = reader.uint(), reader.uint()
        clients = tuple((reader.uint(), reader.uint()) for _ in range(reader.uint()))
        return Grown(room, before, sequence, reader.raw(), clients)
    if kind == _SHOWN:
        return Shown(room, reader.raw())
    if kind == _LOOK:
        return Look(room)
    raise Malformed("a wake-up of no kind")


class Wakeups:
    """This process's lines to the others; lives on while Redis does not.

    Each process speaks on a channel of its own and hears those of the others: on one for all it would be woken by its
    own words, at each keystroke.
    """

    def __init__(self, url: str, *, on_wakeup: Callable[[Wakeup], None]) -> None:
        self._own = secrets.token_bytes(8)
        self._url, self._on_wakeup = url, on_wakeup
        self._mouth: RedisLine | None = None
        self._ear: RedisLine | None = None
        self._others: dict[bytes, float] = {}
        self._untold: list[Wakeup] = []
        self._next_at = 0.0
        self._pause: asyncio.TimerHandle | None = None
        works = (
            self._keep(self._mouth_opened),
            self._keep(self._ear_opened, self._heard),
            self._greet_again(),
        )
        self._tasks = [asyncio.create_task(work) for work in works]

    @property
    def has_others(self) -> bool:
        """Whether there are other processes, as far as one hears."""
        return bool(self._others)

    def tell(self, wakeup: Wakeup) -> None:
        """Tells the other processes, without waiting: the first at once, what follows after a pause.

        What a frozen Redis does not take is not worth keeping.
        """
        self._untold.append(wakeup)
        if self._pause is not None:
            return
        loop = asyncio.get_running_loop()
        if self._next_at > loop.time():
            self._pause = loop.call_at(self._next_at, self._tell)
        else:
            self._tell()

    async def close(self) -> None:
        """Says what is still to be said, and hangs up."""
        if self._pause is not None:
            self._pause.cancel()
            self._tell()
        for task in self._tasks:
            task.cancel()
        await asyncio.wait(self._tasks)

    def _tell(self) -> None:
        self._pause = None
        self._next_at = asyncio.get_running_loop().time() + PAUSE
        untold, self._untold = self._untold, []
        self._say(_channel_of(self._own), untold)

    def _say(self, channel: bytes, wakeups: Sequence[Wakeup | Here]) -> None:
        mouth = self._mouth
        if mouth is not None and not mouth.lost.is_set() and mouth.waiting < WAITING_AT_MOST:
            mouth.say(b"PUBLISH", channel, written(wakeups, by=self._own))

    async def _keep(
        self, begun: Callable[[RedisLine], None], on_message: Callable[[bytes], None] | None = None
    ) -> None:
        while True:
            await hold_line(self._url, begun, on_message=on_message)
            await asyncio.sleep(TRY_AGAIN_AFTER)

    def _mouth_opened(self, line: RedisLine) -> None:
        # Nobody reads the answers, and each would wake the process once more for a keystroke.
        line.say(b"CLIENT", b"REPLY", b"OFF")
        self._mouth = line
        self._greet()

    def _ear_opened(self, line: RedisLine) -> None:
        self._ear = line
        line.say(b"SUBSCRIBE", CHANNEL.encode(), *(_channel_of(other) for other in self._others))
        self._greet()

    async def _greet_again(self) -> None:
        while True:
            await asyncio.sleep(GREETS_EVERY)
            self._greet()
            self._forget_who_is_gone()

    def _greet(self) -> None:
        """Once we can hear who answers."""
        if self._ear is not None:
            self._say(CHANNEL.encode(), [Here(self._own)])

    def _heard(self, message: bytes) -> None:
        for wakeup in read(message, own=self._own):
            if isinstance(wakeup, Here):
                self._meet(wakeup.process)
            else:
                self._on_wakeup(wakeup)

    def _meet(self, other: bytes) -> None:
        """Hears the other process from now on, and lets it know of us at once."""
        is_new = other not in self._others
        self._others[other] = asyncio.get_running_loop().time()
        if is_new and self._ear is not None:
            self._ear.say(b"SUBSCRIBE", _channel_of(other))
            self._greet()

    def _forget_who_is_gone(self) -> None:
        silent_since = asyncio.get_running_loop().time() - GONE_AFTER
        for other in [other for other, heard_at in self._others.items() if heard_at < silent_since]:
            del self._others[other]
            if self._ear is not None and not self._ear.lost.is_set():
                self._ear.say(b"UNSUBSCRIBE", _channel_of(other))


def _channel_of(process: bytes) -> bytes:
    return f"{CHANNEL}.{process.hex()}".encode()
