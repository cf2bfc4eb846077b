"""make test: all checks, then all tests, and what they counted. Ends red when anything is not well."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from setup.checks import browser_checks, django_checks, lint_checks, type_checks
from setup.passes import (
    Count,
    Pass,
    browser_pass,
    counted,
    office_pass,
    postgresql_pass,
    pure_pass,
    sqlite_pass,
    waiting_pass,
)
from setup.steps import Step, begin, carry_out, finish, node, say
from setup.system import all_is_there, chromium
from tests.services.postgres import postgres
from tests.services.postgres import version as postgres_version
from tests.services.processes import NotStarted
from tests.services.redis import redis_server

# Half of what continuous integration has for everything.
PASS_WITHIN = 1800


class Tally:
    """What went wrong so far, and what each pass counted."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.counts: dict[str, Count] = {}

    def check(self, steps: Iterable[Step]) -> None:
        """Carries the checks out, each whatever the one before it said."""
        self.wrong += [step.name for step in steps if not carry_out(step)]

    def count(self, name: str, step: Step, report: Path) -> None:
        """Carries a pass out and reads its report."""
        self.read(name, step, report, well=carry_out(step, at_most_seconds=PASS_WITHIN))

    def read(self, name: str, step: Step, report: Path, *, well: bool) -> None:
        """Reads the report of a pass that was carried out."""
        count = self.counts[name] = counted(report)
        if not well or count.failed:
            self.wrong.append(step.name)
        elif not count.passed:
            self.wrong.append(f"{step.name} (no test ran)")
        self.wrong += [f"{name} skipped: {reason}" for reason in count.unexcused]

    def close(self) -> int:
        """Prints the closing lines; the exit status."""
        say("")
        for name, count in self.counts.items():
            say(f"{name}: {count}")
        if self.wrong:
            say("Not well: " + "; ".join(self.wrong))
        if self.counts:
            say(str(sum(self.counts.values(), Count())))
        return 1 if self.wrong else 0


def passes(folder: Path, stack: ExitStack) -> Iterator[Pass]:
    """The passes in order, each with a DATA_DIR of its own; the servers live as long as the stack."""
    yield pure_pass(folder / "pure")
    yield sqlite_pass(folder / "sqlite")
    say(f"\nStarting PostgreSQL {postgres_version()} and Redis")
    database_url, redis_url = stack.enter_context(postgres()), stack.enter_context(redis_server())
    yield postgresql_pass(folder / "postgresql", database_url=database_url, redis_url=redis_url)
    yield browser_pass(folder / "browser", chromium=chromium() or "")
    yield office_pass(folder / "office")


@contextmanager
def waiting_beside(tally: Tally, folder: Path) -> Iterator[None]:
    """Has the pass that mostly waits carried out beside the block, on servers of its own."""
    report, log = folder / "waiting.xml", folder / "waiting.log"
    with postgres() as database_url, redis_server() as redis_url:
        one = waiting_pass(folder / "waiting", database_url=database_url, redis_url=redis_url)
        step = one.step(report)
        process = begin(step, log=log)
        try:
            yield
        finally:
            tally.read(one.name, step, report, well=finish(step, process, log=log))


def vitest(report: Path) -> Step:
    """The tests of the browser's sources."""
    return node(
        "tests: vitest",
        "npx",
        "--no-install",
        "vitest",
        "run",
        "--reporter=default",
        "--reporter=junit",
        f"--outputFile.junit={report}",
    )


def run_everything(tally: Tally, folder: Path) -> None:
    """All checks and all passes."""
    tally.check([*lint_checks(), *type_checks(), *browser_checks(), *django_checks()])
    tally.count("vitest", vitest(folder / "vitest.xml"), folder / "vitest.xml")
    with ExitStack() as stack:
        try:
            stack.enter_context(waiting_beside(tally, folder))
            for one in passes(folder, stack):
                report = folder / f"{one.name}.xml"
                tally.count(one.name, one.step(report), report)
        except NotStarted as error:
            say(str(error))
            tally.wrong.append("PostgreSQL or Redis did not start")


def main() -> int:
    """Reads the command line; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["pure", "lint", "types"])
    only = parser.parse_args().only
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="adref-tests-") as made:
        folder = Path(made)
        # No check may leave a trace where `make run` keeps its rows.
        os.environ["DATA_DIR"] = str(folder / "checks")
        for name in ("DATABASE_URL", "REDIS_URL"):
            os.environ.pop(name, None)
        if only == "pure":
            tally.count("pure", pure_pass(folder).step(folder / "pure.xml"), folder / "pure.xml")
        elif only:
            tally.check({"lint": lint_checks, "types": type_checks}[only]())
        elif not all_is_there():
            return 1
        else:
            run_everything(tally, folder)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
