"""The passes of the tests: which tests, on which database; and what their reports count."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from setup.steps import PYTHON, Step

PURE_FOLDERS = ("tests/text", "tests/reading", "tests/proofreading", "tests/papers", "tests/consolidation")
TWO_WORKERS = ("-n", "2")
# The one reason to skip: the reference texts lie beside the project on some machines only.
MAY_BE_ABSENT = "../shared"


@dataclass(frozen=True, slots=True)
class Pass:
    """Tests that run together, and the counting line they stand in."""

    name: str
    arguments: tuple[str, ...]
    env: Mapping[str, str]

    def step(self, report: Path) -> Step:
        """The command of the pass, which writes its report into the file."""
        command = (PYTHON, "-m", "pytest", "-q", *self.arguments, f"--junitxml={report}")
        return Step(f"tests: {self.name}", command, self.env)


def pure_pass(data_dir: Path) -> Pass:
    """The pure cores: values in, values out, so one run says all; PostgreSQL has no part in them."""
    arguments = (*existing(PURE_FOLDERS), *TWO_WORKERS, "-m", "not office and not browser")
    return Pass("pure", arguments, {"DATA_DIR": str(data_dir)})


def sqlite_pass(data_dir: Path) -> Pass:
    """Everything with rows, on SQLite in a file and without any server."""
    arguments = (
        "tests",
        *TWO_WORKERS,
        *leaving_out_pure(),
        "-m",
        "not (browser or office or services or waiting)",
    )
    return Pass("sqlite", arguments, {"DATA_DIR": str(data_dir)})


def postgresql_pass(data_dir: Path, *, database_url: str, redis_url: str) -> Pass:
    """The same tests on PostgreSQL and Redis, and those that need real servers."""
    unwanted = "not (browser or office or embedded or waiting)"
    arguments = ("tests", *TWO_WORKERS, *leaving_out_pure(), "-m", unwanted)
    return Pass("postgresql", arguments, production(data_dir, database_url, redis_url))


def waiting_pass(data_dir: Path, *, database_url: str, redis_url: str) -> Pass:
    """What takes minutes of the clock and little of the machine: beside the others, on servers of its own."""
    arguments = ("tests/live/waiting", *TWO_WORKERS)
    return Pass("waiting", arguments, production(data_dir, database_url, redis_url))


def production(data_dir: Path, database_url: str, redis_url: str) -> dict[str, str]:
    """The environment of the other form of running, without TLS."""
    return {
        "DATA_DIR": str(data_dir),
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "DJANGO_SECRET_KEY": "a key for the tests alone, of no use anywhere else",
        "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
        "HTTPS": "0",
    }


def browser_pass(data_dir: Path, *, chromium: str) -> Pass:
    """What people see, in a real browser, on SQLite."""
    env = {"DATA_DIR": str(data_dir), "CHROMIUM": chromium}
    return Pass("browser", ("tests", "-m", "browser"), env)


def office_pass(data_dir: Path) -> Pass:
    """What LibreOffice makes of our papers."""
    return Pass("office", ("tests", "-m", "office"), {"DATA_DIR": str(data_dir)})


def existing(folders: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the folders that are there."""
    return tuple(folder for folder in folders if Path(folder).is_dir())


def leaving_out_pure() -> tuple[str, ...]:
    """pytest's options that leave the pure folders to their own pass."""
    return tuple(f"--ignore={folder}" for folder in PURE_FOLDERS)


@dataclass(frozen=True, slots=True)
class Count:
    """How many tests of a pass ended how, and the reasons given for skipping."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    reasons: tuple[str, ...] = ()

    def __add__(self, other: Count) -> Count:
        return Count(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.reasons + other.reasons,
        )

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"

    @property
    def unexcused(self) -> tuple[str, ...]:
        """Reasons for skipping that are none."""
        return tuple(reason for reason in self.reasons if MAY_BE_ABSENT not in reason)


def counted(report: Path) -> Count:
    """What a JUnit report (pytest's or vitest's) counts; nothing where there is no report."""
    if not report.exists():
        return Count()
    # Our own test runners wrote the file a moment ago.
    cases = list(ET.parse(report).iter("testcase"))  # noqa: S314
    skips = [skip for case in cases for skip in case.findall("skipped")]
    failed = sum(1 for case in cases if case.find("failure") is not None or case.find("error") is not None)
    skipped = len(skips)
    reasons = tuple(skip.get("message") or "" for skip in skips)
    return Count(len(cases) - failed - skipped, failed, skipped, reasons)
