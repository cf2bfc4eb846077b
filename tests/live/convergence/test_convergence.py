"""Hundreds of seeded runs through the real server: all copies equal each other and the text rebuilt from the log."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest

from drafting.models import Seat
from tests.live.conftest import token_of
from tests.live.convergence.stage import perform
from tests.live.struck import processes

KEPT = Path(__file__).with_name("seeds.txt")
RUNS = int(os.environ.get("CONVERGENCE_RUNS", "30"))
FIRST = int(os.environ.get("CONVERGENCE_FIRST", "1"))
STEPS = 16

TERM, KILL = signal.SIGTERM, signal.SIGKILL


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How many processes share the rooms, and what they suffer while everybody types."""

    processes: int
    blows: tuple[signal.Signals, ...]


ARRANGEMENTS = {
    "one process": Arrangement(1, ()),
    "restarted": Arrangement(1, (TERM, TERM)),
    "killed": Arrangement(1, (KILL, KILL)),
    "two processes": Arrangement(2, (TERM, KILL)),
}


def seeds(arrangement: str) -> list[int]:
    """Those that once went wrong, and new ones: other ones for each arrangement."""
    kept = [line.rsplit(" ", 1) for line in KEPT.read_text().splitlines() if not line.startswith("#")]
    place = list(ARRANGEMENTS).index(arrangement)
    fresh = range(FIRST + place * RUNS, FIRST + (place + 1) * RUNS)
    return list(dict.fromkeys([*(int(seed) for name, seed in kept if name == arrangement), *fresh]))


def keep(arrangement: str, wrong: dict[int, list[str]]) -> None:
    """Has the failing seeds run always from now on."""
    known = KEPT.read_text().splitlines()
    lines = [f"{arrangement} {seed}" for seed in wrong]
    KEPT.write_text("".join(f"{line}\n" for line in [*known, *(line for line in lines if line not in known)]))


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_all_copies_equal_the_text_of_the_log(
    arrangement: str, transactional_db: None, france: Seat, france2: Seat, tmp_path: Path
) -> None:
    asked = ARRANGEMENTS[arrangement]
    tokens = [token_of(france), token_of(france2)]
    with processes(tmp_path, asked.processes) as stage:
        wrong = perform(stage, seeds(arrangement), tokens=tokens, steps=STEPS, blows=asked.blows)
    keep(arrangement, wrong)
    assert wrong == {}
