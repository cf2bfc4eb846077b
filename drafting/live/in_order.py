"""What was stored of a room, by this process and by others, taken in the order of the log: so all read the same."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Set
from typing import NamedTuple

from drafting.live.member import Member
from drafting.live.wakeups import Grown


class Stored(NamedTuple):
    """What the room has grown by, and which members here wrote it; none where another process told of it."""

    grown: Grown
    by: Set[Member] = frozenset()


class InOrder:
    """From the number `taken` on; holds what was stored after something that is not known here yet.

    `on_missing` is called when that was not told within the `patience` (seconds): mostly it is being told just then.
    What is missing then goes up to `overdue`.
    """

    def __init__(self, *, taken: int, patience: float, on_missing: Callable[[], None]) -> None:
        self._patience, self._on_missing = patience, on_missing
        self._waiting: list[Stored] = []
        self._taken = self._up_to = self._asked = taken
        self._waits: asyncio.TimerHandle | None = None

    @property
    def overdue(self) -> int | None:
        """None where nothing is, or not yet."""
        return self._asked if self._asked > self._taken else None

    def told_of(self, sequence: int) -> None:
        """Somebody has stored up to this number."""
        if sequence > self._up_to:
            self._up_to = sequence
            self._wait_for_the_rest()

    def put(self, stored: Stored) -> None:
        """To be taken when all before it is."""
        self._waiting.append(stored)
        self._up_to = max(self._up_to, stored.grown.sequence)

    def take(self, *, after: int) -> list[Stored]:
        """What follows the number without a gap; what the number has passed is forgotten."""
        if len(self._waiting) > 1:
            self._waiting.sort(key=_before)
        taken: list[Stored] = []
        left: list[Stored] = []
        for each in self._waiting:
            if each.grown.before == after:
                after = each.grown.sequence
                taken.append(each)
            elif each.grown.before > after:
                left.append(each)
        self._waiting, self._taken = left, after
        if self._up_to > after:
            self._wait_for_the_rest()
        else:
            self.close()
        return taken

    def close(self) -> None:
        """Waits for nothing more: a process that is woken for nothing pays for it all the same."""
        if self._waits is not None:
            self._waits.cancel()
            self._waits = None

    def _wait_for_the_rest(self) -> None:
        if self._waits is None:
            loop = asyncio.get_running_loop()
            self._waits = loop.call_later(self._patience, self._look, self._up_to)

    def _look(self, up_to: int) -> None:
        self._waits = None
        if up_to > self._taken:
            self._asked = up_to
            self._on_missing()
        elif self._up_to > self._taken:
            self._wait_for_the_rest()


def _before(stored: Stored) -> int:
    return stored.grown.before
