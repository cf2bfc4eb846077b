"""The disk is full: nobody is told "stored", nothing is broken, and typing goes on by itself when there is room again.

A process that may not make its files longer (RLIMIT_FSIZE) is refused by the system as on a full disk, and that
needs no rights. On SQLite alone: PostgreSQL's files are written by processes of its own.
"""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from drafting.models import Seat
from tests.faults.typing_on import (
    at_work,
    check_end,
    check_rows_at_work,
    nobody_is_answered_for,
    seconds_until_all_are_answered,
    twenty,
)
from tests.live.conftest import make_room, token_of
from tests.live.figures import write_down
from tests.live.struck import processes
from tests.live.typists.company import typists

BACK_WITHIN = 60.0

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.embedded]


def let_files_grow_to(size: int, process: int) -> None:
    """What lies beyond cannot be written any more; RLIM_INFINITY lifts that."""
    _, hard = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (size, hard))


def test_nothing_is_acknowledged_while_the_disk_is_full(france: Seat, france2: Seat, tmp_path: Path) -> None:
    room, tokens = make_room(), [token_of(france), token_of(france2)]
    with processes(tmp_path) as struck, typists() as company:
        site = struck.sites[0]
        company.begin(twenty([site.url(room)], tokens))
        company.until(at_work, within=BACK_WITHIN)
        let_files_grow_to(0, site.pid)
        at_rest = nobody_is_answered_for(2.0, company)
        check_rows_at_work(room.pk, company, at_rest)
        let_files_grow_to(resource.RLIM_INFINITY, site.pid)
        away = seconds_until_all_are_answered(company, at_rest)
        reports = check_end(room.pk, company)
    write_down("disk full: seconds until all were answered again", round(away, 1))
    assert not any(each.refused for each in reports.values())
    assert away < BACK_WITHIN
