"""Put a snapshot in the place of a long log. What is deleted was first rebuilt from the snapshot and compared."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from pycrdt import Doc, XmlFragment

from drafting.live.document import read
from drafting.live.ledger import Ledger
from drafting.live.log import Loaded, load_room
from drafting.live.parse_update import Update, parse_update
from drafting.live.places import Places
from drafting.models import Room, RoomSnapshot, RoomUpdate

log = logging.getLogger(__name__)

# A tail of this length is replayed in some ten milliseconds when a room is opened.
TAIL_AT_MOST = 1000
# A quarter of a millisecond of work, a pause of one.
AT_A_STRETCH = 20
PAUSE = 0.001

Thing = TypeVar("Thing")


def compact_room(pk: UUID, *, at_least: int = TAIL_AT_MOST) -> int | None:
    """Up to which update a snapshot stands for the log now; None where the tail is shorter than `at_least`, or where
    the snapshot would not say the same: then everything stays as it is.

    The room is typed in meanwhile: its row is held only while the snapshot takes the place of the rows. None as well
    where another process was first.
    """
    loaded = load_room(pk)
    if loaded is None or len(loaded.tail) < at_least:
        return None
    state = _state(loaded)
    if state is None:
        log.error("The snapshot of room %s would not say what its log says; the log stays.", pk)
        return None
    tail = [parse_update(update, is_stored=True) for update in _by_and_by(loaded.tail)]
    places = _places(loaded, tail)
    authors = _authors(loaded, tail)
    with transaction.atomic():
        if not Room.objects.select_for_update().filter(pk=pk).exists():
            return None
        before = RoomSnapshot.objects.filter(room_id=pk).values_list("sequence", flat=True).first()
        if (before or 0) != loaded.since:
            return None
        _replace(loaded.room, state, places=places, authors=authors)
    return loaded.room.sequence


def _state(loaded: Loaded) -> bytes | None:
    """The document as one update, read back and compared with what the rows say; None where they differ."""
    of_rows = _document([*([loaded.state] if loaded.state is not None else []), *loaded.tail])
    state = of_rows.get_update()
    of_state = _document([state])
    same = read(of_rows) == read(of_state) and _said(of_rows) == _said(of_state)
    return state if same else None


def _document(updates: Iterable[bytes]) -> Doc[XmlFragment]:
    doc: Doc[XmlFragment] = Doc()
    with doc.transaction():
        for update in _by_and_by(updates):
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


def _places(loaded: Loaded, tail: Iterable[Update]) -> Places:
    places = Places.from_stored(loaded.places) if loaded.places is not None else Places()
    for update in _by_and_by(tail):
        places.take_in(update)
    return places


def _authors(loaded: Loaded, tail: Sequence[Update]) -> Ledger:
    """Who wrote and who deleted what, in the rows that go too: Yjs does not say, this is all that is left to tell."""
    room = loaded.room
    kept = (
        RoomSnapshot.objects.filter(room=room, sequence=loaded.since)
        .values_list("authors", flat=True)
        .first()
    )
    ledger = Ledger.from_stored(kept or {})
    if loaded.state is not None:
        ledger.hold(parse_update(loaded.state, is_stored=True))
    rows = RoomUpdate.objects.filter(room=room, sequence__gt=loaded.since, sequence__lte=room.sequence)
    seats = rows.order_by("sequence").values_list("seat_id", flat=True)
    for update, seat in zip(_by_and_by(tail), seats, strict=False):
        ledger.take_in(update, str(seat) if seat else None)
    return ledger


def _by_and_by(things: Iterable[Thing]) -> Iterator[Thing]:
    """The same, with pauses: between them whoever serves the room in this process waits for Python's lock."""
    for place, thing in enumerate(things, start=1):
        yield thing
        if place % AT_A_STRETCH == 0:
            time.sleep(PAUSE)
