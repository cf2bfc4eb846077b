"""A real worker that makes the papers of the tests' database, and that can be struck down at any moment."""

from __future__ import annotations

import os
import signal
import subprocess
import time
import uuid
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.services.processes import answers, free_port, running

ROOT = Path(__file__).resolve().parents[2]
CHILD = b"drafting.maker.child"
Process = AbstractContextManager[subprocess.Popen[bytes]]
SOON = 60.0  # seconds in which a worker notices what waits, on a busy machine


class Workshop:
    """The embedded server, or `setup/work` where there is a PostgreSQL; a row at a time, quick to look again."""

    def __init__(self, folder: Path, *, redis_url: str) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._redis_url = redis_url
        self.worker: subprocess.Popen[bytes] | None = None

    def open(self, *, wait: bool = True) -> None:
        """Starts a worker, if none is at work; without `wait` it is only just being started."""
        if self.worker and self.worker.poll() is None:
            return
        self.worker = self._stack.enter_context(
            self._embedded(wait) if settings.EMBEDDED else self._celery(wait)
        )

    def strike(self) -> None:
        """kill -9, the worker with all that it has started."""
        assert self.worker is not None
        os.killpg(self.worker.pid, signal.SIGKILL)
        self.worker.wait()

    def close(self) -> None:
        """Stops the worker."""
        self._stack.close()

    def child(self) -> int | None:
        """The process that makes papers for the worker; None while there is none."""
        assert self.worker is not None
        for process in Path("/proc").iterdir():
            if process.name.isdigit() and _is_child(process, session=self.worker.pid):
                return int(process.name)
        return None

    def _embedded(self, wait: bool) -> Process:
        port = free_port()
        command = [ROOT / ".venv/bin/python", "-m", "uvicorn", "config.asgi:application", "--port", str(port)]
        return running(
            command, log=self._log(), ready=lambda: not wait or answers(port), env=self._environment()
        )

    def _celery(self, wait: bool) -> Process:
        log = self._log()
        return running(
            [ROOT / "setup" / "work"],
            log=log,
            ready=lambda: not wait or " ready." in log.read_text(errors="replace"),
            env={**self._environment(), "REDIS_URL": self._redis_url, "WORK_PROCESSES": "1"},
        )

    def _environment(self) -> Mapping[str, str]:
        return {
            "DJANGO_SETTINGS_MODULE": "tests.live.site_settings",
            "TEST_DATABASE": str(connection.settings_dict["NAME"]),
            "PAPER_LEASE_SECONDS": "2",
            "SWEEP_SECONDS": "0.5",
        }

    def _log(self) -> Path:
        return self._folder / f"worker-{uuid.uuid4().hex[:6]}.log"


def _is_child(process: Path, *, session: int) -> bool:
    try:
        said = (process / "stat").read_text().rpartition(")")[2].split()
        return int(said[3]) == session and CHILD in (process / "cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return False


def until(told: Callable[[], bool], *, within: float = SOON) -> None:
    """Looks again, often, until it is so."""
    give_up = time.monotonic() + within
    while not told():
        assert time.monotonic() < give_up, "it never came"
        time.sleep(0.002)
