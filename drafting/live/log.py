"""The update log of a room in the database: the only truth. Plain queries, to be called from a thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from drafting.models import ClientBinding, Room, RoomSnapshot, RoomUpdate


@dataclass(frozen=True, slots=True)
class Loaded:
    """A room as its rows tell: a snapshot (or none), the updates after it, and whose each client id is."""

    room: Room
    state: bytes | None
    places: Mapping[str, Any] | None
    since: int
    tail: tuple[bytes, ...]
    bindings: dict[int, int | None]


@transaction.atomic
def load_room(pk: UUID) -> Loaded | None:
    """The room up to the `sequence` of its row; None where it is gone."""
    room = Room.objects.filter(pk=pk).first()
    if room is None:
        return None
    snapshot = RoomSnapshot.objects.filter(room=room, sequence__lte=room.sequence).first()
    since = snapshot.sequence if snapshot else 0
    return Loaded(
        room=room,
        state=bytes(snapshot.state) if snapshot else None,
        places=snapshot.places if snapshot else None,
        since=since,
        tail=tuple(updates_between(pk, since, room.sequence)),
        bindings=dict(ClientBinding.objects.filter(room=room).values_list("client", "person_id")),
    )


def updates_between(pk: UUID, after: int, up_to: int) -> list[bytes]:
    """The updates stored after the one and up to the other number, in order."""
    rows = RoomUpdate.objects.filter(room_id=pk, sequence__gt=after, sequence__lte=up_to)
    return [bytes(update) for update in rows.order_by("sequence").values_list("update", flat=True)]


def append_as_server(room: Room, updates: Sequence[bytes], *, now: datetime | None = None) -> int:
    """Writes what the server itself says to the end of the log; the number of the last.

    Inside the caller's transaction; the room's row is locked from here on, so that no keystroke comes between.
    """
    locked = Room.objects.select_for_update().get(pk=room.pk)
    at = now or timezone.now()
    RoomUpdate.objects.bulk_create(
        RoomUpdate(room=locked, sequence=locked.sequence + place, update=update, at=at)
        for place, update in enumerate(updates, start=1)
    )
    locked.sequence += len(updates)
    locked.save(update_fields=["sequence"])
    return locked.sequence
