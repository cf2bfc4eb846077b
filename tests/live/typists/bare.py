"""A line that keeps account of every answer, by pycrdt. Written like its twin, bare.mjs."""

from __future__ import annotations

import asyncio
from collections import deque

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from drafting.live.lib0 import Reader, raw
from drafting.live.parse_update import parse_update
from drafting.live.protocol import ANSWER, STEP_1, STEP_2, SYNC, UPDATE
from tests.live.typists.author import Author
from tests.live.typists.part import Part, Report

COMES_AGAIN_AFTER = 0.1


class BareTypist:
    """Performs a part, comes again by itself when the line breaks, and brings what was not answered."""

    def __init__(self, part: Part) -> None:
        self.part, self.author = part, Author(part.name, where=part.where)
        self.ok: list[str] = []
        self.refused: list[str] = []
        self.waiting: list[str] = []
        self.closed: list[int] = []
        self._owed: deque[list[str]] = deque()
        self._line: ClientConnection | None = None
        self.is_to_finish = False
        self._wants_to_be_here = True
        self._was_asked = self._is_synced = self._is_done = False
        self._has_text = asyncio.Event()
        self._outbox: asyncio.Queue[tuple[ClientConnection, bytes]] = asyncio.Queue()
        self._tasks = [asyncio.create_task(work()) for work in (self._stay, self._send, self._play)]

    def report(self) -> Report:
        """How far he is; raises what stopped him, if something did."""
        for task in self._tasks:
            if task.done():
                task.result()
        is_settled = self._was_asked and self._is_synced and not self._owed and not self.waiting
        return Report(
            name=self.part.name,
            ok=list(self.ok),
            waiting=list(self.waiting),
            refused=list(self.refused),
            deleted=list(self.author.deleted),
            is_here=self._line is not None,
            is_quiet=self._is_done and is_settled,
            text=self.author.text,
            closed=list(self.closed),
        )

    async def leave(self) -> None:
        """Goes."""
        for task in self._tasks:
            task.cancel()
        await asyncio.wait(self._tasks)
        if self._line is not None:
            self._line.transport.abort()

    async def _play(self) -> None:
        await self._has_text.wait()
        goes_on = True
        while goes_on:
            for milliseconds, deed, dice in self.part.steps:
                await asyncio.sleep(milliseconds / 1000)
                await self._perform(deed, dice)
            goes_on = self.part.goes_on and not self.is_to_finish
        self._is_done = True

    async def _perform(self, deed: str, dice: float) -> None:
        if deed in ("cut", "back"):
            self._wants_to_be_here = deed == "back"
            if deed == "cut" and self._line is not None:
                self._line.transport.abort()
            return
        word, updates = self.author.perform(deed, dice)
        words = [word] if word else []
        self.waiting += words
        for update in updates if self._was_asked else ():
            self._tell(UPDATE, update, words)

    async def _stay(self) -> None:
        while True:
            if self._wants_to_be_here:
                try:
                    await self._be_here()
                except (OSError, WebSocketException):
                    self._line = None
            await asyncio.sleep(COMES_AGAIN_AFTER)

    async def _be_here(self) -> None:
        headers = {"Authorization": f"Token {self.part.token}"}
        line = await connect(self.part.url, additional_headers=headers, compression=None, max_size=None)
        self._line = line
        self._tell(STEP_1, self.author.doc.get_state())
        try:
            async for frame in line:
                assert isinstance(frame, bytes)
                self._hear(frame)
        finally:
            self.closed.append(line.close_code or 1006)
            self._line = None
            self._was_asked = self._is_synced = False
            self._owed.clear()
            line.transport.abort()

    def _hear(self, frame: bytes) -> None:
        reader = Reader(frame)
        kind = reader.uint()
        if kind == ANSWER:
            self._settle(self._owed.popleft(), self.ok if reader.uint() == 1 else self.refused)
        elif kind == SYNC:
            step, data = reader.uint(), reader.raw()
            if step == STEP_1:
                self._asked(data)
            else:
                self.author.doc.apply_update(data)
                self._is_synced = self._is_synced or step == STEP_2
                self._has_text.set()

    def _asked(self, state: bytes) -> None:
        """The server tells what it has: it is told the rest, and what it has is stored."""
        self._was_asked = True
        update = self.author.doc.get_update(state)
        if parse_update(update).carries_anything:
            self._tell(STEP_2, update, list(self.waiting))
        else:
            self._settle(list(self.waiting), self.ok)

    def _settle(self, words: list[str], into: list[str]) -> None:
        into += [word for word in words if word in self.waiting]
        self.waiting = [word for word in self.waiting if word not in words]

    def _tell(self, step: int, data: bytes, words: list[str] | None = None) -> None:
        assert self._line is not None
        if words is not None:
            self._owed.append(words)
        self._outbox.put_nowait((self._line, bytes((SYNC, step)) + raw(data)))

    async def _send(self) -> None:
        """In order, each frame a little late; what is late when the line breaks is lost."""
        while True:
            line, frame = await self._outbox.get()
            await asyncio.sleep(self.part.lag / 1000)
            if line is self._line:
                try:
                    await line.send(frame)
                except WebSocketException:
                    continue
