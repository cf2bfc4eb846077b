"""When the writer commits: at once where this process has the rooms to itself, at a pace where it shares them."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Sequence
from uuid import UUID

import pytest

from drafting.live.entries import Batch, Kept, Outcome
from drafting.live.writer import PACE, Writer

ROOM = UUID(int=7)
LETTERS = 12


class Watched:
    """A store that keeps everything, and when it was asked."""

    def __init__(self) -> None:
        self.commits: list[tuple[float, int]] = []

    def append(self, batches: Sequence[Batch], *, then: Callable[[Outcome], None]) -> None:
        loop = asyncio.get_running_loop()
        self.commits.append((loop.time(), len(batches)))
        kept = [Kept(before=0, places=frozenset()) for _ in batches]
        loop.call_soon(then, kept)

    async def close(self) -> None:
        pass


def test_one_process_commits_at_once() -> None:
    """Nobody waits for a pace that spares nothing."""
    store = asyncio.run(_typed(is_shared=False, every=PACE / 10))
    assert [batches for _, batches in store.commits] == [1] * LETTERS


def test_processes_that_share_rooms_keep_a_pace() -> None:
    """What comes up between two commits goes into the second."""
    store = asyncio.run(_typed(is_shared=True, every=PACE / 10))
    begun = [at for at, _ in store.commits]
    assert sum(batches for _, batches in store.commits) == LETTERS, "nothing is left out"
    # The loop's clock counts in milliseconds.
    assert min(later - sooner for sooner, later in itertools.pairwise(begun)) > PACE - 0.002


@pytest.mark.parametrize("is_shared", [False, True])
def test_who_types_after_a_rest_waits_for_nobody(is_shared: bool) -> None:
    """The pace is between commits, not before them: a letter now and then is stored in the loop turn it came in."""

    async def minutes() -> None:
        store = Watched()
        writer = Writer(store, is_shared=lambda: is_shared)
        for typed in range(1, 4):
            await asyncio.sleep(2 * PACE)
            _type(writer)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            assert len(store.commits) == typed

    asyncio.run(minutes())


async def _typed(*, is_shared: bool, every: float) -> Watched:
    """The commits of letters that come one after another, this many seconds apart."""
    store = Watched()
    writer = Writer(store, is_shared=lambda: is_shared)
    for _ in range(LETTERS):
        _type(writer)
        await asyncio.sleep(every)
    await asyncio.sleep(2 * PACE)
    await writer.close()
    return store


def _type(writer: Writer) -> None:
    batch = Batch(ROOM, 1, [])
    writer.soon(lambda: writer.append(batch, then=lambda kept: None))
