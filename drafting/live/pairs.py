"""Letters that take two units of UTF-16, in which Yjs counts: nobody may part the two.

Yjs puts two signs of its own in the place of a parted letter, Yrs reads on at another place: no two copies would say
the same. An editor never does this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafting.live.parse_update import Block, Id

_LAST_OF_ONE_UNIT = "\uffff"


class Pairs:
    """Where the second units of such letters stand."""

    __slots__ = ("_seconds",)

    def __init__(self, seconds: Iterable[Id] = ()) -> None:
        self._seconds: set[Id] = set(seconds)

    def add(self, block: Block) -> None:
        """Takes in the letters of a string."""
        self._seconds.update((block.client, clock) for clock in _seconds_of(block))

    def forget(self, client: int, since: int) -> None:
        """As if nothing had been taken in from this clock on."""
        if self._seconds:
            self._seconds = {each for each in self._seconds if each[0] != client or each[1] < since}

    def are_parted_by(self, block: Block, known: int) -> bool:
        """Whether the block stands within a letter, or what is new of it begins within one of its own."""
        if block.clock < known and known in _seconds_of(block):
            return True
        if not self._seconds:
            return False
        behind = block.origin and (block.origin[0], block.origin[1] + 1)
        return behind in self._seconds or block.right in self._seconds

    def is_second(self, item: Id) -> bool:
        """Whether the item is the second half of a letter."""
        return item in self._seconds

    def are_parted_by_deletion(self, client: int, clock: int, length: int) -> bool:
        """Whether half a letter would be left."""
        seconds = self._seconds
        return bool(seconds) and ((client, clock) in seconds or (client, clock + length) in seconds)

    def stored(self) -> list[Id]:
        """As JSON, for a snapshot."""
        return sorted(self._seconds)


def _seconds_of(block: Block) -> Iterator[int]:
    text = block.text
    if text is None or text.isascii() or max(text) <= _LAST_OF_ONE_UNIT:
        return
    clock = block.clock
    for letter in text:
        if letter > _LAST_OF_ONE_UNIT:
            clock += 1
            yield clock
        clock += 1
