"""Twenty people type in one room while what they rest on is struck: nothing that was acknowledged is lost or doubled.

After each blow the rows alone are asked, with no process that could help them; in the end all copies are equal.
"""

from __future__ import annotations

import os
import signal
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from redis import Redis

from drafting.models import Room, Seat
from tests.faults.typing_on import (
    at_work,
    check_end,
    check_rows,
    longest_pause,
    seconds_until_all_are_answered,
    twenty,
)
from tests.live.conftest import make_room, token_of
from tests.live.figures import write_down
from tests.live.struck import processes
from tests.live.test_faults import pid_listening_on
from tests.live.typists.company import everybody_is_cut_off, typists
from tests.services.processes import free_port
from tests.services.redis import redis_server

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = int(os.environ.get("KILLS", "5"))
FROZEN_SECONDS = float(os.environ.get("FROZEN_SECONDS", "4"))
# What is promised is 5 s; a machine that does other things meanwhile is given more before the test fails.
BACK_WITHIN = 60.0


@pytest.fixture
def room() -> Room:
    """A room with one paragraph in it."""
    return make_room()


@pytest.fixture
def tokens(france: Seat, france2: Seat) -> list[str]:
    """What signs the two in."""
    return [token_of(france), token_of(france2)]


@pytest.mark.parametrize(
    "blows", [(signal.SIGKILL,) * KILLS, (signal.SIGTERM,) * 2], ids=["killed", "deployed anew"]
)
def test_the_process_is_struck(
    blows: tuple[signal.Signals, ...], room: Room, tokens: list[str], tmp_path: Path
) -> None:
    with processes(tmp_path) as struck, typists() as company:
        company.begin(twenty([struck.sites[0].url(room)], tokens))
        company.until(at_work, within=BACK_WITHIN)
        away = []
        for number, blow in enumerate(blows):
            time.sleep(1 + 0.13 * number)
            struck.strike(0, blow)
            began = time.monotonic()
            at_rest = company.until(everybody_is_cut_off, within=BACK_WITHIN)
            check_rows(room.pk, at_rest)
            struck.start_again(0)
            seconds_until_all_are_answered(company, at_rest)
            away.append(round(time.monotonic() - began, 1))
        reports = check_end(room.pk, company)
    write_down(f"{blows[0].name}: seconds until all were answered again", away)
    assert sum(len(each.ok) for each in reports.values()) > 100
    assert max(away) < BACK_WITHIN, away


def wipe(port: int, stack: ExitStack) -> None:
    """Redis forgets all."""
    with Redis(port=port) as redis:
        redis.flushall()


def restart(port: int, stack: ExitStack) -> None:
    """Redis ends, and another begins in its place."""
    stack.close()
    stack.enter_context(redis_server(port))


def freeze(port: int, stack: ExitStack) -> None:
    """Redis does nothing any more."""
    os.kill(pid_listening_on(port), signal.SIGSTOP)


def thaw(port: int, stack: ExitStack) -> None:
    """Redis does what it was asked to meanwhile."""
    os.kill(pid_listening_on(port), signal.SIGCONT)


# What happens to Redis, and for how many seconds typing is watched then.
REDIS_BLOWS = ((wipe, 1.5), (restart, 3.0), (freeze, FROZEN_SECONDS), (thaw, 1.5))


def test_redis_is_wiped_restarted_and_frozen(room: Room, tokens: list[str], tmp_path: Path) -> None:
    port = free_port()
    with ExitStack() as redis:
        url = redis.enter_context(redis_server(port))
        with processes(tmp_path, 2, REDIS_URL=url) as struck, typists() as company:
            addresses = [site.url(room) for site in struck.sites]
            company.begin(twenty(addresses, tokens))
            company.until(at_work, within=BACK_WITHIN)
            pauses = {}
            for blow, seconds in REDIS_BLOWS:
                blow(port, redis)
                pauses[blow.__name__] = round(longest_pause(company, seconds), 1)
            check_end(room.pk, company)
    write_down("Redis: longest seconds without an answer", pauses)
    assert max(pauses.values()) < BACK_WITHIN, pauses
