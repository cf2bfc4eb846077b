"""One socket in a room: who sits there, and the frames on their way to it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from drafting.live.policy import Access
from drafting.live.ticket import Ticket

Send = Callable[[dict[str, Any]], Awaitable[None]]
Write = Callable[[bytes], bool]

# Beyond what the transport itself holds (64 KiB). Who reads slower than others type is closed and comes again.
BACKLOG_AT_MOST = 1024 * 1024
# So many updates may be on their way to the log; the rest waits in the sender's own machine.
UNANSWERED_AT_MOST = 128
# Who does not read even his dismissal is cut off.
LEAVES_WITHIN = 10.0

SLOW, REFUSED, BAD_FRAME, SIGNED_OUT, LEAVING, BROKEN = 1013, 4403, 4400, 4401, 1001, 1011


class Frame:
    """A binary frame to be sent: made once, offered to many.

    `wire` is the frame as it goes over the line (RFC 6455, 5.2): final, binary, unmasked.
    """

    __slots__ = ("data", "wire")

    def __init__(self, data: bytes) -> None:
        self.data = data
        length = len(data)
        if length < 126:
            self.wire = bytes((0x82, length)) + data
        elif length < 65536:
            self.wire = b"\x82\x7e" + length.to_bytes(2, "big") + data
        else:
            self.wire = b"\x82\x7f" + length.to_bytes(8, "big") + data


class Member:
    """Frames go out at once where the server lets us write and its line is free, else they stand in line.

    `write` takes a whole frame and answers whether there was room for it (`config.sockets`); without it all frames
    go through ASGI's `send`.
    """

    def __init__(self, send: Send, *, write: Write | None, ticket: Ticket, access: Access) -> None:
        self._send, self._write = send, write
        self.ticket, self.access = ticket, access
        self.unanswered = 0
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()
        self.closing: int | None = None
        self._line: deque[Frame | int] = deque()
        self._line_size = 0
        self._task: asyncio.Task[None] | None = None

    @property
    def person(self) -> int:
        return self.ticket.person

    def asked(self) -> None:
        """One more of this member's updates waits for its answer."""
        self.unanswered += 1
        if self.unanswered >= UNANSWERED_AT_MOST:
            self.may_go_on.clear()

    def answered(self) -> None:
        """One less."""
        self.unanswered -= 1
        self.may_go_on.set()

    def offer(self, frame: Frame) -> None:
        """Sends the frame, never waiting."""
        if self.closing is not None:
            return
        if self._write is not None and not self._line and self._write(frame.wire):
            return
        self._line.append(frame)
        self._line_size += len(frame.data)
        if self._line_size > BACKLOG_AT_MOST:
            self._line.clear()
            self.close(SLOW)
        else:
            self._drain()

    def close(self, code: int) -> None:
        """Closes after what stands in line; nothing offered from now on is sent."""
        if self.closing is None:
            self.closing = code
            self._line.append(code)
            self._drain()
            self.may_go_on.set()

    async def gone(self) -> None:
        """Once the last frame went out, or the line is no more."""
        if self._task is not None:
            await asyncio.wait([self._task], timeout=LEAVES_WITHIN)
            self._task.cancel()

    def _drain(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._send_line())

    async def _send_line(self) -> None:
        try:
            while self._line:
                first = self._line[0]
                await self._send(_message(first))
                # The line may have been cleared for a close while the first one waited.
                if self._line and self._line[0] is first:
                    self._line.popleft()
                    self._line_size -= len(first.data) if isinstance(first, Frame) else 0
        except Exception:  # noqa: BLE001 - whatever the server raises: the line is no more
            self.closing = self.closing or LEAVING
            self._line.clear()


def _message(first: Frame | int) -> dict[str, Any]:
    if isinstance(first, Frame):
        return {"type": "websocket.send", "bytes": first.data}
    return {"type": "websocket.close", "code": first}
