"""A room's line over any ASGI server: what `config.sockets` does past the server, done through `receive` and `send`.

Slower, and right: Adref's own start uses `config.sockets`, another server that somebody prefers need not know it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

# What may wait here before the member is told that his line is no longer free: as much as a transport holds.
WAITING_AT_MOST = 64 * 1024


class PlainLine:
    """A `live.member.Line`; `receive` and `send` are to be used in the server's stead."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._heard: Callable[[bytes], None] | None = None
        self._freed: Callable[[bool], None] | None = None
        self._may_read, self._is_empty, self._is_cut = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._may_read.set()
        self._is_empty.set()
        self._waiting: deque[bytes] = deque()
        self._size = 0
        self._task: asyncio.Task[None] | None = None

    def attach(self, *, heard: Callable[[bytes], None], freed: Callable[[bool], None]) -> None:
        """As `Line`."""
        self._heard, self._freed = heard, freed

    def write(self, wire: bytes) -> None:
        """As `Line`."""
        was_free = self._size <= WAITING_AT_MOST
        self._waiting.extend(messages(wire))
        self._size += len(wire)
        self._is_empty.clear()
        if self._task is None:
            self._task = asyncio.create_task(self._send_waiting())
        if was_free and self._size > WAITING_AT_MOST and self._freed is not None:
            self._freed(False)

    def hold(self) -> None:
        """As `Line`."""
        self._may_read.clear()

    def release(self) -> None:
        """As `Line`."""
        self._may_read.set()

    def cut(self) -> None:
        """As `Line`."""
        self._is_cut.set()
        if self._task is not None:
            self._task.cancel()

    async def receive(self) -> Message:
        """The next event that is no binary message; those are handed over as they come."""
        while True:
            event = await self._next()
            data = event.get("bytes")
            if event["type"] != "websocket.receive" or data is None or self._heard is None:
                return event
            self._heard(data)

    async def send(self, message: Message) -> None:
        """Sends after what was written."""
        await self._is_empty.wait()
        await self._send(message)

    async def _next(self) -> Message:
        await self._may_read.wait()
        cut, event = asyncio.ensure_future(self._is_cut.wait()), asyncio.ensure_future(self._receive())
        try:
            await asyncio.wait((cut, event), return_when=asyncio.FIRST_COMPLETED)
            return event.result() if event.done() else {"type": "websocket.disconnect", "code": 1006}
        finally:
            cut.cancel()
            event.cancel()

    async def _send_waiting(self) -> None:
        with contextlib.suppress(Exception):  # whatever the server raises: the line is no more
            while self._waiting:
                await self._send({"type": "websocket.send", "bytes": self._waiting.popleft()})
        self._waiting.clear()
        was_free, self._size, self._task = self._size <= WAITING_AT_MOST, 0, None
        self._is_empty.set()
        if not was_free and self._freed is not None:
            self._freed(True)


def messages(wire: bytes) -> Iterator[bytes]:
    """What whole frames of ours (`live.member.frame`) say, one after the other."""
    at = 0
    while at < len(wire):
        size, start = wire[at + 1], at + 2
        if size > 125:
            width = 2 if size == 126 else 8
            size, start = int.from_bytes(wire[start : start + width], "big"), start + width
        yield wire[start : start + size]
        at = start + size
