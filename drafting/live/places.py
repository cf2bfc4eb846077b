"""Where each item of a room's document stands: the form of the document, asked before an update is stored.

A root `prosemirror` holds elements `paragraph`; a paragraph holds texts and elements `footnote`; a text holds strings
and marks; each element may have attributes. What hangs anywhere else is refused, so that nothing nests.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Mapping
from typing import Any

from drafting.live.lib0 import uint
from drafting.live.pairs import Pairs
from drafting.live.parse_update import ANY, DELETED, FORMAT, GC, STRING, TYPE, Block, Id, Update
from drafting.text.wording import MARKS

ROOT_NAME = "prosemirror"

# What holds an item. In what was deleted and swept away (GONE) whatever is added is swept away as well.
GONE, ROOT, PARAGRAPH, WORDS, NOTE, ATTRIBUTE = range(6)
# A holder is one of these kinds, and above it the number of the type that holds, so that no two hold alike.
KIND = 7
NUMBERED_FROM = KIND + 1
_HOLDS = {"paragraph": PARAGRAPH, "#text": WORDS, "footnote": NOTE}
_ALLOWED: dict[int, frozenset[tuple[int, str | None]]] = {
    ROOT: frozenset({(TYPE, "paragraph"), (DELETED, None)}),
    PARAGRAPH: frozenset({(TYPE, "#text"), (TYPE, "footnote"), (DELETED, None)}),
    # A mark that is none of ours makes an editor drop the words under it, for everybody in the room.
    WORDS: frozenset({(STRING, None), (DELETED, None), *((FORMAT, mark) for mark in MARKS)}),
    NOTE: frozenset({(DELETED, None)}),
    ATTRIBUTE: frozenset({(ANY, None), (DELETED, None)}),
}


class NotOfTheForm(ValueError):
    """The update would put something where the document's form has no place for it."""


class Missing(Exception):
    """The update rests on items that are not known yet."""


class Places:
    """For each client the next clock, and in runs what holds its items; grows with each update taken in."""

    __slots__ = ("_held_by", "_pairs", "_starts", "_types", "clocks")

    def __init__(self) -> None:
        self.clocks: dict[int, int] = {}
        self._starts: dict[int, list[int]] = {}
        self._held_by: dict[int, list[int]] = {}
        self._types: dict[Id, int] = {}
        self._pairs = Pairs()

    def state(self) -> bytes:
        """The state vector of what was taken in."""
        return uint(len(self.clocks)) + b"".join(
            uint(client) + uint(clock) for client, clock in self.clocks.items()
        )

    def is_known_in_part(self, update: Update) -> bool:
        """Whether some of its items are known already; others may have been put under the same numbers."""
        clocks = self.clocks
        return any(block.clock < clocks.get(block.client, 0) for block in update.blocks)

    def new_clients(self, update: Update) -> set[int]:
        """The clients of which the update brings new items."""
        clocks = self.clocks
        return {b.client for b in update.blocks if b.clock + b.length > clocks.get(b.client, 0)}

    def go_on(self, block: Block) -> bool:
        """Adds a keystroke after what its client wrote last, as most are; False for any other, which was not added."""
        client, known = block.client, block.clock
        if self.clocks.get(client) != known or block.origin != (client, known - 1):
            return False
        held_by = self._held_by[client][-1]
        right = block.right
        if held_by & KIND != WORDS or (right is not None and not self._is_beside(right, client, held_by)):
            return False
        self._pairs.add(block)
        self.clocks[client] = known + block.length
        return True

    def _is_beside(self, right: Id, client: int, held_by: int) -> bool:
        """Whether an item of another's stands in the same words, and not within a letter."""
        other, clock = right
        if other == client or clock >= self.clocks.get(other, 0) or self._pairs.is_second(right):
            return False
        return self._at(right) == held_by

    def take_in(self, update: Update) -> None:
        """Adds the update's items. Missing or NotOfTheForm, and then nothing was added."""
        if len(update.blocks) == 1 and not update.deletes:
            # A keystroke is added or not, there is nothing to take back: a third of the work of more.
            self._take_ready(deque(update.blocks), [], all_of_it=True)
            return
        before = {
            client: (self.clocks.get(client), len(self._starts.get(client, ())))
            for client in {block.client for block in update.blocks}
        }
        types: list[Id] = []
        try:
            self._take_blocks(update, types)
            for client, clock, length in update.deletes:
                if clock + length > self.clocks.get(client, 0):
                    raise Missing
                if self._pairs.are_parted_by_deletion(client, clock, length):
                    raise NotOfTheForm("a deletion of half a letter")
        except (Missing, NotOfTheForm):
            self._restore(before, types)
            raise

    def _take_blocks(self, update: Update, types: list[Id]) -> None:
        if len(update.blocks) == 1:
            self._take_ready(deque(update.blocks), types, all_of_it=True)
            return
        queues: dict[int, deque[Block]] = {}
        for block in update.blocks:
            queues.setdefault(block.client, deque()).append(block)
        while queues:
            moved = [client for client, queue in queues.items() if self._take_ready(queue, types)]
            if not moved:
                raise Missing
            queues = {client: queue for client, queue in queues.items() if queue}

    def _take_ready(self, queue: deque[Block], types: list[Id], *, all_of_it: bool = False) -> bool:
        """Takes from the queue what rests on known items; whether anything was taken."""
        moved = False
        while queue:
            block = queue[0]
            known = self.clocks.get(block.client, 0)
            if block.clock + block.length > known:
                if block.clock > known or not self._rests_on_known(block):
                    if all_of_it:
                        raise Missing
                    return moved
                self._add(block, known, types)
            queue.popleft()
            moved = True
        return moved

    def _rests_on_known(self, block: Block) -> bool:
        clocks = self.clocks
        for rest in (block.origin, block.right, block.parent):
            if isinstance(rest, tuple) and rest[1] >= clocks.get(rest[0], 0):
                return False
        return True

    def _add(self, block: Block, known: int, types: list[Id]) -> None:
        held_by = self._holder(block, known)
        kind = held_by & KIND
        if kind != GONE:
            _check(block, kind)
        if kind == WORDS:
            self._check_sides(block, known)
            self._pairs.add(block)
        # A run of words ends where its writer went on elsewhere.
        goes_on = kind != WORDS or block.clock < known or block.origin == (block.client, known - 1)
        self._extend(block.client, known, held_by, goes_on=goes_on)
        self.clocks[block.client] = block.clock + block.length
        if block.content == TYPE:
            number = NUMBERED_FROM * (len(self._types) + 1)
            self._types[block.client, block.clock] = (
                GONE if kind == GONE else _HOLDS[block.name or ""] + number
            )
            types.append((block.client, block.clock))

    def _holder(self, block: Block, known: int) -> int:
        if block.content == GC:
            return GONE
        if block.clock < known:
            return self._at((block.client, known - 1))
        if block.parent is not None:
            return self._below(block.parent, is_attribute=block.key is not None)
        if block.right is None and block.origin is not None:
            return self._at(block.origin)
        neighbours = [self._at(near) for near in (block.origin, block.right) if near is not None]
        if GONE in neighbours:
            return GONE
        if len(set(neighbours)) != 1:
            raise NotOfTheForm("an item between two that do not stand together")
        return neighbours[0]

    def _below(self, parent: str | Id, *, is_attribute: bool) -> int:
        if isinstance(parent, str):
            if parent != ROOT_NAME or is_attribute:
                raise NotOfTheForm(f"a room holds {ROOT_NAME} alone")
            return ROOT
        holds = self._types.get(parent)
        if holds is None:
            # A type that was swept away is no longer known as one; what stands below a word kills whoever applies it.
            if self._at(parent) != GONE:
                raise NotOfTheForm("an item below what holds none")
            return GONE
        return ATTRIBUTE if is_attribute and holds != GONE else holds

    def _at(self, item: Id) -> int:
        client, clock = item
        return self._held_by[client][bisect_right(self._starts[client], clock) - 1]

    def _check_sides(self, block: Block, known: int) -> None:
        """Within one run of words the left side comes before the right one. Otherwise a copy that holds the run in one
        piece puts the item elsewhere than one that holds it in two, and nobody reads the same any more."""
        if self._pairs.are_parted_by(block, known):
            raise NotOfTheForm("an item within a letter")
        left, right = block.origin, block.right
        if left is not None and right is not None and left[0] == right[0] and right[1] <= left[1]:
            starts = self._starts[left[0]]
            if bisect_right(starts, right[1]) == bisect_right(starts, left[1]):
                raise NotOfTheForm("an item whose right side stands before its left one")

    def _extend(self, client: int, clock: int, held_by: int, *, goes_on: bool) -> None:
        holders = self._held_by.setdefault(client, [])
        if not holders or holders[-1] != held_by or not goes_on:
            holders.append(held_by)
            self._starts.setdefault(client, []).append(clock)

    def _restore(self, before: Mapping[int, tuple[int | None, int]], types: list[Id]) -> None:
        for client, (clock, runs) in before.items():
            self._pairs.forget(client, clock or 0)
            if clock is None:
                self.clocks.pop(client, None)
                self._starts.pop(client, None)
                self._held_by.pop(client, None)
            else:
                self.clocks[client] = clock
                del self._starts[client][runs:], self._held_by[client][runs:]
        for added in types:
            del self._types[added]

    def stored(self) -> dict[str, Any]:
        """As JSON, for a snapshot."""
        return {
            "clients": [
                [client, clock, self._starts[client], self._held_by[client]]
                for client, clock in self.clocks.items()
            ],
            "types": [[*item, holds] for item, holds in self._types.items()],
            "pairs": self._pairs.stored(),
        }

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> Places:
        """What `stored` wrote."""
        places = cls()
        for client, clock, starts, holders in stored["clients"]:
            places.clocks[client] = clock
            places._starts[client], places._held_by[client] = list(starts), list(holders)
        places._types = {(client, clock): holds for client, clock, holds in stored["types"]}
        places._pairs = Pairs((client, clock) for client, clock in stored["pairs"])
        return places


def _check(block: Block, held_by: int) -> None:
    if (block.content, block.name) not in _ALLOWED[held_by]:
        raise NotOfTheForm("an item where the document has no place for it")
