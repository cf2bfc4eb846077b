"""A process's own copy of a room: its document, where each item stands, whose each client id is; built from the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto
from uuid import UUID

from pycrdt import Doc, XmlFragment, get_update, merge_updates

from drafting.live.keystroke import read_stored
from drafting.live.log import Loaded
from drafting.live.parse_update import Block, Update, parse_update
from drafting.live.places import Missing, NotOfTheForm, Places
from drafting.live.wakeups import Grown

# So many stored updates are brought into the document together: one by one it costs three times as much.
UNREAD_AT_MOST = 64


class Verdict(Enum):
    """Why an update is not stored: it says nothing new, rests on what is not known yet, or may not be."""

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
        # Whether another process stored what was stored last.
        self.ends_elsewhere = False
        self._places = Places.from_stored(loaded.places) if loaded.places is not None else Places()
        self._untaken: list[bytes] = []
        self._doc: Doc[XmlFragment] = Doc()
        self._unread: list[bytes] = [loaded.state] if loaded.state is not None else []
        self._whole: bytes | None = None
        self.catch_up(loaded.tail, room.sequence, bindings={})

    @property
    def tail(self) -> int:
        """How many updates the log holds after its snapshot, as far as is known here."""
        return self.sequence - self.compacted

    def judge(self, update: Update, *, person: int, is_answer: bool, may_write: bool) -> bytes | Verdict:
        """The update of this person's written anew, to be stored, and counted as known from here on; else why not.

        What a sender wrote never reaches the log or another's browser: Yrs has read it, by its own rules, and says it.
        A keystroke has one form only, and is what Yrs would say.
        """
        places = self._places_now()
        if update.is_keystroke and may_write:
            (block,) = update.blocks
            if self.bindings.get(block.client) == person and places.go_on(block):
                return update.data
        new = places.new_clients(update)
        if not new and (not update.deletes or ((is_answer or not may_write) and self._has_deleted(update))):
            return Verdict.KNOWN
        if not may_write or any(self.bindings.get(client, person) != person for client in new):
            return Verdict.REFUSE
        try:
            if places.is_known_in_part(update):
                # Whoever says other words under numbers that were given would make one copy differ from another.
                update = parse_update(get_update(update.data, places.state()))
            anew = merge_updates(update.data)
            places.take_in(update)
        except Missing:
            return Verdict.WAIT
        except (NotOfTheForm, ValueError):
            return Verdict.REFUSE
        return anew

    def bind(self, blocks: Iterable[Block], *, person: int) -> tuple[int, ...]:
        """Those of the blocks' clients that nobody had; they are this person's from now on."""
        new = []
        for block in blocks:
            if block.client not in self.bindings:
                self.bindings[block.client] = person
                new.append(block.client)
        return tuple(new)

    def apply(self, updates: Iterable[bytes], sequence: int) -> None:
        """Takes up stored updates; the document then stands at `sequence`."""
        self._unread += updates
        self.sequence = sequence
        self._whole = None
        if len(self._unread) >= UNREAD_AT_MOST:
            self._document()

    def catch_up(
        self, updates: Sequence[bytes], sequence: int, *, bindings: Mapping[int, int | None]
    ) -> None:
        """As `apply`, for what others stored: their items are not known here yet, nor whose their client ids are."""
        self.bindings |= bindings
        self._untaken += updates
        self.apply(updates, sequence)

    def take_up(self, grown: Grown, *, is_own: bool) -> None:
        """Takes up what was stored next, judged here before or by another process."""
        updates = [grown.update] if grown.update else []
        if is_own:
            self.apply(updates, grown.sequence)
        else:
            self.catch_up(updates, grown.sequence, bindings=dict(grown.clients))
        self.ends_elsewhere = not is_own

    def state(self) -> bytes:
        """The document's state vector."""
        return self._document().get_state()

    def lacking(self, state: bytes) -> bytes:
        """What the document has beyond a state vector."""
        document = self._document()
        if state != b"\x00":
            return document.get_update(state)
        if self._whole is None:
            self._whole = document.get_update()
        return self._whole

    def _document(self) -> Doc[XmlFragment]:
        if self._unread:
            with self._doc.transaction():
                for update in self._unread:
                    self._doc.apply_update(update)
            self._unread.clear()
        return self._doc

    def _places_now(self) -> Places:
        """With what others stored: read when somebody here types, for who opens a room wants to read first."""
        if self._untaken:
            for update in self._untaken:
                stored = read_stored(update)
                if not (stored.is_keystroke and self._places.go_on(stored.blocks[0])):
                    self._places.take_in(stored)
            self._untaken.clear()
        return self._places

    def _has_deleted(self, update: Update) -> bool:
        """Whether all that the update deletes is deleted already: a reader's answer to our question says it again."""
        document = self._document()
        own = document.get_update(document.get_state())
        spans: dict[int, list[tuple[int, int]]] = {}
        for client, clock, length in parse_update(own, is_stored=True).deletes:
            spans.setdefault(client, []).append((clock, clock + length))
        return all(
            any(start <= clock and clock + length <= end for start, end in spans.get(client, ()))
            for client, clock, length in update.deletes
        )


def merged(updates: Sequence[bytes]) -> bytes:
    """One update that says all of them; no bytes where there is none."""
    said = [update for update in updates if update] if len(updates) > 1 else updates
    if not said:
        return b""
    return said[0] if len(said) == 1 else merge_updates(*said)
