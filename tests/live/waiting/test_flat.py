"""People come to rooms, type, are cut off, come back and leave, for long: the process holds no more than it did.

What a new room takes it gives back half a minute after the last one left; so it is compared after the first ones went.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import pytest
from django.db import connection

from drafting.models import Seat
from tests.live.conftest import Site, make_room, token_of
from tests.live.figures import write_down
from tests.live.site_figures import figures_of
from tests.live.struck import processes
from tests.live.typists.company import typists
from tests.live.typists.part import Deed, Kind, Part, Step

pytestmark = [pytest.mark.waiting, pytest.mark.django_db(transaction=True)]

SECONDS = int(os.environ.get("FLAT_SECONDS", "300"))
# A generation of typists stays so long; then the next one comes, into a new room.
GENERATION = 15
SETTLES_WITHIN = 90
LOOKS_EVERY = 3.0
KINDS: tuple[Kind, ...] = ("stock", "bare", "pycrdt", "bare", "pycrdt", "stock")
ROUND: tuple[Deed, ...] = ("type", "type", "mark", "type", "cut", "type", "back", "delete", "type")


@dataclass(frozen=True, slots=True)
class Held:
    """What the process holds."""

    files: int
    tasks: int
    connections: int
    megabytes: float


def held(site: Site) -> Held:
    """What it holds now."""
    process = Path("/proc") / str(site.pid)
    pages = int((process / "statm").read_text().split()[1])
    return Held(
        files=len(list((process / "fd").iterdir())),
        tasks=figures_of(site.port)["tasks"],
        connections=database_connections(),
        megabytes=pages * os.sysconf("SC_PAGE_SIZE") / 1e6,
    )


def database_connections() -> int:
    """Of all to the database; SQLite's are files."""
    if connection.vendor == "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


def generation(number: int, url: str, tokens: list[str]) -> Iterator[Part]:
    """Some who type for a while and leave."""
    for place, kind in enumerate(KINDS):
        pause = GENERATION * 1000 // (2 * len(ROUND))
        dice = ((place + 1) * 0.37 + step * 0.11 for step in range(2 * len(ROUND)))
        rounds: list[Step] = [(pause, deed, each % 1) for deed, each in zip(ROUND * 2, dice, strict=True)]
        yield Part(f"g{number}p{place}", kind, url, tokens[place % 2], (*rounds, (0, "cut", 0.0)))


def test_what_the_process_holds_stays_flat(france: Seat, france2: Seat, tmp_path: Path) -> None:
    tokens = [token_of(france), token_of(france2)]
    seen: list[tuple[float, Held]] = []
    with processes(tmp_path) as live, typists() as company:
        site, began, number = live.sites[0], time.monotonic(), 0
        while (passed := time.monotonic() - began) < SECONDS:
            if passed >= number * GENERATION:
                company.begin(generation(number, site.url(make_room()), tokens))
                number += 1
            seen.append((passed, held(site)))
            time.sleep(LOOKS_EVERY)
    part = (SECONDS - SETTLES_WITHIN) / 3
    first = typical(seen, SETTLES_WITHIN, SETTLES_WITHIN + part)
    last = typical(seen, SECONDS - part, SECONDS)
    write_down(f"held after {SETTLES_WITHIN} s and after {SECONDS} s", [asdict(first), asdict(last)])
    assert last.files <= first.files + 6
    assert last.tasks <= first.tasks + 6
    assert last.connections <= first.connections + 2
    assert last.megabytes <= first.megabytes * 1.1 + 8


def typical(seen: list[tuple[float, Held]], start: float, end: float) -> Held:
    """The medians of what was seen between two moments."""
    during = [each for passed, each in seen if start <= passed <= end]
    return Held(
        files=round(median(each.files for each in during)),
        tasks=round(median(each.tasks for each in during)),
        connections=round(median(each.connections for each in during)),
        megabytes=round(median(each.megabytes for each in during), 1),
    )
