"""make prove: plants each known mistake into a copy of the project and shows that its test turns red, and why.

A mistake is a patch in tests/faults/plants; plants.toml names for each the one test that must fail, and what it must
say. First all these tests are run without any mistake: they must be green.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from setup.steps import PYTHON, ROOT, say

PLANTS = Path("tests/faults/plants")
# What a copy borrows from the project: too large to copy, and no patch touches it.
BORROWED = (".venv", "node_modules", "static/dist")
# It takes seconds; a machine with other work is given more.
ONE_TEST_WITHIN = 240.0


@dataclass(frozen=True, slots=True)
class Plant:
    """A mistake: its patch, what it does wrong, the test that must turn red, and what the failure must say."""

    patch: str
    mistake: str
    test: str
    says: str

    @property
    def path(self) -> Path:
        """Of the patch, from the project's root."""
        return PLANTS / f"{self.patch}.patch"


def plants(root: Path = ROOT) -> list[Plant]:
    """All that the table names."""
    told = tomllib.loads((root / PLANTS / "plants.toml").read_text(encoding="utf-8"))
    return [Plant(**each) for each in told["plant"]]


@contextmanager
def scratch_copy() -> Iterator[Path]:
    """A copy of the project as it stands, with what git does not ignore, while the block runs."""
    with tempfile.TemporaryDirectory(prefix="adref-plants-") as made:
        copy = Path(made) / "adref"
        listed = _run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT)
        for name in filter(None, listed.split("\0")):
            if (ROOT / name).is_file():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                (copy / name).write_bytes((ROOT / name).read_bytes())
                (copy / name).chmod((ROOT / name).stat().st_mode)
        for name in BORROWED:
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).symlink_to(ROOT / name)
        yield copy


@contextmanager
def planted(plant: Plant, copy: Path) -> Iterator[None]:
    """The copy with the mistake in it, while the block runs."""
    _run(["git", "apply", str(plant.path)], cwd=copy)
    try:
        yield
    finally:
        _run(["git", "apply", "--reverse", str(plant.path)], cwd=copy)


def outcome(tests: Sequence[str], copy: Path) -> tuple[str, str]:
    """How the tests end in the copy (passed, failure, error, absent), and what the first that is not green says."""
    report = copy.parent / "report.xml"
    report.unlink(missing_ok=True)
    command = [PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--reuse-db", *tests]
    env = {**os.environ, "DATA_DIR": str(copy.parent / "data")}
    for name in ("DATABASE_URL", "REDIS_URL"):
        env.pop(name, None)
    command += [f"--basetemp={copy.parent / 'made'}", f"--junitxml={report}"]
    with (copy.parent / "output").open("wb") as out:
        process = subprocess.Popen(
            command, cwd=copy, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        process.wait(ONE_TEST_WITHIN * len(tests))
    except subprocess.TimeoutExpired:
        # So that the test ends its servers; what it left in the database is of no use any more.
        process.send_signal(signal.SIGINT)
        process.wait()
        shutil.rmtree(copy.parent / "data", ignore_errors=True)
        return "absent", f"not within {ONE_TEST_WITHIN * len(tests):.0f} s"
    return _read(report)


def _read(report: Path) -> tuple[str, str]:
    if not report.exists():
        return "absent", "no report"
    # Our own test runner wrote the file a moment ago.
    cases = list(ET.parse(report).iter("testcase"))  # noqa: S314
    for kind in ("error", "failure", "skipped"):
        for case in cases:
            if (found := case.find(kind)) is not None:
                return kind, f"{found.get('message')}\n{found.text}"
    return ("passed", "") if cases else ("absent", "no such test")


def shows(plant: Plant, copy: Path) -> str | None:
    """What is wrong with the proof; None where the test turns red for the reason named."""
    with planted(plant, copy):
        kind, said = outcome([plant.test], copy)
    if kind != "failure":
        return f"{plant.test} ends as {kind}, not red: {said[-300:]}"
    if not re.search(plant.says, said):
        return f"{plant.test} is red for another reason than /{plant.says}/: {said[:300]}"
    return None


def prove(asked: Sequence[Plant]) -> int:
    """Shows all; the exit status."""
    failed = 0
    with scratch_copy() as copy:
        tests = sorted({plant.test for plant in asked})
        kind, said = outcome(tests, copy)
        failed += kind != "passed"
        say(f"without a mistake: {len(tests)} tests, {'green' if kind == 'passed' else kind + said[-1000:]}")
        for plant in asked:
            wrong = shows(plant, copy)
            failed += wrong is not None
            say(f"{'NOT SHOWN' if wrong else 'red'}  {plant.mistake}  ({plant.test.rpartition('::')[2]})")
            if wrong:
                say(f"    {wrong}")
    say(
        f"{len(asked) - failed} of {len(asked)} mistakes shown"
        if failed
        else f"{len(asked)} mistakes, all shown"
    )
    return 1 if failed else 0


def _run(command: Sequence[str], *, cwd: Path) -> str:
    # A copy inside another repository would be taken for a part of that.
    env = {**os.environ, "GIT_CEILING_DIRECTORIES": str(cwd.parent)}
    return subprocess.run(command, cwd=cwd, env=env, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    wanted = set(sys.argv[1:])
    sys.exit(prove([plant for plant in plants() if not wanted or plant.patch in wanted]))
