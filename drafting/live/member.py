"""One socket in a room: who sits there, and the frames on their way to it."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from drafting.live.policy import Access
from drafting.live.ticket import Ticket

Send = Callable[[dict[str, Any]], Awaitable[None]]

# Beyond what the transport itself holds (64 KiB). Who reads slower than others type is closed and comes again.
BACKLOG_AT_MOST = 1024 * 1024
# So many updates may be on their way to the log; the rest waits in the sender's own machine.
UNANSWERED_AT_MOST = 128
# Who does not read even his dismissal is cut off.
LEAVES_WITHIN = 10.0

SLOW, REFUSED, BAD_FRAME, SIGNED_OUT, LEAVING, BROKEN = 1013, 4403, 4400, 4401, 1001, 1011


def frame(data: bytes) -> bytes:
    """The message as it goes over the line (RFC 6455, 5.2): final, binary, unmasked. Made once, offered to many."""
    length = len(data)
    if length < 126:
        return bytes((0x82, length)) + data
    if length < 65536:
        return b"\x82\x7e" + length.to_bytes(2, "big") + data
    return b"\x82\x7f" + length.to_bytes(8, "big") + data


class Line(Protocol):
    """The socket itself, as `config.sockets` offers it to who has accepted it."""

    def attach(self, *, heard: Callable[[bytes], None], freed: Callable[[bool], None]) -> None:
        """From now on `heard` is given each message, and `freed` is told when the line is free or no more so."""

    def write(self, wire: bytes) -> None:
        """Writes a whole frame."""

    def hold(self) -> None:
        """Reads no more until `release`."""

    def release(self) -> None:
        """Reads on."""

    def cut(self) -> None:
        """Ends the connection, whatever is still to be sent."""


class Member:
    """Frames go out at once while the line is free, else they stand in line.

    `at_once` is how a whole frame goes over the free line, and None while it would have to wait: telling thirty
    people then costs one call of the transport's for each.
    """

    # One is looked at for each keystroke of each of the others: what lies together is fetched together.
    __slots__ = (
        "_cut", "_farewell", "_is_free", "_line", "_send", "_waiting", "_waiting_size",
        "access", "at_once", "closing", "person", "ticket", "unanswered",
    )  # fmt: skip

    def __init__(self, line: Line, send: Send, *, ticket: Ticket, access: Access) -> None:
        self._line, self._send = line, send
        self.ticket, self.access = ticket, access
        self.person = ticket.person
        self.unanswered = 0
        self.closing: int | None = None
        self.at_once: Callable[[bytes], None] | None = line.write
        self._is_free = True
        self._waiting: deque[bytes] = deque()
        self._waiting_size = 0
        self._farewell: asyncio.Task[None] | None = None
        self._cut: asyncio.TimerHandle | None = None

    def asked(self) -> None:
        """One more of this member's updates waits for its answer."""
        self.unanswered += 1
        if self.unanswered == UNANSWERED_AT_MOST:
            self._line.hold()

    def answered(self, count: int) -> None:
        """So many less."""
        before, self.unanswered = self.unanswered, self.unanswered - count
        if before >= UNANSWERED_AT_MOST > self.unanswered:
            self._line.release()

    def offer(self, wire: bytes) -> None:
        """Sends whole frames, never waiting."""
        if self.at_once is not None:
            self.at_once(wire)
        elif self.closing is None:
            self._waiting.append(wire)
            self._waiting_size += len(wire)
            if self._waiting_size > BACKLOG_AT_MOST:
                self._waiting.clear()
                self.close(SLOW)

    def freed(self, is_free: bool) -> None:
        """The line is free, or no more so; then what stands in line goes out."""
        self._is_free = is_free
        self.at_once = None
        while self._is_free and self._waiting:
            wire = self._waiting.popleft()
            self._waiting_size -= len(wire)
            self._line.write(wire)
        if self._is_free and self.closing is None:
            self.at_once = self._line.write
        elif not self._waiting:
            self._leave()

    def close(self, code: int) -> None:
        """Closes after what stands in line; nothing offered from now on is sent."""
        if self.closing is None:
            self.closing = code
            self.at_once = None
            self._cut = asyncio.get_running_loop().call_later(LEAVES_WITHIN, self._line.cut)
            if not self._waiting:
                self._leave()

    def gone(self) -> None:
        """The line is no more."""
        self.closing = self.closing or LEAVING
        self.at_once = None
        for left in (self._farewell, self._cut):
            if left is not None:
                left.cancel()

    def _leave(self) -> None:
        if self.closing is not None and self._farewell is None:
            self._farewell = asyncio.create_task(self._say_farewell(self.closing))

    async def _say_farewell(self, code: int) -> None:
        with contextlib.suppress(Exception):  # whatever the server raises: the line is no more
            await self._send({"type": "websocket.close", "code": code})
