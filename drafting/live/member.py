"""One socket in a room: who sits there, and the frames on their way to it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from drafting.live.policy import Access
from drafting.live.ticket import Ticket

Send = Callable[[dict[str, Any]], Awaitable[None]]

# Beyond what the transport itself holds (64 KiB). Who reads slower than others type is closed and comes again.
BACKLOG_AT_MOST = 1024 * 1024
# So many updates may be on their way to the log; the rest waits in the sender's own machine.
UNANSWERED_AT_MOST = 128

SLOW, REFUSED, BAD_FRAME, SIGNED_OUT, LEAVING, BROKEN = 1013, 4403, 4400, 4401, 1001, 1011


class Member:
    """Frames go out at once where the transport takes them, else they stand in line behind the others."""

    def __init__(self, send: Send, *, ticket: Ticket, access: Access) -> None:
        self._send = send
        self.ticket, self.access = ticket, access
        self.unanswered = 0
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()
        self.closing: int | None = None
        self._backlog: deque[dict[str, Any]] = deque()
        self._backlog_size = 0
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

    def offer(self, message: dict[str, Any]) -> None:
        """Sends a message of ASGI's, never waiting. The same message may be offered to many."""
        if self.closing is not None:
            return
        if self._backlog or not self._sent_at_once(message):
            self._stand_in_line(message)

    def close(self, code: int) -> None:
        """Sends what stands in line, then closes; nothing offered afterwards is sent."""
        if self.closing is not None:
            return
        message = {"type": "websocket.close", "code": code}
        if code == SLOW:
            self._backlog.clear()
        if self._backlog or not self._sent_at_once(message):
            self._backlog.append(message)
            self._drain()
        self.closing = code
        self.may_go_on.set()

    async def gone(self) -> None:
        """Once the last frame went out, or the line is no more."""
        if self._task is not None:
            await asyncio.wait([self._task], timeout=10)
            self._task.cancel()

    def _sent_at_once(self, message: dict[str, Any]) -> bool:
        """Takes the first step of sending by hand: a task for each frame and member costs more than sending.

        A server that has room does all in that step; one that has not waits before it writes anything (uvicorn:
        `await self.writable.wait()`), so that giving up there loses nothing.
        """
        sending = self._send(message)
        try:
            sending.send(None)  # type: ignore[attr-defined]
        except StopIteration:
            return True
        except Exception:  # noqa: BLE001 - the line is no more; its reader learns that by itself
            self.closing = self.closing or LEAVING
            return True
        sending.close()  # type: ignore[attr-defined]
        return False

    def _stand_in_line(self, message: dict[str, Any]) -> None:
        self._backlog.append(message)
        self._backlog_size += len(message.get("bytes") or message.get("text") or b"")
        if self._backlog_size > BACKLOG_AT_MOST:
            self.close(SLOW)
        else:
            self._drain()

    def _drain(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._send_backlog())

    async def _send_backlog(self) -> None:
        try:
            while self._backlog:
                message = self._backlog[0]
                await self._send(message)
                # The line may have been cleared for a close while this one waited.
                if self._backlog and self._backlog[0] is message:
                    self._backlog.popleft()
                    self._backlog_size -= len(message.get("bytes") or message.get("text") or b"")
        except Exception:  # noqa: BLE001 - as above
            self.closing = self.closing or LEAVING
            self._backlog.clear()
