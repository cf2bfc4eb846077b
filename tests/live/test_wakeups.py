"""What one process tells the others: read as it was written, told in few words, and never believed beyond its form."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from drafting.live.lib0 import UINT_AT_MOST
from drafting.live.redis_line import listen
from drafting.live.rest import until
from drafting.live.wakeups import (
    CHANNEL,
    PAUSE,
    Grown,
    Here,
    Look,
    Shown,
    Wakeup,
    Wakeups,
    read,
    written,
)
from tests.services.redis import redis_server

HERE, THERE = b"here----", b"there---"
ROOM = UUID(int=7)

NUMBERS = some.integers(0, UINT_AT_MOST)
ROOMS = some.uuids()
WAKEUPS = some.one_of(
    some.builds(
        Grown,
        ROOMS,
        NUMBERS,
        NUMBERS,
        some.binary(max_size=300),
        some.lists(some.tuples(NUMBERS, NUMBERS), max_size=4).map(tuple),
    ),
    some.builds(Shown, ROOMS, some.binary(max_size=300)),
    some.builds(Look, ROOMS),
    some.builds(Here, some.binary(min_size=8, max_size=8)),
)


@given(some.lists(WAKEUPS, max_size=6))
def test_what_is_written_is_read(wakeups: list[Wakeup]) -> None:
    message = written(wakeups, by=HERE)
    assert list(read(message, own=THERE)) == wakeups
    assert list(read(message, own=HERE)) == [], "nobody is woken by his own words"


@given(some.lists(WAKEUPS, max_size=3), some.integers(0), some.binary(max_size=40))
def test_whatever_comes_wakes_nobody_wrongly(wakeups: list[Wakeup], cut: int, rubbish: bytes) -> None:
    """What came before the fault stands; nothing is read out of a message that ends early."""
    message = written(wakeups, by=HERE)
    heard = list(read(message[: cut % (len(message) + 1)], own=THERE))
    assert heard == wakeups[: len(heard)]
    for _ in read(rubbish, own=THERE):
        pass


@pytest.fixture
def redis() -> Iterator[str]:
    with redis_server() as url:
        yield url


def test_what_is_said_within_a_pause_goes_together(redis: str) -> None:
    """The first at once; the rest in one message, in its order."""
    said = [Grown(ROOM, number, number + 1, b"word", ()) for number in range(20)]
    heard = asyncio.run(_heard(redis, said))
    assert [len(message) for message in heard] == [1, len(said) - 1]
    assert [wakeup for message in heard for wakeup in message] == said


def test_what_is_left_to_say_is_said_at_the_end(redis: str) -> None:
    """A process that hangs up within the pause keeps nothing to itself."""
    said = [Grown(ROOM, number, number + 1, b"word", ()) for number in range(3)]
    heard = asyncio.run(_heard(redis, said, waits=0))
    assert [wakeup for message in heard for wakeup in message] == said


async def _heard(url: str, said: list[Grown], *, waits: float = 4 * PAUSE) -> list[list[Wakeup | Here]]:
    """The messages that another process gets when all of this is said at one time."""
    messages: list[list[Wakeup | Here]] = []
    teller = Wakeups(url, on_wakeup=lambda wakeup: None)
    own = await _greeting(url)

    def keep(message: bytes) -> None:
        messages.append(list(read(message, own=THERE)))

    ear = asyncio.create_task(listen(url, f"{CHANNEL}.{own.hex()}", keep))
    await asyncio.sleep(0.1)
    for each in said:
        teller.tell(each)
    await asyncio.sleep(waits)
    await teller.close()
    async with asyncio.timeout(5):
        await until(lambda: sum(map(len, messages)) >= len(said))
    ear.cancel()
    return messages


async def _greeting(url: str) -> bytes:
    """Who greets on the channel of all."""
    greeted: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

    def hear(message: bytes) -> None:
        for each in read(message, own=THERE):
            if isinstance(each, Here) and not greeted.done():
                greeted.set_result(each.process)

    ear = asyncio.create_task(listen(url, CHANNEL, hear))
    async with asyncio.timeout(10):
        process = await greeted
    ear.cancel()
    return process


def test_who_comes_later_is_met_at_once(redis: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not only with the next greeting: until then a room's words would wait for a look at the log."""
    monkeypatch.setattr("drafting.live.wakeups.GREETS_EVERY", 3600.0)

    async def minutes() -> None:
        heard: list[Wakeup] = []
        first = Wakeups(redis, on_wakeup=lambda wakeup: None)
        await asyncio.sleep(0.5)  # until it listens
        second = Wakeups(redis, on_wakeup=heard.append)
        async with asyncio.timeout(10):
            while not heard:
                first.tell(Look(ROOM))
                await asyncio.sleep(PAUSE)
        await asyncio.gather(first.close(), second.close())

    asyncio.run(minutes())


def test_who_greets_no_more_is_gone(redis: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that was replaced leaves the other to itself; it is met again when it comes back."""
    monkeypatch.setattr("drafting.live.wakeups.GREETS_EVERY", 0.05)
    monkeypatch.setattr("drafting.live.wakeups.GONE_AFTER", 0.5)

    async def minutes() -> None:
        stays = Wakeups(redis, on_wakeup=lambda wakeup: None)
        for _ in range(2):
            await _comes_and_goes(redis, stays)
        await stays.close()

    asyncio.run(minutes())


async def _comes_and_goes(url: str, stays: Wakeups) -> None:
    goes = Wakeups(url, on_wakeup=lambda wakeup: None)
    async with asyncio.timeout(10):
        await until(lambda: stays.has_others and goes.has_others)
        await goes.close()
        await until(lambda: not stays.has_others)
