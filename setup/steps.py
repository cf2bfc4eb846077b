"""One step of a run: a command, what it printed, how long it took, and whether it was well."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable


@dataclass(frozen=True, slots=True)
class Step:
    """A command to run from the project's root, with what it needs added to the environment."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str] | None = None


def python(name: str, *arguments: str, env: Mapping[str, str] | None = None) -> Step:
    """A step that runs a Python module or file of the project's own environment."""
    return Step(name, (PYTHON, *arguments), env)


def node(name: str, *arguments: str) -> Step:
    """A step that runs a command with a Node that can build Adref."""
    return Step(name, ("setup/with-node", *arguments))


def say(line: str) -> None:
    """Prints a line at once, so that it stands before what the next step prints."""
    print(line, flush=True)


def begin(step: Step, *, log: Path) -> subprocess.Popen[bytes]:
    """Starts the step beside what follows; what it prints goes into the file, for `finish` to show."""
    with log.open("wb") as out:
        return subprocess.Popen(
            step.command,
            cwd=ROOT,
            env={**os.environ, **(step.env or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )


def finish(step: Step, process: subprocess.Popen[bytes], *, log: Path, at_most_seconds: float = 900) -> bool:
    """Waits for a step that was begun, and prints what it said; whether it ended well and in time."""
    try:
        status = process.wait(at_most_seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        status = 1
    say(f"\n--- {step.name} (beside the others)\n{log.read_text(errors='replace')}")
    say(f"--- {step.name}: {'well' if status == 0 else f'FAILED (status {status})'}")
    return status == 0


def carry_out(step: Step, *, at_most_seconds: float = 900) -> bool:
    """Runs the step, whose output goes where ours goes; whether it ended well and in time."""
    say(f"\n--- {step.name}")
    began = time.monotonic()
    try:
        status = subprocess.run(
            step.command,
            cwd=ROOT,
            env={**os.environ, **(step.env or {})},
            stdin=subprocess.DEVNULL,
            timeout=at_most_seconds,
        ).returncode
    except subprocess.TimeoutExpired:
        say(f"{step.name}: stopped after {at_most_seconds:.0f} s")
        status = 1
    verdict = "well" if status == 0 else f"FAILED (status {status})"
    say(f"--- {step.name}: {verdict}, {time.monotonic() - began:.1f} s")
    return status == 0
