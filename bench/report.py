"""What every measurement ends with: its figures against the goals on the screen, and the raw ones in a file."""

from __future__ import annotations

import json
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure. It meets its goal when it is not above it, or with `at_least` not below it."""

    what: str
    value: float
    unit: str
    goal: float | None = None
    at_least: bool = False

    @property
    def is_missed(self) -> bool:
        """Whether there is a goal and it is not met."""
        if self.goal is None:
            return False
        return self.value < self.goal if self.at_least else self.value > self.goal


def report(name: str, figures: Sequence[Figure], raw: Mapping[str, object]) -> int:
    """Print the figures, keep them with `raw` in bench/results, and answer how many goals were missed."""
    for figure in figures:
        print(_line(figure))
    RESULTS.mkdir(exist_ok=True)
    now = datetime.now(UTC)
    kept = {
        "measurement": name,
        "commit": _commit(),
        "date": now.isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "figures": [{**asdict(figure), "missed": figure.is_missed} for figure in figures],
        "raw": raw,
    }
    path = RESULTS / f"{name}-{now:%Y%m%dT%H%M%S}.json"
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return sum(figure.is_missed for figure in figures)


def _line(figure: Figure) -> str:
    goal = ""
    if figure.goal is not None:
        goal = f"goal {'≥' if figure.at_least else '≤'} {figure.goal:g} {figure.unit}"
    return f"{figure.what:<58} {figure.value:>10.3f} {figure.unit:<6} {goal}{'  MISSED' if figure.is_missed else ''}"


def _commit() -> str:
    """The commit measured, with + where files differ from it; empty outside a repository."""
    try:
        commit = _git("rev-parse", "--short", "HEAD")
        return commit + ("+" if _git("status", "--porcelain", "--untracked-files=no") else "")
    except (OSError, subprocess.CalledProcessError):
        return ""


def _git(*words: str) -> str:
    done = subprocess.run(("git", *words), cwd=RESULTS.parent, capture_output=True, text=True, check=True)
    return done.stdout.strip()
