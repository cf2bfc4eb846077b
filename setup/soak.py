"""make soak: for two hours (MINUTES) what make test does for minutes: idle lines, a flat process, struck servers, seeds
that nobody has tried, updates that nobody has sent. Prints what was measured; a seed that fails is kept."""

from __future__ import annotations

import json
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from setup.passes import Pass, production, waiting_pass
from setup.steps import begin, carry_out, finish, say
from setup.system import all_is_there
from tests.services.postgres import postgres
from tests.services.redis import redis_server

MINUTES = float(os.environ.get("MINUTES", "120"))
HOUR = 3600
# A run that has begun is let finish.
ONE_RUN_WITHIN = 1800.0


def runs(folder: Path, database_url: str, redis_url: str) -> Iterator[Pass]:
    """One after the other, on either database, each time with other seeds, for ever."""
    forms = (
        ("sqlite", "not services", {"DATA_DIR": str(folder / "sqlite")}),
        ("postgresql", "not embedded", production(folder / "postgresql", database_url, redis_url)),
    )
    for name, marked, env in cycle(forms):
        harder = {
            "CONVERGENCE_RUNS": "40",
            "CONVERGENCE_FIRST": str(secrets.randbelow(10**9)),
            "MUTATED_UPDATES": "20000",
            "MUTATION_SEED": str(secrets.randbelow(10**9)),
            "KILLS": "20",
            "FROZEN_SECONDS": "20",
        }
        struck = tuple(f"tests/faults/{each}.py" for each in STRUCK)
        arguments = ("tests/live/convergence", "tests/live/hostile", *struck, "-m", marked, "-rN")
        yield Pass(name, arguments, {**env, **harder})


STRUCK = ("test_twenty_type", "test_postgresql_struck", "test_disk_full")


def print_figures(place: Path) -> None:
    """What the tests wrote down."""
    for line in place.read_text().splitlines() if place.exists() else ():
        told = json.loads(line)
        say(f"{told['what']}: {json.dumps(told['figures'])}")


def soak(folder: Path) -> int:
    """The exit status."""
    end = time.monotonic() + 60 * MINUTES
    os.environ["FIGURES"] = str(folder / "figures")
    os.environ["IDLE_SECONDS"] = str(min(HOUR, round(30 * MINUTES)))
    os.environ["FLAT_SECONDS"] = str(round(60 * MINUTES))
    wrong = []
    with postgres(durable=True) as own, postgres(durable=True) as database_url, redis_server() as redis_url:
        one = waiting_pass(folder / "waiting", database_url=own, redis_url=redis_url)
        step, log = one.step(folder / "waiting.xml"), folder / "waiting.log"
        process = begin(step, log=log)
        for run in runs(folder, database_url, redis_url):
            if time.monotonic() > end:
                break
            if not carry_out(run.step(folder / "run.xml"), at_most_seconds=ONE_RUN_WITHIN):
                wrong.append(run.name)
        if not finish(step, process, log=log):
            wrong.append(one.name)
    print_figures(folder / "figures")
    say(f"Not well: {', '.join(wrong)}" if wrong else "All well.")
    return 1 if wrong else 0


def main() -> int:
    """Where the machine has all that is needed."""
    if not all_is_there():
        return 1
    with tempfile.TemporaryDirectory(prefix="adref-soak-") as made:
        return soak(Path(made))


if __name__ == "__main__":
    sys.exit(main())
