"""Whose each word of a room is, and who deleted what: by the log, never by what a browser claims.

A word is its sender's: the seat of the log's row that brought it. What the server seeded is nobody's. Words that
somebody strikes and puts back as they were stay whose they were (`live.put_back`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.contrib.auth.models import User
from pycrdt import Doc, XmlFragment

from drafting.live.attribution import Attribution, WhoseWords
from drafting.live.document import read
from drafting.live.keystroke import keystroke_of
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
        client: Author(parties.get(seats.get(client, ""), ""), _name(named[person]))
        for client, person in people.items()
    }


@dataclass(frozen=True, slots=True)
class PutBack:
    """Items of a client, from clock to clock, that its person only put back, and whose they are; nobody's what the room
    began with."""

    client: int
    start: int
    end: int
    author: Author | None


@lru_cache(maxsize=64)
def put_back_in(room: UUID, sequence: int) -> tuple[PutBack, ...]:
    """What the log of the room says that has come to the number `sequence`: forty people ask at once."""
    found = list(_ledger(*_log(room)).put_back())
    rows = Seat.objects.filter(pk__in={who for *_, who in found if who}).select_related("delegation", "user")
    authors = {str(seat.pk): Author(seat.party, _name(seat.user)) for seat in rows}
    return tuple(PutBack(client, start, end, authors.get(who or "")) for client, start, end, who in found)


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
    snapshot, tail = _log(room)
    document: Doc[XmlFragment] = Doc()
    with document.transaction():
        for update in [*([bytes(snapshot.state)] if snapshot else []), *(update for update, _ in tail)]:
            document.apply_update(update)
    return document, _ledger(snapshot, tail)


def _log(room: UUID) -> tuple[RoomSnapshot | None, list[tuple[bytes, str | None]]]:
    """The snapshot, and the updates after it with the seats they came from."""
    rows = RoomUpdate.objects.filter(room_id=room).order_by("sequence")
    tail = list(rows.values_list("sequence", "update", "seat_id"))
    # Read last: a compaction that comes between has then only made some of the rows superfluous.
    snapshot = RoomSnapshot.objects.filter(room_id=room).first()
    since = snapshot.sequence if snapshot else 0
    return snapshot, [
        (bytes(update), str(seat) if seat else None) for sequence, update, seat in tail if sequence > since
    ]


def _ledger(snapshot: RoomSnapshot | None, tail: Iterable[tuple[bytes, str | None]]) -> Ledger:
    ledger = Ledger.from_stored(snapshot.authors) if snapshot else Ledger()
    if snapshot is not None:
        ledger.hold(parse_update(bytes(snapshot.state), is_stored=True))
    for update, seat in tail:
        ledger.take_in(keystroke_of(update) or parse_update(update, is_stored=True), seat)
    return ledger


def _name(user: User) -> str:
    return user.get_full_name() or user.username


def _parties(seats: Iterable[str]) -> dict[str, str]:
    """Under which name the words of each seat are shown."""
    rows = Seat.objects.filter(pk__in=set(seats)).select_related("delegation")
    return {str(seat.pk): seat.party for seat in rows}
