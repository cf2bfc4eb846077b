"""The log on SQLite: a thread of its own, since a commit waits for the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from django.db import OperationalError, connection, transaction
from django.utils import timezone

from drafting.live.entries import NOTHING, Batch, Entry, Kept, StoreDown
from drafting.models import ClientBinding, RoomUpdate, Seat


class SQLiteStore:
    """Appends to the log in IMMEDIATE transactions, so that writers stand in one line."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "room-log")

    async def append(self, batches: Sequence[Batch]) -> list[Kept]:
        """As `Store`."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, _append, batches)

    async def close(self) -> None:
        """As `Store`."""
        await asyncio.get_running_loop().run_in_executor(self._thread, connection.close)
        self._thread.shutdown()


def _append(batches: Sequence[Batch]) -> list[Kept]:
    try:
        with transaction.atomic():
            return [_append_one(batch, now=timezone.now()) for batch in batches]
    except OperationalError as error:
        connection.close()
        raise StoreDown(str(error)) from error


def _append_one(batch: Batch, *, now: datetime) -> Kept:
    # RETURNING saves the second look; the ORM has no word for it.
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE drafting_room SET sequence = sequence + %s"
            " WHERE id = %s AND rights_version = %s AND frozen_at IS NULL RETURNING sequence",
            [len(batch.entries), batch.room.hex, batch.version],
        )
        moved = cursor.fetchone()
    if moved is None:
        return NOTHING
    before = moved[0] - len(batch.entries)
    seats = set(
        Seat.objects.valid(now)
        .filter(pk__in={each.seat for each in batch.entries})
        .values_list("pk", "user_id")
    )
    kept = [
        (place, each)
        for place, each in enumerate(batch.entries, start=1)
        if (each.seat, each.person) in seats
    ]
    _write(batch, before, kept, now=now)
    return Kept(before, frozenset(place for place, _ in kept))


def _write(batch: Batch, before: int, kept: Sequence[tuple[int, Entry]], *, now: datetime) -> None:
    RoomUpdate.objects.bulk_create(
        RoomUpdate(
            room_id=batch.room,
            sequence=before + place,
            client=each.client,
            person_id=each.person,
            seat_id=each.seat,
            update=each.update,
            at=now,
        )
        for place, each in kept
    )
    new = [(client, each.person) for _, each in kept for client in each.new_clients]
    if new:
        ClientBinding.objects.bulk_create(
            (ClientBinding(room_id=batch.room, client=client, person_id=person) for client, person in new),
            ignore_conflicts=True,
        )
