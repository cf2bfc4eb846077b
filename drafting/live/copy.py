"""A process's own copy of a room: its document, where each item stands, whose each client id is; built from the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto
from uuid import UUID

from pycrdt import Doc, XmlFragment, merge_updates

from drafting.live.log import Loaded
from drafting.live.parse_update import Update, parse_update
from drafting.live.places import Missing, NotOfTheForm, Places
from drafting.live.wakeups import Grown


class Verdict(Enum):
    """What is to be done with an update."""

    STORE = auto()
    KNOWN = auto()
    WAIT = auto()
    REFUSE = auto()


class Copy:
    """The document up to `sequence`, as the log tells it, with what was judged to be stored next."""

    def __init__(self, loaded: Loaded) -> None:
        room = loaded.room
        self.room: UUID = room.pk
        self.sequence = self.compacted = loaded.since
        self.rights_version = room.rights_version
        self.is_shut = room.is_shut
        self.bindings = loaded.bindings
        self.places = Places.from_stored(loaded.places) if loaded.places is not None else Places()
        self._doc: Doc[XmlFragment] = Doc()
        if loaded.state is not None:
            self._doc.apply_update(loaded.state)
        self._whole: bytes | None = None
        self.catch_up(loaded.tail, room.sequence, bindings=loaded.bindings)

    @property
    def tail(self) -> int:
        """How many updates the log holds after its snapshot, as far as is known here."""
        return self.sequence - self.compacted

    def judge(self, update: Update, *, person: int, is_answer: bool, may_write: bool) -> Verdict:
        """What is to be done with an update of this person's. One to STORE is counted as known from here on."""
        new = self.places.new_clients(update)
        if not new and (not update.deletes or ((is_answer or not may_write) and self._has_deleted(update))):
            return Verdict.KNOWN
        if not may_write or any(self.bindings.get(client, person) != person for client in new):
            return Verdict.REFUSE
        try:
            # Yrs reads it once more, by its own rules, before it is stored.
            merge_updates(update.data)
            self.places.take_in(update)
        except Missing:
            return Verdict.WAIT
        except (NotOfTheForm, ValueError):
            return Verdict.REFUSE
        return Verdict.STORE

    def bind(self, update_clients: Iterable[int], *, person: int) -> tuple[int, ...]:
        """Those of the clients that nobody had; they are this person's from now on."""
        new = tuple(client for client in update_clients if client not in self.bindings)
        self.bindings.update(dict.fromkeys(new, person))
        return new

    def apply(self, updates: Iterable[bytes], sequence: int) -> None:
        """Brings stored updates into the document, which then stands at `sequence`."""
        with self._doc.transaction():
            for update in updates:
                self._doc.apply_update(update)
        self.sequence = sequence
        self._whole = None

    def catch_up(
        self, updates: Sequence[bytes], sequence: int, *, bindings: Mapping[int, int | None]
    ) -> None:
        """As `apply`, for what others stored: their items are not known here yet, nor whose their client ids are."""
        self.bindings |= bindings
        for update in updates:
            self.places.take_in(parse_update(update, is_stored=True))
        self.apply(updates, sequence)

    def grow(self, grown: Iterable[Grown]) -> list[bytes]:
        """Takes in what other processes stored, as far as one follows the other; the updates taken in."""
        taken = []
        for each in sorted(grown, key=lambda each: each.before):
            if each.before == self.sequence:
                self.catch_up([each.update], each.sequence, bindings=dict(each.clients))
                taken.append(each.update)
        return taken

    def state(self) -> bytes:
        """The document's state vector."""
        return self._doc.get_state()

    def lacking(self, state: bytes) -> bytes:
        """What the document has beyond a state vector."""
        if state == b"\x00":
            if self._whole is None:
                self._whole = self._doc.get_update()
            return self._whole
        return self._doc.get_update(state)

    def _has_deleted(self, update: Update) -> bool:
        """Whether all that the update deletes is deleted already: a reader's answer to our question says it again."""
        own = self._doc.get_update(self._doc.get_state())
        spans: dict[int, list[tuple[int, int]]] = {}
        for client, clock, length in parse_update(own, is_stored=True).deletes:
            spans.setdefault(client, []).append((clock, clock + length))
        return all(
            any(start <= clock and clock + length <= end for start, end in spans.get(client, ()))
            for client, clock, length in update.deletes
        )


def merged(updates: list[bytes]) -> bytes:
    """One update that says all of them, written anew: what a sender wrote never reaches another's browser."""
    return merge_updates(*updates)
