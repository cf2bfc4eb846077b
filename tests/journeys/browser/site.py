"""A site of the tests' own: the demonstration in a folder, and the process that `make run` starts on it."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.processes import NotStarted, answers, free_port, running

ROOT = Path(__file__).resolve().parents[3]
MANAGE = (ROOT / ".venv" / "bin" / "python", ROOT / "manage.py")


def make_demonstration(folder: Path) -> None:
    """A database in the folder that holds the demonstration; NotStarted, with what was said, if it cannot be."""
    for arguments in (("migrate", "--no-input", "--verbosity", "0"), ("demo",)):
        command = [str(part) for part in (*MANAGE, *arguments)]
        env = os.environ | {"DATA_DIR": str(folder)}
        done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=180)
        if done.returncode:
            raise NotStarted(
                f"{command} ended with {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}"
            )


@contextmanager
def site_on(
    folder: Path, *, port: int | None = None, stop_by: signal.Signals = signal.SIGTERM, **environment: str
) -> Iterator[str]:
    """The address of a site that keeps its rows in the folder, while the block runs; told so much more."""
    port = port or free_port()
    with running(
        [ROOT / "setup" / "serve-live"],
        log=folder / "site.log",
        ready=lambda: answers(port),
        env={"DATA_DIR": str(folder), "HOST": "127.0.0.1", "PORT": str(port), **environment},
        stop_by=stop_by,
    ):
        yield f"http://127.0.0.1:{port}"
