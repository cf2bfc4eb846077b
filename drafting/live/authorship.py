"""Whose each word of a room is, and who deleted what: by the log, never by what a browser claims.

A word is its sender's: the seat of the log's row that brought it. What the server seeded is nobody's. Words that
somebody strikes and puts back as they were stay whose they were (`live.put_back`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import User
from pycrdt import Doc, XmlFragment

from drafting.live.attribution import Attribution, WhoseWords
from drafting.live.document import read
from drafting.live.ledger import Ledger
from drafting.live.log import bindings_of
from drafting.live.parse_update import parse_update
from drafting.models import RoomSnapshot, RoomUpdate, Seat


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes under a client id: a delegation's code or an office, and the person's name."""

    delegation: str
    name: str


def authors_of(room: UUID) -> dict[int, Author]:
    """Who writes in the room under which client id; the server's own are left out."""
    people = {client: person for client, person in bindings_of(room).items() if person is not None}
    kept = RoomSnapshot.objects.filter(room_id=room).values_list("authors", flat=True).first()
    rows = RoomUpdate.objects.filter(room_id=room, client__isnull=False, seat__isnull=False)
    later = rows.order_by("sequence").values_list("client", "seat_id")
    seats = Ledger.from_stored(kept or {}).last_seats() | {
        client: str(seat) for client, seat in later if client
    }
    parties, named = _parties(seats.values()), User.objects.in_bulk(set(people.values()))
    return {
        client: Author(
            parties.get(seats.get(client, ""), ""), named[person].get_full_name() or named[person].username
        )
        for client, person in people.items()
    }


def whose_words(room: UUID) -> tuple[WhoseWords, ...]:
    """The room's paragraphs in their order, each word under its delegation."""
    document, ledger = _load(room)
    said = parse_update(document.get_update(), is_stored=True)
    attribution = Attribution(said, ledger, parties=_parties(ledger.seats()))
    found = zip(read(document), attribution.paragraphs(), strict=True)
    return tuple(attribution.whose(element, piece) for element, piece in found)


def seats_in(room: UUID) -> frozenset[UUID]:
    """All seats that wrote or deleted anything in the room."""
    return frozenset(UUID(seat) for seat in _load(room)[1].seats())


def _load(room: UUID) -> tuple[Doc[XmlFragment], Ledger]:
    """The document as the log says it, and whose its items are."""
    rows = RoomUpdate.objects.filter(room_id=room).order_by("sequence")
    tail = list(rows.values_list("sequence", "update", "seat_id"))
    # Read last: a compaction that comes between has then only made some of the rows superfluous.
    snapshot = RoomSnapshot.objects.filter(room_id=room).first()
    document: Doc[XmlFragment] = Doc()
    ledger = Ledger.from_stored(snapshot.authors) if snapshot else Ledger()
    with document.transaction():
        if snapshot is not None:
            document.apply_update(bytes(snapshot.state))
            ledger.hold(parse_update(bytes(snapshot.state), is_stored=True))
        for sequence, update, seat in tail:
            if snapshot is None or sequence > snapshot.sequence:
                document.apply_update(bytes(update))
                ledger.take_in(parse_update(bytes(update), is_stored=True), str(seat) if seat else None)
    return document, ledger


def _parties(seats: Iterable[str]) -> dict[str, str]:
    """Under which name the words of each seat are shown."""
    rows = Seat.objects.filter(pk__in=set(seats)).select_related("delegation")
    return {str(seat.pk): seat.party for seat in rows}
