"""The update log of a room in the database: the only truth. Plain queries, to be called from a thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any
from uuid import UUID, uuid4

from django.db.models import (
    BigIntegerField,
    BinaryField,
    F,
    JSONField,
    Model,
    QuerySet,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast
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
# All that is kept of a room's words in one question, for each is a journey to the database and back: which of the three
# a row is; its number, of a binding the client; the bytes; whose it is; where each item stands. Who wrote what is read
# by whoever asks: it may be longer than the text.
_SNAPSHOT, _UPDATE, _BINDING = range(3)


def _kept(model: type[Model], what: int, **columns: str) -> QuerySet[Any, Any]:
    fields = {
        "number": BigIntegerField(),
        "said": BinaryField(),
        "person": BigIntegerField(),
        "places": JSONField(),
    }
    found = [
        F(columns[name]) if name in columns else Cast(Value(None), field) for name, field in fields.items()
    ]
    return model._default_manager.filter(room=_ROOM).order_by().values_list(Value(what), *found)


_LOG = Compiled(
    lambda: _kept(RoomSnapshot, _SNAPSHOT, number="sequence", said="state", places="places").union(
        _kept(RoomUpdate, _UPDATE, number="sequence", said="update"),
        _kept(ClientBinding, _BINDING, number="client", person="person_id"),
        all=True,
    )
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A room as its rows tell: a snapshot (or none), the updates after it, and whose each client id is."""

    room: Room
    state: bytes | None
    places: Mapping[str, Any] | None
    since: int
    tail: tuple[bytes, ...]
    bindings: dict[int, int | None]

    @property
    def updates(self) -> tuple[bytes, ...]:
        """All that makes the document, in order."""
        return self.tail if self.state is None else (self.state, *self.tail)


def load_room(pk: UUID) -> Loaded | None:
    """The room up to its last update; None where it is gone."""
    room = room_of(pk)
    return None if room is None else _loaded(room)


def rehearse_log() -> None:
    """Reads a room that is not there: who comes first then waits no longer than the second."""
    load_room(uuid4())
    _loaded(Room())


def _loaded(room: Room) -> Loaded:
    kept: tuple[list[Any], list[Any]] = ([], [])
    bindings: dict[int, int | None] = {}
    for what, number, said, person, places in _LOG.rows(room=room.pk):
        if what == _BINDING:
            bindings[number] = person
        else:
            kept[what].append((number, bytes(said), places))
    snapshots, updates = kept
    since, state, places = max(snapshots, default=(0, None, None), key=itemgetter(0))
    tail = sorted((update for update in updates if update[0] > since), key=itemgetter(0))
    # The log was read after the room's row, and may have grown in between.
    room.sequence = max([room.sequence, since, *(sequence for sequence, _, _ in tail[-1:])])
    return Loaded(
        room=room,
        state=state,
        places=places,
        since=since,
        tail=tuple(update for _, update, _ in tail),
        bindings=bindings,
    )


def room_of(pk: UUID) -> Room | None:
    """What a room's rights and its log rest on, with its draft's closing time; None where it is gone."""
    return _ROOMS.first(room=pk)


def bindings_of(pk: UUID) -> dict[int, int | None]:
    """Whose the room's client ids are; None for the server's own."""
    return dict(ClientBinding.objects.filter(room_id=pk).values_list("client", "person_id"))


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
