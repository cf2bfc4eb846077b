"""kill -9 of whoever makes a paper, at ten points of the job: one whole paper in the end, and never half a one.

On SQLite the whole embedded server is struck; on PostgreSQL what `setup/work` starts, with all its processes.
"""

from __future__ import annotations

import hashlib
import os
import signal
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from random import Random

import pytest
from django.conf import settings
from django.db import transaction

from drafting.models import Body, Paper, Seat
from drafting.models.paper_values import values_of_paper
from drafting.papers.make import make_paper
from drafting.tasks import ATTEMPTS_AT_MOST
from drafting.text.paragraph import Text
from drafting.text.wording import Call
from tests.factories import issued, make_draft
from tests.faults.workshop import Workshop, until
from tests.papers.long_texts import revised_values
from tests.services.redis import redis_server

pytestmark = pytest.mark.django_db(transaction=True)

Strike = Callable[[Workshop, Paper], None]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """A worker for the tests of this file; whoever strikes it down leaves the next one to start another."""
    with nullcontext("") if settings.EMBEDDED else redis_server() as redis_url:
        opened = Workshop(tmp_path_factory.mktemp("workshop"), redis_url=redis_url)
        try:
            yield opened
        finally:
            opened.close()


@pytest.fixture
def paper(body: Body, presidency: Seat) -> Paper:
    """Many pages that are to be set as a PDF, long enough to be struck in the middle; nothing else waits."""
    with transaction.atomic():  # for a worker at work sees nothing before all is as it should be
        revision = issued(make_draft(body, text=long_text()), by=presidency)
        revision.papers.exclude(paper="clean", format="pdf").delete()
    return revision.papers.get()


def long_text() -> Text:
    """A long text whose paragraphs and notes bear the ids of rows."""
    text = revised_values(Random(3), paragraphs=300).text
    ids = {each.id: str(uuid.uuid4()) for each in (*text.paragraphs, *text.footnotes)}
    return replace(
        text,
        paragraphs=tuple(
            replace(
                each,
                id=ids[each.id],
                wording=tuple(
                    Call(ids[piece.footnote]) if isinstance(piece, Call) else piece for piece in each.wording
                ),
            )
            for each in text.paragraphs
        ),
        footnotes=tuple(replace(each, id=ids[each.id]) for each in text.footnotes),
    )


def state(paper: Paper) -> str:
    """How the row stands now; never half made."""
    found = Paper.objects.get(pk=paper.pk)
    content = bytes(found.content or b"")
    assert (found.state == Paper.State.READY) == bool(content)
    assert found.sha256 == (hashlib.sha256(content).hexdigest() if content else "")
    assert found.size == len(content)
    return found.state


def is_(wanted: str, paper: Paper) -> Callable[[], bool]:
    """Whether the row stands so."""
    return lambda: state(paper) == wanted


# Where the blow falls


def while_it_starts(shop: Workshop, paper: Paper) -> None:
    shop.open(wait=False)
    shop.strike()


def when_it_says_that_it_is_there(shop: Workshop, paper: Paper) -> None:
    shop.open()
    shop.strike()


def just_claimed(shop: Workshop, paper: Paper) -> None:
    shop.open()
    until(is_("making", paper))
    shop.strike()


def with_its_child_just_born(shop: Workshop, paper: Paper) -> None:
    shop.open()
    until(lambda: shop.child() is not None)
    shop.strike()


def with_its_child_in_the_middle(shop: Workshop, paper: Paper) -> None:
    tried = Paper.objects.get(pk=paper.pk).attempts
    shop.open()
    stop_child(shop, paper, tried=tried)
    shop.strike()


def its_child_alone(shop: Workshop, paper: Paper) -> None:
    shop.open()
    os.kill(stop_child(shop, paper), signal.SIGKILL)


def before_it_commits(shop: Workshop, paper: Paper) -> None:
    shop.open()
    child = stop_child(shop, paper)
    with transaction.atomic():
        Paper.objects.select_for_update().get(pk=paper.pk)  # SQLite locks the whole file for a transaction
        os.kill(child, signal.SIGCONT)
        until(lambda: rests(child))
        shop.strike()


def just_committed(shop: Workshop, paper: Paper) -> None:
    shop.open()
    until(is_("ready", paper))
    shop.strike()


def a_moment_after_the_claim(shop: Workshop, paper: Paper) -> None:
    shop.open()
    until(is_("making", paper))
    time.sleep(Random().uniform(0, 0.1))
    shop.strike()


def a_longer_moment_after_the_claim(shop: Workshop, paper: Paper) -> None:
    shop.open()
    until(is_("making", paper))
    time.sleep(Random().uniform(0.1, 0.4))
    shop.strike()


STRIKES: tuple[Strike, ...] = (
    while_it_starts,
    when_it_says_that_it_is_there,
    just_claimed,
    with_its_child_just_born,
    with_its_child_in_the_middle,
    its_child_alone,
    before_it_commits,
    just_committed,
    a_moment_after_the_claim,
    a_longer_moment_after_the_claim,
)


def stop_child(shop: Workshop, paper: Paper, *, tried: int = 0) -> int:
    """Holds the child that is at this paper in its tracks, once more than `tried` attempts are made; its process id."""
    until(lambda: Paper.objects.filter(pk=paper.pk, attempts__gt=tried).exists())
    until(lambda: shop.child() is not None)
    child = shop.child()
    assert child is not None
    os.kill(child, signal.SIGSTOP)
    return child


def rests(child: int) -> bool:
    """Whether the child waits for its next paper: it has been at work and, for a while, has not been any more."""
    before = cpu_of(child)
    time.sleep(0.3)
    return cpu_of(child) == before


def cpu_of(process: int) -> str:
    """Ticks of processor time so far."""
    with open(f"/proc/{process}/stat") as stat:
        return " ".join(stat.read().rpartition(")")[2].split()[11:13])


@pytest.mark.parametrize("strike", STRIKES, ids=lambda strike: strike.__name__)
def test_one_whole_paper_comes_of_it(strike: Strike, shop: Workshop, paper: Paper) -> None:
    strike(shop, paper)
    state(paper)
    shop.open()
    until(is_("ready", paper))
    made = Paper.objects.get()
    assert bytes(made.content or b"") == make_paper("clean", "pdf", values_of_paper(made))
    assert made.attempts <= ATTEMPTS_AT_MOST - 1
    assert (made.lease, made.reason) == (None, "")


def test_a_paper_that_kills_three_workers_is_given_up_and_says_so(shop: Workshop, paper: Paper) -> None:
    for _ in range(ATTEMPTS_AT_MOST):
        with_its_child_in_the_middle(shop, paper)
    shop.open()
    until(is_("failed", paper))
    given_up = Paper.objects.get()
    assert given_up.attempts == ATTEMPTS_AT_MOST
    assert given_up.reason == "The worker died each time it made this paper."
