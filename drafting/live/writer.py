"""One writer per process: what the rooms have to store in one loop turn goes into one commit."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from django.db import connection

from drafting.live.entries import NOTHING, Batch, Kept, Outcome, Store, StoreDown
from drafting.live.rest import until
from drafting.live.store_postgres import PostgresStore
from drafting.live.store_sqlite import SQLiteStore

log = logging.getLogger(__name__)

# Typing goes on by itself this soon after the database is back.
TRY_AGAIN_AFTER = 0.25
# Where other processes share the rooms, commits begin no oftener than this (seconds): each wakes this process and the
# database, which costs more than what it stores. A film shows as many pictures; and what is committed is told to the
# others at once, for the pause between messages is over by then (`wakeups.PAUSE`).
PACE = 1 / 24
CLOSES_WITHIN = 5.0

_Asked = tuple[Batch, Callable[[Kept], None]]


def store_of_the_database() -> Store:
    """The store that suits the one database of the site."""
    return PostgresStore() if connection.vendor == "postgresql" else SQLiteStore()


class Writer:
    """Calls the rooms that have something to do once all that has arrived is read, and commits what they want stored
    together; what comes up while a commit is under way goes into the next. Where the rooms are shared with other
    processes it keeps a pace: what comes up between two commits is asked for when the second begins.

    Callbacks all the way: tasks and futures between a keystroke and its fan-out cost as much as telling ten people.
    """

    def __init__(self, store: Store, *, is_shared: Callable[[], bool]) -> None:
        self._store, self._is_shared = store, is_shared
        self._loop = asyncio.get_running_loop()
        self._turns: list[Callable[[], None]] = []
        self._waiting: list[_Asked] = []
        self._asked: list[_Asked] = []
        self._alone = 0
        self._is_called = self._is_writing = False
        self._next_at = 0.0

    def soon(self, turn: Callable[[], None]) -> None:
        """Calls `turn` after all that has arrived is read: in this loop turn, or when the pace allows."""
        self._turns.append(turn)
        if self._is_called:
            return
        self._is_called = True
        if self._is_resting():
            self._loop.call_at(self._next_at, self._call)
        else:
            self._loop.call_soon(self._call)

    def append(self, batch: Batch, *, then: Callable[[Kept], None]) -> None:
        """Has the batch stored, and `then` called with what was kept of it once that is committed; for a turn.

        Waits while the database is down.
        """
        self._waiting.append((batch, then))

    async def get_ready(self) -> None:
        """Has the database at hand, if it answers."""
        ready: asyncio.Future[Outcome] = self._loop.create_future()
        self._store.append([], then=ready.set_result)
        match await ready:
            case StoreDown() as down:
                log.warning("The rooms' log cannot be reached yet: %s", down)
            case Exception() as error:
                log.error("The rooms' log is not there yet.", exc_info=error)

    async def close(self) -> None:
        """Commits what is waiting and lets the database go."""
        try:
            async with asyncio.timeout(CLOSES_WITHIN):
                await until(lambda: not self._is_writing and not self._waiting)
        except TimeoutError:
            log.warning("What was typed last could not be stored.")
        await self._store.close()

    def _call(self) -> None:
        self._is_called = False
        turns, self._turns = self._turns, []
        for turn in turns:
            turn()
        if not self._is_writing:
            self._write()

    def _write(self) -> None:
        if not self._waiting:
            return
        self._is_writing = True
        if self._is_shared():
            self._next_at = self._loop.time() + PACE
        # After a refusal each of the batches stands for itself.
        many = 1 if self._alone else len(self._waiting)
        self._alone = max(0, self._alone - 1)
        self._asked, self._waiting = self._waiting[:many], self._waiting[many:]
        self._ask()

    def _ask(self) -> None:
        self._store.append([batch for batch, _ in self._asked], then=self._answered)

    def _answered(self, outcome: Outcome) -> None:
        if isinstance(outcome, StoreDown):
            log.warning("The rooms' log cannot be written: %s", outcome)
            self._loop.call_later(TRY_AGAIN_AFTER, self._ask)
            return
        asked, self._asked = self._asked, []
        if isinstance(outcome, Exception):
            log.error("The database refuses what rooms would store.", exc_info=outcome)
            if len(asked) > 1:
                self._alone, self._waiting = len(asked), [*asked, *self._waiting]
                asked = []
            outcome = [NOTHING] * len(asked)
        for (_, then), kept in zip(asked, outcome, strict=True):
            then(kept)
        self._is_writing = False
        if self._is_resting():
            self._write()
        else:
            self._call()

    def _is_resting(self) -> bool:
        return self._next_at > self._loop.time()
