"""One writer per process: what the rooms have to store in one loop turn goes into one commit."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from django.db import connection

from drafting.live.entries import NOTHING, Batch, Kept, Store, StoreDown
from drafting.live.store_postgres import PostgresStore
from drafting.live.store_sqlite import SQLiteStore

log = logging.getLogger(__name__)

# Typing goes on by itself this soon after the database is back.
TRY_AGAIN_AFTER = 0.25

_Waiting = tuple[Batch, "asyncio.Future[Kept]"]


def store_of_the_database() -> Store:
    """The store that suits the one database of the site."""
    return PostgresStore() if connection.vendor == "postgresql" else SQLiteStore()


class Writer:
    """Gathers batches while a commit is under way, and then commits them together."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[_Waiting] = []
        self._task: asyncio.Task[None] | None = None

    async def append(self, batch: Batch) -> Kept:
        """What was kept of the batch, once that is committed; waits while the database is down."""
        done: asyncio.Future[Kept] = asyncio.get_running_loop().create_future()
        self._waiting.append((batch, done))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._write())
        return await done

    async def get_ready(self) -> None:
        """Has the database at hand, if it answers."""
        try:
            await self._store.append([])
        except StoreDown as down:
            log.warning("The rooms' log cannot be reached yet: %s", down)
        except Exception:
            log.exception("The rooms' log is not there yet.")

    async def close(self) -> None:
        """Commits what is waiting and lets the database go."""
        if self._task is not None:
            await asyncio.wait([self._task], timeout=5)
        await self._store.close()

    async def _write(self) -> None:
        while self._waiting:
            asked, self._waiting = self._waiting, []
            kept = await self._kept([batch for batch, _ in asked])
            for (_, done), each in zip(asked, kept, strict=True):
                if not done.done():
                    done.set_result(each)

    async def _kept(self, batches: Sequence[Batch]) -> list[Kept]:
        while True:
            try:
                return await self._store.append(batches)
            except StoreDown as down:
                log.warning("The rooms' log cannot be written: %s", down)
                await asyncio.sleep(TRY_AGAIN_AFTER)
            except Exception:
                log.exception("The database refuses what rooms would store.")
                if len(batches) == 1:
                    return [NOTHING]
                return [each for batch in batches for each in await self._kept([batch])]
