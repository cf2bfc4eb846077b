"""One server process of the tests, from its start to its end."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

STARTS_WITHIN = 60.0
STOPS_WITHIN = 20.0
LOOK_AGAIN_AFTER = 0.05

# Below those that Linux gives to whoever calls out (ip_local_port_range: from 32768).
PORTS = range(15000, 32768)
# Open as long as the process lives; the kernel takes them back with it.
CLAIMS: list[socket.socket] = []


class NotStarted(RuntimeError):
    """A server ended, or did not answer in time; the message holds the end of its log."""


def free_port() -> int:
    """A loopback port that nobody listens on, and that nobody else is given while this process lives.

    One that the kernel gives out could be given to another process of the tests before it is listened on."""
    while True:
        port = random.SystemRandom().choice(PORTS)
        if claimed(port) and is_free(port):
            return port


def claimed(port: int) -> bool:
    """Whether the port is this process's own from now on: one name of Linux's abstract sockets for each."""
    claim = socket.socket(socket.AF_UNIX)
    try:
        claim.bind(f"\0adref-test-port-{port}")
    except OSError:
        claim.close()
        return False
    CLAIMS.append(claim)
    return True


def is_free(port: int) -> bool:
    """Whether the loopback port can be listened on."""
    with socket.socket() as listener:
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def answers(port: int) -> bool:
    """Whether something accepts connections on the loopback port."""
    with socket.socket() as caller:
        caller.settimeout(1)
        return caller.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def running(
    command: Sequence[str | Path],
    *,
    log: Path,
    ready: Callable[[], bool],
    env: Mapping[str, str] | None = None,
    user: str | None = None,
    stop_by: signal.Signals = signal.SIGTERM,
) -> Iterator[subprocess.Popen[bytes]]:
    """The process of `command` while the block runs, once `ready` says so; NotStarted if it never does."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(env or {})},
            user=user,
            group=user,
            extra_groups=[] if user else None,
            start_new_session=True,
        )
    try:
        wait_until_ready(process, ready=ready, log=log)
        yield process
    finally:
        stop(process, by=stop_by)


def wait_until_ready(process: subprocess.Popen[bytes], *, ready: Callable[[], bool], log: Path) -> None:
    """Returns once `ready` says so; NotStarted when the process ends first or time runs out."""
    give_up = time.monotonic() + STARTS_WITHIN
    while not ready():
        if process.poll() is not None or time.monotonic() > give_up:
            end_of_log = log.read_text(errors="replace")[-3000:]
            raise NotStarted(f"{process.args!r} did not start (status {process.poll()}):\n{end_of_log}")
        time.sleep(LOOK_AGAIN_AFTER)


def stop(process: subprocess.Popen[bytes], *, by: signal.Signals = signal.SIGTERM) -> None:
    """Ends the process and, should it not follow in time, its whole process group."""
    if process.poll() is None:
        process.send_signal(by)
    try:
        process.wait(STOPS_WITHIN)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
