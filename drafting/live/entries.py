"""What a room asks to be stored, and what was: the values between a room and the store of the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import NamedTuple, Protocol
from uuid import UUID


class Entry(NamedTuple):
    """An update to be stored, who wrote it, and which client ids are that person's from now on."""

    update: bytes
    client: int | None
    person: int
    seat: UUID
    new_clients: tuple[int, ...]


class Batch(NamedTuple):
    """Updates of one room, checked when its rights stood at `version`."""

    room: UUID
    version: int
    entries: Sequence[Entry]


class Kept(NamedTuple):
    """What is stored of a batch: the updates at these places of it (from 1), numbered `before` + place.

    Without `before` nothing is: rights have moved on, or the room is frozen or gone.
    """

    before: int | None
    places: Set[int]


NOTHING = Kept(None, frozenset())


class StoreDown(Exception):
    """The database cannot be reached or cannot write; what was asked may be asked again."""


Outcome = list[Kept] | Exception


class Store(Protocol):
    """Appends batches to the log, all of them in one transaction; is asked again only when it has answered."""

    def append(self, batches: Sequence[Batch], *, then: Callable[[Outcome], None]) -> None:
        """Calls `then`, on the loop, with what was kept of each once that is committed.

        With StoreDown where nothing is known to be stored (to store twice does no harm), with another exception where
        the database refuses the batches.
        """

    async def close(self) -> None:
        """Lets the connection go."""
