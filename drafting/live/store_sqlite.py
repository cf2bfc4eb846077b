"""The log on SQLite: a thread of its own, since a commit waits for the disk.

Plain SQL on Django's connection: through the ORM storing a keystroke costs more than telling twenty people of it.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from django.utils import timezone

from drafting.live.entries import NOTHING, Batch, Kept, Outcome, StoreDown

_MOVE = """
UPDATE drafting_room SET sequence = sequence + ?
WHERE id = ? AND rights_version = ? AND frozen_at IS NULL RETURNING sequence
"""
# As on PostgreSQL: a seat that has ended, or whose person's account is disabled, writes nothing.
_KEEP = """
INSERT INTO drafting_roomupdate (room_id, sequence, client, person_id, seat_id, "update", at)
SELECT :room, :sequence, :client, :person, :seat, :update, :now
FROM drafting_seat AS seat JOIN auth_user AS person ON person.id = seat.user_id
WHERE seat.id = :seat AND person.id = :person AND person.is_active
  AND (seat.valid_from IS NULL OR seat.valid_from <= :now)
  AND (seat.valid_until IS NULL OR seat.valid_until > :now)
"""
_BIND = "INSERT OR IGNORE INTO drafting_clientbinding (room_id, client, person_id) VALUES (?, ?, ?)"


class SQLiteStore:
    """Appends to the log in IMMEDIATE transactions, so that writers stand in one line."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "room-log")

    def append(self, batches: Sequence[Batch], *, then: Callable[[Outcome], None]) -> None:
        """As `Store`."""
        asked = asyncio.get_running_loop().run_in_executor(self._thread, _outcome, batches)
        asked.add_done_callback(lambda done: then(done.result()))

    async def close(self) -> None:
        """As `Store`."""
        await asyncio.get_running_loop().run_in_executor(self._thread, _close)
        self._thread.shutdown()


def _close() -> None:
    connection.close()


def _outcome(batches: Sequence[Batch]) -> Outcome:
    try:
        return _append(batches)
    except Exception as error:  # noqa: BLE001 - told to who asked, on the loop
        return error


def _append(batches: Sequence[Batch]) -> list[Kept]:
    connection.ensure_connection()
    database: sqlite3.Connection = connection.connection
    try:
        database.execute("BEGIN IMMEDIATE")
        kept = [_append_one(database, batch) for batch in batches]
        database.execute("COMMIT")
    except sqlite3.OperationalError as error:
        connection.close()
        raise StoreDown(str(error)) from error
    except sqlite3.Error:
        connection.close()
        raise
    return kept


def _append_one(database: sqlite3.Connection, batch: Batch) -> Kept:
    moved = database.execute(_MOVE, (len(batch.entries), batch.room.hex, batch.version)).fetchone()
    if moved is None:
        return NOTHING
    before: int = moved[0] - len(batch.entries)
    # As Django writes instants on SQLite: in UTC, without saying so.
    now = str(timezone.now().replace(tzinfo=None))
    places = set()
    for place, each in enumerate(batch.entries, start=1):
        values = {
            "room": batch.room.hex,
            "sequence": before + place,
            "client": each.client,
            "person": each.person,
            "seat": each.seat.hex,
            "update": each.update,
            "now": now,
        }
        if database.execute(_KEEP, values).rowcount == 1:
            places.add(place)
            new = ((batch.room.hex, client, each.person) for client in each.new_clients)
            database.executemany(_BIND, new)
    return Kept(before, frozenset(places))
