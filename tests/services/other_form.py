"""The other form of running without containers: the commands that docker-compose.yml names, as they stand."""

from __future__ import annotations

import os
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.services.postgres import ROLE, cluster
from tests.services.processes import NotStarted, answers, free_port, running
from tests.services.redis import redis_server

ROOT = Path(__file__).resolve().parents[2]
Process = AbstractContextManager[subprocess.Popen[bytes]]
PYTHON = ROOT / ".venv" / "bin" / "python"


@dataclass(frozen=True, slots=True)
class OtherForm:
    """Where its processes answer, and where they keep their rows."""

    web: str
    live: str
    database_url: str


@contextmanager
def other_form(folder: Path, *, commands: dict[str, list[str]]) -> Iterator[OtherForm]:
    """PostgreSQL, Redis, and what the commands of prepare, web, live and worker start, while the block runs.

    The demonstration is made before anything answers, so that there are people who can sign in."""
    web_port, live_port = free_port(), free_port()
    with ExitStack() as stack:
        laid = stack.enter_context(cluster())
        stack.enter_context(laid.serving())
        database_url = f"postgres://application:{laid.password}-2@127.0.0.1:{laid.port}/{ROLE}"
        env = environment(folder, database_url, redis_url=stack.enter_context(redis_server()))
        # As in a container of PostgreSQL, the owner of the tables may do everything there.
        owner = {"OWNER_DATABASE_URL": f"postgres://postgres:{laid.password}@127.0.0.1:{laid.port}/{ROLE}"}
        finish([ROOT / commands["prepare"][0], *commands["prepare"][1:]], env=env | owner)
        finish([PYTHON, ROOT / "manage.py", "demo"], env=env)
        for name, port in (("web", web_port), ("live", live_port)):
            stack.enter_context(serving(commands[name], port=port, log=folder / f"{name}.log", env=env))
        stack.enter_context(working(commands["worker"], log=folder / "worker.log", env=env))
        yield OtherForm(
            web=f"http://127.0.0.1:{web_port}",
            live=f"http://127.0.0.1:{live_port}",
            database_url=database_url,
        )


def environment(folder: Path, database_url: str, *, redis_url: str) -> dict[str, str]:
    """What docker-compose.yml sets, for processes that share one machine and no TLS."""
    return {
        **os.environ,
        "DJANGO_SECRET_KEY": secrets.token_urlsafe(50),
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "DATA_DIR": str(folder / "data"),
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS": "0",
        "HOST": "127.0.0.1",
    }


def finish(command: list[str | Path], *, env: dict[str, str]) -> None:
    """Runs the command to its end; NotStarted, with what it said, when that is a bad one."""
    done = subprocess.run(
        [str(part) for part in command], env=env, cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    if done.returncode:
        raise NotStarted(f"{command} ended with {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}")


def serving(command: list[str], *, port: int, log: Path, env: dict[str, str]) -> Process:
    """A process that listens on the port."""
    return running(
        [ROOT / command[0], *command[1:]],
        log=log,
        ready=lambda: answers(port),
        env={**env, "PORT": str(port)},
    )


def working(command: list[str], *, log: Path, env: dict[str, str]) -> Process:
    """A worker, once it says that it takes tasks."""
    return running(
        [ROOT / command[0], *command[1:]],
        log=log,
        ready=lambda: log.exists() and " ready." in log.read_text(errors="replace"),
        env=env,
    )
