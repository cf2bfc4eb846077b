"""Many runs at once, each in a room of its own, on processes that are struck while everybody types."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from uuid import UUID

from drafting.live.compact import compact_room
from tests.live.conftest import Site, live_site, make_room
from tests.live.convergence.plan import parts_of
from tests.live.typists.company import Reports, Typists, typists
from tests.live.typists.ledger import lost_or_doubled, text_of_the_rows, unequal
from tests.live.typists.part import Report
from tests.services.redis import redis_server

# On a machine that does other things beside; a run takes seconds.
PATIENCE = 120.0
COMPACTS_EVERY = 0.15


@dataclass(slots=True)
class Processes:
    """The processes that share the rooms, each of which may be struck and is then started on its port again."""

    folder: Path
    redis_url: str
    sites: list[Site] = field(default_factory=list)
    _stacks: list[ExitStack] = field(default_factory=list)

    def start(self, count: int) -> None:
        for _ in range(count):
            self._stacks.append(ExitStack())
            self.sites.append(self._stacks[-1].enter_context(self._site(None)))

    def strike(self, place: int, how: signal.Signals) -> None:
        """Ends the process as told and starts another in its place."""
        os.kill(self.sites[place].pid, how)
        self._stacks[place].close()
        self._stacks[place] = ExitStack()
        self.sites[place] = self._stacks[place].enter_context(self._site(self.sites[place].port))

    def stop(self) -> None:
        for stack in self._stacks:
            stack.close()

    def _site(self, port: int | None) -> AbstractContextManager[Site]:
        return live_site(self.folder, port=port, REDIS_URL=self.redis_url)


@contextmanager
def processes(folder: Path, count: int) -> Iterator[Processes]:
    """So many processes; where there are several, with a Redis between them."""
    with ExitStack() as stack:
        url = stack.enter_context(redis_server()) if count > 1 else ""
        started = Processes(folder, url)
        stack.callback(started.stop)
        started.start(count)
        yield started


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
            stage.strike(number % len(stage.sites), how)
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
