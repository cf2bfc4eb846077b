"""A child that reads as the real one does, sealed and limited alike, with a parser that what it reads takes over.

The name of the document is the deed; what came of it is the text of the outline's only block.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import resource
import signal
import socket
import sys
from collections.abc import Callable
from typing import NoReturn

from drafting.reader import child
from drafting.reading.outline import Block, Outline

FAR_TOO_LONG = 50_000_000  # characters


def looks_into_its_asker() -> None:
    """PTRACE_ATTACH."""
    if ctypes.CDLL(None, use_errno=True).ptrace(16, os.getppid(), 0, 0):
        raise OSError(ctypes.get_errno(), "ptrace")


def opens_in_place_of_what_it_closes() -> None:
    os.close(0)
    os.open("/etc/hostname", os.O_RDONLY)


def takes_memory() -> NoReturn:
    kept: list[bytes] = []
    while True:
        kept.append(bytes(1 << 20))


def never_ends() -> NoReturn:
    while True:
        pass


def closes_its_pipe_and_never_ends() -> NoReturn:
    os.closerange(0, 100)
    never_ends()


def breaks_down() -> None:
    ctypes.string_at(0)


def errs() -> NoReturn:
    secret = "the words of the document"
    raise LookupError(secret)


class Poison:
    """What it is unpickled into sets a name in the environment of whoever does."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.putenv, ("TAKEN_OVER", "1")


def sends_a_pickle() -> NoReturn:
    os.write(answers(), len(poison := pickle.dumps(Poison())).to_bytes(8, "big") + poison)
    os._exit(0)


def promises_more_than_any_memory() -> NoReturn:
    os.write(answers(), (1 << 62).to_bytes(8, "big"))
    never_ends()


def answers() -> int:
    """The descriptor that was the standard output: the one above those that a process begins with."""
    return 3


DEEDS: dict[str, Callable[[], object]] = {
    "opens a file": lambda: os.open("/etc/hostname", os.O_RDONLY),
    "opens one in place of what it closes": opens_in_place_of_what_it_closes,
    "opens a socket": lambda: socket.socket(socket.AF_INET),
    "opens a socket of this machine": lambda: socket.socketpair(),
    "lists a folder": lambda: os.listdir("/"),
    "starts a program": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606
    "forks": os.fork,
    "looks into its asker": looks_into_its_asker,
    "kills its asker": lambda: os.kill(os.getppid(), signal.SIGTERM),
    "raises its limits": lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (100, 100)),
    "allows itself more memory": lambda: resource.setrlimit(resource.RLIMIT_AS, (-1, -1)),
    "tells its environment": lambda: dict(os.environ),
    "tells what it knows": lambda: sorted(
        {"django", "psycopg", "sqlite3", "redis", "drafting.models", "config"} & sys.modules.keys()
    ),
    "takes memory": takes_memory,
    "never ends": never_ends,
    "waits for what never comes": lambda: os.read(0, 1),
    "closes its pipe and never ends": closes_its_pipe_and_never_ends,
    "breaks down": breaks_down,
    "errs": errs,
    "sends a pickle": sends_a_pickle,
    "promises more than any memory": promises_more_than_any_memory,
    "says far too much": lambda: "x" * FAR_TOO_LONG,
}


def planted(*, name: str, content: bytes) -> Outline:
    """In place of `read_document`."""
    try:
        told = str(DEEDS[name]())
    except OSError as error:
        told = f"refused: {os.strerror(error.errno or 0)}"
    except ValueError as error:  # so `resource` calls what is not permitted
        told = f"refused: {error}"
    return Outline("un", (), None, (Block("narrative", None, None, told),), ())


def main() -> None:
    child.read_document = planted
    child.main()


if __name__ == "__main__":
    main()
