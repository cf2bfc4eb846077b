"""The servers that the live bench measures: ours in three forms, and the peers under the same load generator."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.services.postgres import postgres
from tests.services.processes import answers, free_port, running
from tests.services.redis import redis_server

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ROOT / ".venv" / "bin" / "python"
GENERATOR = ROOT.parent / "shared" / "bench"
PEERS = ROOT / "var" / "bench-peers"
CLIENT_OF_POSTGRES = "pg@8.23.1"


class NoGenerator(RuntimeError):
    """The load generator is not beside the project: there is nothing to measure with."""


@dataclass(slots=True)
class Server:
    """Where a server listens, and how the generator is to speak to it; rooms are used up one after the other."""

    url: str
    options: Sequence[str]
    rooms: list[str] = field(default_factory=list)

    def load(self, *options: str, rooms: int = 1) -> dict[str, Any]:
        """What the generator says of one run; with --ramp of the last step."""
        return self.say(*options, rooms=rooms)[-1]

    def say(self, *options: str, rooms: int = 1) -> list[dict[str, Any]]:
        """All lines that the generator says."""
        named: list[str] = ["--rooms", str(rooms)]
        if self.rooms:
            taken = [self.rooms.pop() for _ in range(rooms)]
            named = ["--fragment", "prosemirror", "--exact", "--room", ",".join(taken)]
        return run_node("load.mjs", "--url", self.url, *self.options, *named, *options)


def prepare_peers() -> None:
    """Copies the generator and installs the peers, once; NoGenerator where there is nothing to copy."""
    if not (GENERATOR / "load.mjs").exists():
        raise NoGenerator(f"The load generator is not at {GENERATOR}.")
    PEERS.mkdir(parents=True, exist_ok=True)
    for source in [
        *GENERATOR.glob("*.mjs"),
        GENERATOR / "package.json",
        *(ROOT / "bench" / "peers").glob("*.mjs"),
    ]:
        shutil.copyfile(source, PEERS / source.name)
    if not (PEERS / "node_modules" / "pg").exists():
        _npm("install", CLIENT_OF_POSTGRES, "--no-audit", "--no-fund", "--loglevel=error")
        # Hocuspocus's store is compiled here; npm runs no script of a package unless told to.
        _npm("rebuild", "better-sqlite3")


def _npm(*words: str) -> None:
    command = [ROOT / "setup" / "with-node", "npm", *words, "--prefix", PEERS]
    subprocess.run([str(part) for part in command], check=True, timeout=600, stdout=subprocess.DEVNULL)


def run_node(program: str, *options: str) -> list[dict[str, Any]]:
    """The JSON lines that a program of the generator's folder prints."""
    command = [str(ROOT / "setup" / "with-node"), "node", str(PEERS / program), *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stdout[-1000:]}{done.stderr[-2000:]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


@contextmanager
def our_database(
    folder: Path, *, on_postgres: bool, redis: bool = False, within: Path | None = None
) -> Iterator[dict[str, str]]:
    """The environment of a site with a database of its own; on PostgreSQL each commit waits for the disk that its
    files are on: that of temporary files, or of the folder `within`."""
    with ExitStack() as stack:
        env = {
            **os.environ,
            "DATA_DIR": str(folder / secrets.token_hex(4)),
            "DJANGO_SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "127.0.0.1",
            "HTTPS": "0",
            "LOG_LEVEL": "WARNING",
            "REDIS_URL": stack.enter_context(redis_server()) if redis else "",
        }
        env.pop("DATABASE_URL", None)
        if on_postgres:
            env["DATABASE_URL"] = stack.enter_context(postgres(durable=True, within=within))
        yield env


@contextmanager
def ours(
    folder: Path, env: Mapping[str, str], made: Mapping[str, Any], *, processes: int = 1
) -> Iterator[Server]:
    """Our server as it is run in production, with the rooms made in its database."""
    port = free_port()
    started = running(
        [ROOT / "setup" / "serve-live"],
        log=folder / f"ours-{port}.log",
        ready=lambda: answers(port),
        env={**env, "PORT": str(port), "WEB_CONCURRENCY": str(processes)},
    )
    with started:
        address = f"ws://127.0.0.1:{port}/ws/rooms/{{room}}"
        yield Server(address, ["--header", f"Authorization: Token {made['token']}"], list(made["rooms"]))


def make_rooms(env: Mapping[str, str], count: int) -> dict[str, Any]:
    """A token and rooms in the database of the environment."""
    command = [str(PYTHON), "-c", "from bench.live_rooms import main; main()", str(count)]
    done = subprocess.run(command, cwd=ROOT, env=dict(env), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"no rooms could be made: {done.stderr[-2000:]}")
    return dict(json.loads(done.stdout.splitlines()[-1]))


@contextmanager
def hocuspocus(folder: Path, *, database: Path | None = None) -> Iterator[Server]:
    """Hocuspocus, in memory or with its SQLite store."""
    env = {"HOCUS_DB": str(database)} if database else {}
    with _peer(folder, ["hocuspocus.mjs"], env) as port:
        yield Server(f"ws://127.0.0.1:{port}/{{room}}", ["--protocol", "hocuspocus"])


@contextmanager
def storing_hocuspocus(folder: Path, env: Mapping[str, str]) -> Iterator[Server]:
    """Hocuspocus with each update committed to the environment's database before it is passed on."""
    with _peer(folder, ["storing.mjs"], env) as port:
        yield Server(f"ws://127.0.0.1:{port}/{{room}}", ["--protocol", "hocuspocus"])


@contextmanager
def bare_relay(folder: Path, env: Mapping[str, str]) -> Iterator[Server]:
    """What commits each frame to the environment's database, passes it on, and does nothing else."""
    port = free_port()
    started = running(
        [PYTHON, ROOT / "bench" / "bare_relay.py", str(port)],
        log=folder / f"relay-{port}.log",
        ready=lambda: answers(port),
        env=env,
    )
    with started:
        yield Server(f"ws://127.0.0.1:{port}/{{room}}", [])


@contextmanager
def y_websocket(folder: Path) -> Iterator[Server]:
    """y-websocket's own server, in memory."""
    with _peer(folder, ["node_modules/@y/websocket-server/src/server.js"], {"HOST": "127.0.0.1"}) as port:
        yield Server(f"ws://127.0.0.1:{port}/{{room}}", [])


@contextmanager
def _peer(folder: Path, program: Sequence[str], env: Mapping[str, str]) -> Iterator[int]:
    port = free_port()
    command = [ROOT / "setup" / "with-node", "node", PEERS / program[0]]
    started = running(
        command,
        log=folder / f"peer-{port}.log",
        ready=lambda: answers(port),
        env={**env, "PORT": str(port)},
    )
    with started:
        yield port
