"""PostgreSQL is restarted, killed, or cut off between the commit and its answer, while twenty people type.

On a PostgreSQL of its own that waits for the disk, so that the others' stays whole.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

from config.database import database_from
from drafting.models import Room, Seat
from tests.factories import make_body, make_seat, make_user
from tests.faults.typing_on import (
    at_work,
    check_end,
    check_rows_at_work,
    nobody_is_answered_for,
    seconds_until_all_are_answered,
    twenty,
)
from tests.live.conftest import WORDS, make_room, token_of
from tests.live.figures import write_down
from tests.live.struck import processes
from tests.live.typist import answered, shows
from tests.live.typists.company import typists
from tests.live.typists.ledger import text_of_the_rows
from tests.services.postgres import Cluster, cluster
from tests.services.processes import NotStarted
from tests.services.proxy import Proxy, proxy

pytestmark = pytest.mark.services

BACK_WITHIN = 60.0


@pytest.fixture
def own_cluster(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cluster]:
    """A PostgreSQL of this test's own, to which the test's own connection is turned, with Adref's tables in it."""
    with django_db_blocker.unblock(), cluster(durable=True) as laid:
        with laid.serving(), turned_to(laid.url):
            call_command("migrate", verbosity=0)
            connection.close()
        with turned_to(laid.url):
            yield laid


@contextmanager
def turned_to(url: str) -> Iterator[None]:
    """The test's own connection goes to another database, while the block runs."""
    connection.close()
    before = connection.settings_dict
    connection.settings_dict = {**before, **database_from(url, Path())}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = before


def people() -> list[str]:
    """France's head and drafter; what signs them in."""
    body = make_body()
    seats = [
        make_seat(make_user("france"), body, Seat.Role.HEAD, "FR"),
        make_seat(make_user("france2"), body, Seat.Role.DRAFTER, "FR"),
    ]
    return [token_of(seat) for seat in seats]


@contextmanager
def served_again(laid: Cluster) -> Iterator[subprocess.Popen[bytes]]:
    """PostgreSQL, once it has recovered: the first tries may find the killed one's memory still in use."""
    end = time.monotonic() + BACK_WITHIN
    while True:
        try:
            with laid.serving() as server:
                yield server
                return
        except NotStarted:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def test_postgresql_is_restarted_and_killed(own_cluster: Cluster, tmp_path: Path) -> None:
    with ExitStack() as stack:
        server = stack.enter_context(own_cluster.serving())
        tokens, room = people(), make_room()
        struck = stack.enter_context(processes(tmp_path, DATABASE_URL=own_cluster.url))
        company = stack.enter_context(typists())
        company.begin(twenty([struck.sites[0].url(room)], tokens))
        company.until(at_work, within=BACK_WITHIN)
        away = []
        for blow in (signal.SIGINT, signal.SIGKILL):
            os.kill(server.pid, blow)
            server.wait()
            connection.close()
            at_rest = nobody_is_answered_for(1.0, company)
            server = stack.enter_context(served_again(own_cluster))
            began = time.monotonic()
            check_rows_at_work(room.pk, company, at_rest)
            seconds_until_all_are_answered(company, at_rest)
            away.append(round(time.monotonic() - began, 1))
        check_end(room.pk, company)
    write_down("PostgreSQL restarted, killed: seconds until all were answered again", away)
    assert max(away) < BACK_WITHIN, away


@pytest.fixture
def behind_a_proxy() -> Iterator[tuple[Proxy, str]]:
    """A line between the live process and the tests' PostgreSQL that can be held, and the URL that goes through it."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    assert parts.port is not None
    with proxy(parts.port) as line:
        url = os.environ["DATABASE_URL"].replace(f":{parts.port}/", f":{line.port}/")
        yield line, url


def committed(room: Room, words: str) -> bool:
    """Whether the rows say the words."""
    return words in text_of_the_rows(room.pk)


def until(told: Callable[[], bool]) -> None:
    """Looks again until it is so."""
    end = time.monotonic() + BACK_WITHIN
    while not told():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)


@pytest.mark.django_db(transaction=True)
def test_the_process_is_killed_between_the_commit_and_the_answer(
    behind_a_proxy: tuple[Proxy, str], france: Seat, france2: Seat, tmp_path: Path
) -> None:
    line, url = behind_a_proxy
    room = make_room()
    with processes(tmp_path, DATABASE_URL=url) as struck:
        head = struck.sites[0].seat(france, room)
        head.type(" before;")
        head.until(answered(1))
        line.hold_answers()
        head.type(" committed and not answered;")
        until(lambda: committed(room, "committed and not answered;"))
        head.read_one(0.5)
        assert head.answers == [1]
        struck.strike(0, signal.SIGKILL)
        line.cut()
        struck.start_again(0)
        back = struck.sites[0].seat(france2, room)
        assert back.text.count(" committed and not answered;") == 1
        again = struck.sites[0].seat(france, room)
        again.doc.apply_update(head.doc.get_update())
        again.send_update(again.doc.get_update())
        again.until(answered(1))
    assert text_of_the_rows(room.pk) == f"{WORDS} before; committed and not answered;"


@pytest.mark.django_db(transaction=True)
def test_the_line_is_cut_between_the_commit_and_the_answer(
    behind_a_proxy: tuple[Proxy, str], france: Seat, france2: Seat, tmp_path: Path
) -> None:
    """The process does not know that it was committed and stores it again: that does no harm."""
    line, url = behind_a_proxy
    room = make_room()
    with processes(tmp_path, DATABASE_URL=url) as struck:
        head, drafter = struck.sites[0].seat(france, room), struck.sites[0].seat(france2, room)
        line.hold_answers()
        head.type(" committed and not answered;")
        until(lambda: committed(room, "committed and not answered;"))
        line.cut()
        head.until(answered(1))
        drafter.until(shows("committed and not answered;"))
        head.type(" after;")
        head.until(answered(2))
        text = drafter.until(shows("after;")).text
    assert text == text_of_the_rows(room.pk) == f"{WORDS} committed and not answered; after;"
