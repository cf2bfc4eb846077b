"""What processes store of one room is taken in the order of the log, whatever order it is told in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from drafting.live.in_order import InOrder, Stored
from drafting.live.rest import until
from drafting.live.wakeups import Grown

ROOM = UUID(int=7)
FIRST = 100
PATIENCE = 0.02


def grown(before: int, sequence: int) -> Stored:
    """That the room has grown from the one number to the other."""
    return Stored(Grown(ROOM, before, sequence, b"words", ()))


def at(stored: list[Stored]) -> list[tuple[int, int]]:
    """The numbers alone."""
    return [(each.grown.before, each.grown.sequence) for each in stored]


def on_a_loop(minutes: Callable[[InOrder, list[str]], Coroutine[None, None, None]]) -> list[str]:
    """What the order called for, in a meeting that a room holds which stands at FIRST."""
    called: list[str] = []

    async def meeting() -> None:
        order = InOrder(taken=FIRST, patience=PATIENCE, on_missing=lambda: called.append("missing"))
        await minutes(order, called)
        order.close()

    asyncio.run(meeting())
    return called


@given(
    some.lists(some.integers(1, 5), min_size=1, max_size=12).flatmap(
        lambda steps: some.tuples(some.just(steps), some.permutations(range(len(steps))))
    )
)
def test_each_is_taken_once_and_in_its_order(told: tuple[list[int], list[int]]) -> None:
    steps, order_of_telling = told
    ends = [FIRST + sum(steps[: place + 1]) for place in range(len(steps))]
    log = list(zip([FIRST, *ends], ends, strict=False))

    async def minutes(order: InOrder, called: list[str]) -> None:
        taken: list[tuple[int, int]] = []
        for place in order_of_telling:
            order.put(grown(*log[place]))
            order.put(grown(*log[place]))  # a message may come twice
            taken += at(order.take(after=taken[-1][1] if taken else FIRST))
            assert taken == log[: len(taken)]
        assert taken == log
        assert order.overdue is None

    assert on_a_loop(minutes) == []


def test_what_a_reading_of_the_log_has_brought_is_forgotten() -> None:
    async def minutes(order: InOrder, called: list[str]) -> None:
        order.put(grown(101, 102))
        order.put(grown(103, 104))
        assert order.take(after=103) != []
        assert order.take(after=104) == []

    on_a_loop(minutes)


def test_what_nobody_tells_is_asked_for_after_a_while() -> None:
    async def minutes(order: InOrder, called: list[str]) -> None:
        order.put(grown(102, 103))
        assert order.take(after=FIRST) == []
        assert order.overdue is None, "it is being told, mostly"
        await asyncio.sleep(3 * PATIENCE)
        assert order.overdue == 103
        assert at(order.take(after=102)) == [(102, 103)]
        assert order.overdue is None

    assert on_a_loop(minutes) == ["missing"]


def test_what_is_told_in_time_is_not_asked_for() -> None:
    async def minutes(order: InOrder, called: list[str]) -> None:
        order.told_of(102)
        order.put(grown(FIRST, 102))
        assert at(order.take(after=FIRST)) == [(FIRST, 102)]
        await asyncio.sleep(3 * PATIENCE)

    assert on_a_loop(minutes) == []


def test_what_comes_while_one_waits_is_waited_for_as_long() -> None:
    """The second gap has its own patience."""

    async def minutes(order: InOrder, called: list[str]) -> None:
        order.told_of(101)
        await asyncio.sleep(PATIENCE / 2)
        order.put(grown(FIRST, 101))
        order.take(after=FIRST)
        order.told_of(105)
        await until(lambda: bool(called))
        assert order.overdue == 105

    assert on_a_loop(minutes) == ["missing"]


def test_an_old_number_is_no_news() -> None:
    async def minutes(order: InOrder, called: list[str]) -> None:
        order.told_of(FIRST - 1)
        order.told_of(FIRST)
        await asyncio.sleep(3 * PATIENCE)

    assert on_a_loop(minutes) == []
