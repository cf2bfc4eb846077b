"""Which seat wrote each item of a room and which deleted it: gathered from the rows of its log, never from what a
browser claims. Yjs itself keeps no deleter, and of what is deleted not even the words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from drafting.live.item_order import cut
from drafting.live.parse_update import STRING, Block, Update, units
from drafting.live.put_back import LETTERS_AT_LEAST, STRUCK_AT_MOST, parts_of

# The id of a seat; None for the server itself.
Who = str | None


# Something whose first part is the clock at which it begins.
Clocked = TypeVar("Clocked", bound=tuple[Any, ...])


class Deletion(NamedTuple):
    """Words that stood from `clock` on and who deleted them, the first who did."""

    clock: int
    who: Who
    text: str

    @property
    def end(self) -> int:
        return self.clock + units(self.text)


class Ledger:
    """`hold` what stood before, then `take_in` row after row in the order of the log."""

    def __init__(self) -> None:
        self._ends: dict[int, int] = {}
        # Who sent the client's last items; what he put back is another's.
        self._senders: dict[int, Who] = {}
        # Per client in order: from which clock on whose items they are.
        self._written: dict[int, list[tuple[int, Who]]] = {}
        self._deleted: dict[int, list[Deletion]] = {}
        self._words: dict[int, list[tuple[int, str]]] = {}

    def hold(self, document: Update) -> None:
        """Looks up words in the document that a snapshot holds; whose they are the snapshot's ledger says."""
        for block in document.blocks:
            if block.content == STRING and block.text:
                self._words.setdefault(block.client, []).append((block.clock, block.text))

    def take_in(self, update: Update, who: Who) -> None:
        """What is new in the row is its sender's, except words that he puts back as they were: they stay whose they
        were. A row may repeat what others wrote or deleted before."""
        before = dict(self._ends)
        new = [block for block in map(self._new_part, update.blocks) if block is not None]
        for client, clock, length in update.deletes:
            self._delete(client, clock, clock + length, who)
        for block in new:
            self._senders[block.client] = who
            clock = block.clock
            for length, whose in self._whose(block, who, before):
                self._write(block.client, clock, whose)
                clock += length

    def _new_part(self, block: Block) -> Block | None:
        """What of the block is not known yet; its words are from here on."""
        known, end = self._ends.get(block.client, 0), block.clock + block.length
        if end <= known:
            return None
        start = max(known, block.clock)
        self._ends[block.client] = end
        if block.text is not None:
            text = cut(block.text, start - block.clock, block.length)
            self._words.setdefault(block.client, []).append((start, text))
            block = block._replace(text=text)
        return block._replace(clock=start, length=end - start)

    def _write(self, client: int, clock: int, who: Who) -> None:
        runs = self._written.setdefault(client, [])
        if not runs or runs[-1][1] != who:
            runs.append((clock, who))

    def _whose(self, block: Block, who: Who, before: Mapping[int, int]) -> list[tuple[int, Who]]:
        """(length, whose) of a new block's items; `before` is where each client's items ended before this row."""
        back = self._put_back(block, who, before) if who is not None and block.text else []
        found: list[tuple[int, Who]] = []
        for client, start, end in back:
            found += [(to - at, whose) for at, to, whose in self.writers(client, start, end)]
            self._forget_deletion(client, start, end)
        return found or [(block.length, who)]

    def _put_back(self, block: Block, who: Who, before: Mapping[int, int]) -> list[tuple[int, int, int]]:
        """(client, from, to) of what this seat has struck and the block says again; nothing where it does not."""
        text = block.text or ""
        if block.right is not None and (undone := self._struck_by(who, *block.right)) is not None:
            # Yjs undoes a deletion by putting the words right before those that were struck.
            client, clock = block.right
            if cut(undone.text, clock - undone.clock, clock - undone.clock + block.length) == text:
                return [(client, clock, clock + block.length)]
        if len(text) < LETTERS_AT_LEAST:
            return []
        struck = [
            (client, each)
            for client, kept in self._deleted.items()
            for each in kept
            if each.who == who and each.end <= before.get(client, 0)
        ][-STRUCK_AT_MOST:]
        return [
            (client, each.clock + units(each.text[:start]), each.clock + units(each.text[:end]))
            for place, start, end in parts_of(text, [each.text for _, each in struck])
            for client, each in [struck[place]]
        ]

    def _struck_by(self, who: Who, client: int, clock: int) -> Deletion | None:
        """The deletion by this seat that the item is part of."""
        last = next(_from(self._deleted.get(client, []), clock), None)
        return last if last is not None and last.who == who and last.clock <= clock < last.end else None

    def writers(self, client: int, start: int, end: int) -> Iterator[tuple[int, int, Who]]:
        """(from, to, whose) the client's items from clock to clock are."""
        runs = self._written.get(client, [])
        place = bisect_right(runs, start, key=itemgetter(0)) - 1
        while start < end:
            until = min(end, runs[place + 1][0]) if place + 1 < len(runs) else end
            yield start, until, runs[place][1] if 0 <= place < len(runs) else None
            start, place = until, place + 1

    def deletions(self, client: int, start: int, end: int) -> Iterator[Deletion]:
        """What was deleted of the client's words from clock to clock."""
        for each in _from(self._deleted.get(client, []), start):
            if each.clock >= end:
                return
            first, last = max(start, each.clock), min(end, each.end)
            if first < last:
                yield Deletion(first, each.who, cut(each.text, first - each.clock, last - each.clock))

    def seats(self) -> frozenset[str]:
        """All who wrote or deleted anything."""
        wrote = {who for runs in self._written.values() for _, who in runs}
        deleted = {each.who for kept in self._deleted.values() for each in kept}
        return frozenset(who for who in wrote | deleted if who is not None)

    def last_seats(self) -> dict[int, str]:
        """Under which seat each client wrote last."""
        return {client: who for client, who in self._senders.items() if who is not None}

    def put_back(self) -> Iterator[tuple[int, int, int, Who]]:
        """(client, from, to, whose) the items are that are not of the seat under which the client wrote last."""
        for client, runs in self._written.items():
            ends = [clock for clock, _ in runs[1:]] + [self._ends[client]]
            for (start, who), end in zip(runs, ends, strict=True):
                if who != self._senders[client]:
                    yield client, start, end, who

    def stored(self) -> dict[str, Any]:
        """As JSON, for a snapshot."""
        return {
            "written": [
                [client, self._ends[client], self._senders[client], runs]
                for client, runs in self._written.items()
            ],
            "deleted": [[client, kept] for client, kept in self._deleted.items()],
        }

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> Ledger:
        """What `stored` wrote."""
        ledger = cls()
        for client, end, sender, runs in stored.get("written", ()):
            ledger._ends[client], ledger._senders[client] = end, sender
            ledger._written[client] = [(clock, who) for clock, who in runs]
        for client, kept in stored.get("deleted", ()):
            ledger._deleted[client] = [Deletion(*each) for each in kept]
        return ledger

    def _forget_deletion(self, client: int, start: int, end: int) -> None:
        """From clock to clock the words are back: nobody has struck them."""
        kept = self._deleted[client]
        for each in [each for each in kept if each.clock < end and each.end > start]:
            kept.remove(each)
            first, last = max(start, each.clock), min(end, each.end)
            for at, to, who in (
                (each.clock, first, each.who),
                (first, last, None),
                (last, each.end, each.who),
            ):
                if at < to:
                    _add(kept, Deletion(at, who, cut(each.text, at - each.clock, to - each.clock)))

    def _delete(self, client: int, start: int, end: int, who: Who) -> None:
        kept = self._deleted.setdefault(client, [])
        for clock, text in list(self._standing(client, start, end)):
            for at, words in list(_gaps(kept, clock, text)):
                _add(kept, Deletion(at, who, words))

    def _standing(self, client: int, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The client's words from clock to clock, deleted already or not."""
        for clock, text in _from(self._words.get(client, []), start):
            if clock >= end:
                return
            first, last = max(start, clock), min(end, clock + units(text))
            if first < last:
                yield first, cut(text, first - clock, last - clock)


def _from(listed: Sequence[Clocked], clock: int) -> Iterator[Clocked]:
    """Those from the last that begins at or before the clock."""
    first = bisect_right(listed, clock, key=itemgetter(0)) - 1
    return (listed[place] for place in range(max(0, first), len(listed)))


def _gaps(kept: list[Deletion], clock: int, text: str) -> Iterator[tuple[int, str]]:
    """What of the words is not among those kept."""
    start, end = clock, clock + units(text)
    at = start
    for each in _from(kept, start):
        if each.clock >= end:
            break
        if each.clock > at:
            yield at, cut(text, at - start, each.clock - start)
        at = max(at, each.end)
    if at < end:
        yield at, cut(text, at - start, end - start)


def _add(kept: list[Deletion], new: Deletion) -> None:
    """Puts it in its place, as one with its neighbours where the same deleted them."""
    place = bisect_left(kept, new.clock, key=itemgetter(0))
    if place < len(kept) and kept[place].clock == new.end and kept[place].who == new.who:
        new = Deletion(new.clock, new.who, new.text + kept.pop(place).text)
    if place and kept[place - 1].end == new.clock and kept[place - 1].who == new.who:
        place -= 1
        new = Deletion(kept[place].clock, new.who, kept.pop(place).text + new.text)
    kept.insert(place, new)
