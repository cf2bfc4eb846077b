"""Many runs at once, each in a room of its own, on processes that are struck while everybody types."""

from __future__ import annotations

import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from uuid import UUID

from drafting.live.compact import compact_room
from tests.live.conftest import make_room
from tests.live.convergence.plan import parts_of
from tests.live.struck import Processes
from tests.live.typists.company import Reports, Typists, typists
from tests.live.typists.ledger import lost_or_doubled, text_of_the_rows, unequal
from tests.live.typists.part import Report

# On a machine that does other things beside; a run takes seconds.
PATIENCE = 120.0
COMPACTS_EVERY = 0.15


@dataclass(frozen=True, slots=True)
class Run:
    """A seed and its room."""

    seed: int
    room: UUID

    def of(self, reports: Reports) -> list[Report]:
        """What those say who type in it."""
        return [each for name, each in reports.items() if name.startswith(f"s{self.seed}p")]


def perform(
    stage: Processes, seeds: Sequence[int], *, tokens: list[str], steps: int, blows: Sequence[signal.Signals]
) -> dict[int, list[str]]:
    """Lets all runs happen at once, under the blows; what went wrong, by seed."""
    runs = [Run(seed, make_room().pk) for seed in seeds]
    with typists() as company:
        for run in runs:
            urls = [site.url(run.room) for site in stage.sites]
            company.begin(parts_of(run.seed, urls=urls, tokens=tokens, steps=steps))
        chance = Random(seeds[0])
        for number, how in enumerate(blows):
            compact_for(chance.uniform(0.3, 0.8), runs, chance)
            busy = [each for each in company.reports().values() if not each.is_quiet]
            assert busy, "a blow that meets nobody at work shows nothing"
            struck = number % len(stage.sites)
            stage.strike(struck, how)
            stage.start_again(struck)
        return converged(company, runs, chance)


def compact_for(seconds: float, runs: Sequence[Run], chance: Random) -> None:
    """Puts snapshots in the place of logs for a while, whoever types meanwhile."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        compact_room(chance.choice(runs).room, at_least=1)
        time.sleep(COMPACTS_EVERY)


def converged(company: Typists, runs: Sequence[Run], chance: Random) -> dict[int, list[str]]:
    """Waits until all copies of each room equal its rows; what is still wrong when patience ends."""
    end = time.monotonic() + PATIENCE
    left, wrong = list(runs), dict[int, list[str]]()
    while left and time.monotonic() < end:
        compact_for(0.3, left, chance)
        reports = company.reports()
        wrong = {run.seed: problems(run, reports) for run in left}
        left = [run for run in left if wrong[run.seed]]
    return {run.seed: wrong[run.seed] for run in left}


def problems(run: Run, reports: Reports) -> list[str]:
    """What keeps the run from being at its good end."""
    own = run.of(reports)
    busy = [f"{each.name} is not quiet" for each in own if not each.is_quiet]
    if busy:
        return busy
    text = text_of_the_rows(run.room)
    return lost_or_doubled(text, own) + unequal(text, own)
