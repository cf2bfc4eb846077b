"""The update log of a room in the database: the only truth. Plain queries, to be called from a thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import UUIDField
from django.utils import timezone

from drafting.live.compiled import Blank, Compiled
from drafting.models import ClientBinding, Room, RoomSnapshot, RoomUpdate

_ROOM = Blank("room", UUIDField())
_ROOMS = Compiled(
    lambda: (
        Room.objects.select_related("draft")
        .only("kind", "subject", "sequence", "rights_version", "frozen_at", "draft__closes_at")
        .filter(pk=_ROOM)
    )
)
_UPDATES = Compiled(
    lambda: RoomUpdate.objects.filter(room=_ROOM).order_by("sequence").values_list("sequence", "update")
)
# Who wrote what is read by whoever asks: it may be longer than the text.
_SNAPSHOT = Compiled(
    lambda: RoomSnapshot.objects.filter(room=_ROOM).values_list("sequence", "state", "places")[:1]
)
_BINDINGS = Compiled(lambda: ClientBinding.objects.filter(room=_ROOM).values_list("client", "person_id"))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A room as its rows tell: a snapshot (or none), the updates after it, and whose each client id is."""

    room: Room
    state: bytes | None
    places: Mapping[str, Any] | None
    since: int
    tail: tuple[bytes, ...]
    bindings: dict[int, int | None]


def load_room(pk: UUID) -> Loaded | None:
    """The room up to its last update; None where it is gone.

    The snapshot is read last: a compaction that comes between may then only have made the rows read superfluous.
    """
    room = room_of(pk)
    if room is None:
        return None
    rows = list(_UPDATES.rows(room=pk))
    since, state, places = next(iter(_SNAPSHOT.rows(room=pk)), (0, None, None))
    room.sequence = max([room.sequence, since, *(sequence for sequence, _ in rows[-1:])])
    return Loaded(
        room=room,
        state=None if state is None else bytes(state),
        places=places,
        since=since,
        tail=tuple(bytes(update) for sequence, update in rows if sequence > since),
        bindings=bindings_of(pk),
    )


def room_of(pk: UUID) -> Room | None:
    """What a room's rights and its log rest on, with its draft's closing time; None where it is gone."""
    return _ROOMS.first(room=pk)


def bindings_of(pk: UUID) -> dict[int, int | None]:
    """Whose the room's client ids are; None for the server's own."""
    return dict(_BINDINGS.rows(room=pk))


@dataclass(frozen=True, slots=True)
class Since:
    """What was stored after a number, up to another, and whose each client id is by now."""

    updates: tuple[bytes, ...]
    bindings: dict[int, int | None]


def updates_since(pk: UUID, after: int, up_to: int) -> Since | None:
    """The updates stored after the one and up to the other number, in order; None where the log begins later."""
    rows = RoomUpdate.objects.filter(room_id=pk, sequence__gt=after, sequence__lte=up_to)
    updates = tuple(bytes(update) for update in rows.order_by("sequence").values_list("update", flat=True))
    if RoomSnapshot.objects.filter(room_id=pk, sequence__gt=after).exists():
        return None
    return Since(updates, bindings_of(pk))


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
