"""Put a snapshot in the place of a long log. What is deleted was first rebuilt from the snapshot and compared."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from pycrdt import Doc, XmlFragment

from drafting.live.document import read
from drafting.live.keystroke import read_stored
from drafting.live.ledger import Ledger
from drafting.live.log import Loaded, load_room
from drafting.live.parse_update import parse_update
from drafting.live.places import Places
from drafting.models import Room, RoomSnapshot, RoomUpdate

log = logging.getLogger(__name__)

# A tail of this length is replayed in some ten milliseconds when a room is opened.
TAIL_AT_MOST = 1000
# A room that is closed leaves no longer a tail than this.
WORTH_COMPACTING = 200
# After so many the lock is let go for a moment: a third of a millisecond of work each time.
APPLIED_AT_A_STRETCH, READ_AT_A_STRETCH = 150, 10
PAUSE = 0.0001

Thing = TypeVar("Thing")


def is_due(*, before: int, sequence: int) -> bool:
    """Whether a log that grew from one number to the other is to be compacted by whoever stored that: so of several
    processes that share the room one does."""
    return before // TAIL_AT_MOST != sequence // TAIL_AT_MOST


def compact_room(pk: UUID, *, at_least: int = WORTH_COMPACTING, pause: float = PAUSE) -> int | None:
    """Up to which update a snapshot stands for the log now; None where the tail is shorter than `at_least`, or where
    the snapshot would not say the same: then everything stays as it is.

    The room is typed in meanwhile: its row is held only while the snapshot takes the place of the rows, and whoever
    serves it in this process is let in at each `pause` (seconds). None as well where another process was first.
    """
    loaded = load_room(pk)
    if loaded is None or len(loaded.tail) < at_least:
        return None
    state = _state(loaded, pause)
    if state is None:
        log.error("The snapshot of room %s would not say what its log says; the log stays.", pk)
        return None
    places, authors = _read_through(loaded, pause)
    with transaction.atomic():
        if not Room.objects.select_for_update().filter(pk=pk).exists():
            return None
        before = RoomSnapshot.objects.filter(room_id=pk).values_list("sequence", flat=True).first()
        if (before or 0) != loaded.since:
            return None
        _replace(loaded.room, state, places=places, authors=authors)
    return loaded.room.sequence


def _state(loaded: Loaded, pause: float) -> bytes | None:
    """The document as one update, read back and compared with what the rows say; None where they differ."""
    of_rows = _document(loaded.updates, pause)
    state = of_rows.get_update()
    of_state = _document([state], pause)
    same = read(of_rows) == read(of_state) and _said(of_rows) == _said(of_state)
    return state if same else None


def _document(updates: Iterable[bytes], pause: float) -> Doc[XmlFragment]:
    doc: Doc[XmlFragment] = Doc()
    with doc.transaction():
        for update in _by_and_by(updates, pause, at_a_stretch=APPLIED_AT_A_STRETCH):
            doc.apply_update(update)
    return doc


def _said(doc: Doc[XmlFragment]) -> tuple[dict[int, int], set[tuple[int, int, int]]]:
    """Up to which clock each client is known, and what is deleted: as sets, for the order of writing varies."""
    update = parse_update(doc.get_update(), is_stored=True)
    ends = {block.client: block.clock + block.length for block in update.blocks}
    return ends, set(update.deletes)


def _replace(room: Room, state: bytes, *, places: Places, authors: Ledger) -> None:
    up_to = room.sequence
    RoomSnapshot.objects.create(
        room=room,
        sequence=up_to,
        state=state,
        places=places.stored(),
        authors=authors.stored(),
        made_at=timezone.now(),
    )
    kept = RoomSnapshot.objects.get(room=room, sequence=up_to)
    assert bytes(kept.state) == state, "what was written is what was compared"
    RoomUpdate.objects.filter(room=room, sequence__lte=up_to).delete()
    RoomSnapshot.objects.filter(room=room, sequence__lt=up_to).delete()


def _read_through(loaded: Loaded, pause: float) -> tuple[Places, Ledger]:
    """Where each item stands; and who wrote and who deleted what, in the rows that go too: Yjs does not say, this is
    all that is left to tell."""
    room = loaded.room
    snapshots = RoomSnapshot.objects.filter(room=room, sequence=loaded.since)
    places = Places.from_stored(loaded.places) if loaded.places is not None else Places()
    authors = Ledger.from_stored(snapshots.values_list("authors", flat=True).first() or {})
    if loaded.state is not None:
        authors.hold(parse_update(loaded.state, is_stored=True))
    rows = RoomUpdate.objects.filter(room=room, sequence__gt=loaded.since, sequence__lte=room.sequence)
    seats = rows.order_by("sequence").values_list("seat_id", flat=True)
    tail = _by_and_by(loaded.tail, pause, at_a_stretch=READ_AT_A_STRETCH)
    for data, seat in zip(tail, seats, strict=False):
        update = read_stored(data)
        places.take_in(update)
        authors.take_in(update, str(seat) if seat else None)
    return places, authors


def _by_and_by(things: Iterable[Thing], pause: float, *, at_a_stretch: int) -> Iterator[Thing]:
    """The same, with pauses: between them whoever serves the room in this process waits for Python's lock."""
    for place, thing in enumerate(things, start=1):
        yield thing
        if pause and place % at_a_stretch == 0:
            time.sleep(pause)
