"""Papers in the making: one warm child, what it may cost, and what a paper that cannot be made costs the others."""

from __future__ import annotations

import fcntl
import hashlib
import os
import signal
import sys
import termios
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from random import Random

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import Settings

from drafting.apart.limits import Limits
from drafting.maker.maker import Maker, NotMadeError
from drafting.models import Body, Paper, Revision, Seat
from drafting.models.paper_values import values_of_paper
from drafting.papers.make import PAPERS, make_paper
from drafting.tasks import ATTEMPTS_AT_MOST, make_waiting_papers, maker, produce_paper
from tests.factories import issued, make_draft
from tests.papers.long_texts import revised_values
from tests.papers.samples import council_values, un_values

ENOUGH = Limits(seconds=60, memory=1_000_000_000)
LITTLE = 60_000_000  # bytes: a page can be set within them, twenty cannot
CHILD = "clean", "docx", council_values()


@contextmanager
def within(limits: Limits, *, papers: int = 500) -> Iterator[Maker]:
    """A maker whose child ends with the block."""
    made = Maker(limits, papers=papers)
    try:
        yield made
    finally:
        made.end()


@pytest.fixture
def child() -> Iterator[Maker]:
    """A maker with room enough."""
    with within(ENOUGH) as made:
        yield made


def test_the_child_gives_the_same_bytes(child: Maker) -> None:
    for values in (council_values(), un_values()):
        for paper, form in PAPERS:
            assert child.make(paper, form, values) == make_paper(paper, form, values)


def test_it_stays_warm_and_makes_way_for_a_fresh_one_in_time() -> None:
    with within(ENOUGH, papers=2) as made:
        pids = []
        for _ in range(4):
            made.make(*CHILD)
            pids.append(made.pid)
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_it_has_nothing_of_the_workers_environment(child: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SECRET_KEY", "known to the worker alone")
    child.make(*CHILD)
    with open(f"/proc/{child.pid}/environ") as environment:
        assert environment.read() == "PYTHONUTF8=1\0"


def test_what_a_paper_refuses_is_told_in_its_own_words(child: Maker) -> None:
    with pytest.raises(NotMadeError, match="There is no paper “clean” as odt"):
        child.make("clean", "odt", council_values())


@pytest.mark.parametrize("blow", [signal.SIGSEGV, signal.SIGKILL])
def test_a_child_that_dies_costs_one_paper(child: Maker, blow: signal.Signals) -> None:
    child.make(*CHILD)
    with ThreadPoolExecutor(1) as pool:
        struck = asked_while_stopped(child, pool)
        os.kill(pid_of(child), blow)
        os.kill(pid_of(child), signal.SIGCONT)
        with pytest.raises(NotMadeError, match=f"died of it .status -{blow.value}."):
            struck.result(timeout=30)
    assert child.make(*CHILD) == make_paper(*CHILD)


def test_a_paper_that_takes_too_long_is_given_up() -> None:
    with within(Limits(seconds=10, memory=1_000_000_000)) as made, ThreadPoolExecutor(1) as pool:
        made.make(*CHILD)
        with pytest.raises(NotMadeError, match="longer than the 10 seconds"):
            asked_while_stopped(made, pool).result(timeout=30)
        assert made.make(*CHILD) == make_paper(*CHILD)


def test_a_paper_that_wants_too_much_memory_is_given_up() -> None:
    with within(Limits(seconds=60, memory=LITTLE)) as made:
        with pytest.raises(NotMadeError, match=r"memory|died of it"):
            made.make("marked", "pdf", revised_values(Random(1), paragraphs=600))
        assert made.make(*CHILD) == make_paper(*CHILD)


def asked_while_stopped(child: Maker, pool: ThreadPoolExecutor) -> Future[bytes]:
    """A paper asked of a child that has been stopped in its tracks, and lies before it unread."""
    os.kill(pid_of(child), signal.SIGSTOP)
    asked = pool.submit(child.make, *CHILD)
    until(lambda: unread(pid_of(child)) > 0)
    return asked


def unread(pid: int) -> int:
    """How many bytes lie in the pipe that the process reads; one, should it be gone: nothing is left to wait for."""
    try:
        pipe = os.open(f"/proc/{pid}/fd/0", os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return 1
    try:
        told = fcntl.ioctl(pipe, termios.FIONREAD, bytes(4))
    finally:
        os.close(pipe)
    return int.from_bytes(told, sys.byteorder)


def pid_of(child: Maker) -> int:
    """The process id of a child that has been started."""
    assert child.pid is not None
    return child.pid


# With rows

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def revision(body: Body, presidency: Seat) -> Revision:
    """INIT, whose papers wait."""
    return issued(make_draft(body), by=presidency)


def test_each_paper_is_there_whole_with_its_digest(revision: Revision) -> None:
    make_waiting_papers()
    papers = list(revision.papers.all())
    assert {paper.state for paper in papers} == {Paper.State.READY}
    for paper in papers:
        content = bytes(paper.content or b"")
        assert content == make_paper(paper.paper, paper.format, values_of_paper(paper))
        assert (paper.sha256, paper.size) == (hashlib.sha256(content).hexdigest(), len(content))
        assert (paper.attempts, paper.lease, paper.reason) == (1, None, "")


def test_a_poisonous_paper_stops_after_three_attempts_and_the_others_are_made(revision: Revision) -> None:
    poisonous = revision.papers.get(paper="clean", format="pdf")
    Paper.objects.filter(pk=poisonous.pk).update(format="odt")
    for _ in range(ATTEMPTS_AT_MOST + 2):
        make_waiting_papers()
    poisonous.refresh_from_db()
    assert (poisonous.state, poisonous.attempts, poisonous.content) == ("failed", ATTEMPTS_AT_MOST, None)
    assert "There is no paper “clean” as odt" in poisonous.reason
    assert {paper.state for paper in revision.papers.exclude(pk=poisonous.pk)} == {Paper.State.READY}


def test_a_worker_that_lost_its_lease_stores_nothing(revision: Revision) -> None:
    make_waiting_papers()  # and its child is warm
    paper = revision.papers.get(paper="clean", format="docx")
    rows = Paper.objects.filter(pk=paper.pk)
    rows.update(state=Paper.State.QUEUED, content=None, sha256="", size=0)
    taken_over = uuid.uuid4()
    os.kill(pid_of(maker()), signal.SIGSTOP)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(produced, paper.pk)
        until(lambda: rows.filter(state=Paper.State.MAKING).exists())
        rows.update(lease=taken_over)
        os.kill(pid_of(maker()), signal.SIGCONT)
        slow.result(timeout=30)
    paper.refresh_from_db()
    assert (paper.state, paper.lease, paper.content) == (Paper.State.MAKING, taken_over, None)


def test_a_worker_that_lives_keeps_its_paper_however_long_it_takes(
    revision: Revision, settings: Settings
) -> None:
    settings.PAPER_LEASE_SECONDS = 5
    make_waiting_papers()  # and its child is warm
    paper = revision.papers.get(paper="clean", format="docx")
    rows = Paper.objects.filter(pk=paper.pk)
    rows.update(state=Paper.State.QUEUED, content=None, sha256="", size=0, attempts=0)
    os.kill(pid_of(maker()), signal.SIGSTOP)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(produced, paper.pk)
        until(lambda: rows.filter(state=Paper.State.MAKING).exists())
        first = rows.get().lease_until
        assert first is not None
        until(lambda: rows.filter(lease_until__gt=first + timedelta(seconds=6)).exists())
        produce_paper(paper.pk)
        assert rows.get().attempts == 1
        os.kill(pid_of(maker()), signal.SIGCONT)
        slow.result(timeout=30)
    paper.refresh_from_db()
    assert (paper.state, paper.attempts, paper.lease) == (Paper.State.READY, 1, None)


def test_what_a_dead_worker_left_behind_waits_a_quarter_of_a_minute_at_most() -> None:
    assert settings.PAPER_LEASE_SECONDS + settings.SWEEP_SECONDS <= 15


def produced(paper_id: uuid.UUID) -> None:
    """What a worker's thread does, its database connection closed behind it."""
    produce_paper(paper_id)
    connection.close()


def until(told: Callable[[], bool]) -> None:
    """Looks again until it is so."""
    give_up = time.monotonic() + 30
    while not told():
        assert time.monotonic() < give_up
        time.sleep(0.02)
