"""The database goes away and comes back: nobody is told "stored" before it is, and typing goes on by itself."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import uvloop
from django.db import connection, connections

from drafting.live.entries import Outcome, StoreDown
from drafting.live.store_postgres import PostgresStore
from drafting.models import Room, Seat
from tests.live.conftest import Site
from tests.live.test_rooms import text_in_the_log
from tests.live.typist import PATIENCE, answered, shows

# SQLite has no server to lose.
pytestmark = pytest.mark.services


def cut_all_other_connections() -> None:
    """As a restart of PostgreSQL does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_typing_goes_on_when_postgresql_has_hung_up(
    site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    head, drafter = site.seat(france, room), site.seat(france2, room)
    head.type(" before")
    drafter.until(shows("before"))
    cut_all_other_connections()
    head.type(" after")
    head.until(answered(2))
    drafter.until(shows("after"))
    assert text_in_the_log(room).endswith(" before after")


def test_while_nobody_can_write_nobody_is_answered(
    site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    head, drafter = site.seat(france, room), site.seat(france2, room)
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("LOCK TABLE drafting_room IN SHARE MODE")
        head.type(" held")
        head.read_one(1)
        drafter.read_one(1)
        assert head.answers == []
        assert "held" not in drafter.text
        cursor.execute("COMMIT")
    head.until(answered(1))
    drafter.until(shows("held"))


@pytest.fixture
def nobody_else_is_connected(transactional_db: None) -> None:
    """A test before may have left its connection open, which would be cut as well and fail whatever comes after."""
    connections.close_all()


@pytest.mark.parametrize("loop", [asyncio.new_event_loop, uvloop.new_event_loop])
@pytest.mark.usefixtures("nobody_else_is_connected")
def test_who_writes_to_a_line_that_is_cut_is_told_so(loop: Callable[[], asyncio.AbstractEventLoop]) -> None:
    """libpq may find the end of the line while it sends, and close the socket by itself: no event tells of that.
    Otherwise uvloop tells of it once only, and half of what there is to read may be the server's farewell."""

    async def minutes() -> None:
        store = PostgresStore()
        await _outcome(store)
        # The loop stands still meanwhile: it has not read that the line is cut.
        _cut_from_another_thread()
        assert isinstance(await _outcome(store), StoreDown)
        assert await _outcome(store) == []
        await store.close()

    with asyncio.Runner(loop_factory=loop) as runner:
        runner.run(minutes())


def test_a_server_that_is_gone_without_a_word_is_noticed(transactional_db: None) -> None:
    """Nothing announces that: each line has the system ask, and gives up after ten seconds (tcp(7), in ms and s)."""
    connection.ensure_connection()
    line = socket.socket(fileno=os.dup(connection.connection.fileno()))
    with line:
        assert line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        asks_after, every, times, gives_up = (
            line.getsockopt(socket.IPPROTO_TCP, option)
            for option in (
                socket.TCP_KEEPIDLE,
                socket.TCP_KEEPINTVL,
                socket.TCP_KEEPCNT,
                socket.TCP_USER_TIMEOUT,
            )
        )
    assert asks_after + every * times <= 15
    assert gives_up == 10_000


async def _outcome(store: PostgresStore) -> Outcome:
    """What comes of storing nothing."""
    told: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
    store.append([], then=told.set_result)
    return await asyncio.wait_for(told, PATIENCE)


def _cut_from_another_thread() -> None:
    with ThreadPoolExecutor(1) as thread:
        thread.submit(cut_all_other_connections).result()
    time.sleep(0.2)  # until the end of the line has arrived
