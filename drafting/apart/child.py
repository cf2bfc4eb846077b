"""The asker's side: a child is started, asked within its limits, and ended."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from signal import SIGXCPU
from threading import Timer
from types import TracebackType
from typing import BinaryIO, Self

from drafting.apart.frames import read_frame, write_frame
from drafting.apart.limits import Limits

_ROOT = Path(__file__).resolve().parents[2]


class NoAnswerError(RuntimeError):
    """The child is gone and has not answered: `late` where its time ran out; `status` is what `subprocess` says of
    its end, a negative number where a signal ended it."""

    def __init__(self, *, late: bool, status: int) -> None:
        super().__init__("The time ran out." if late else f"The process ended with status {status}.")
        self.late, self.status = late, status


class Child:
    """A process started afresh, not forked: it has neither this one's memory nor its environment.

    `module` is run as a program, told the limits as its arguments. It serves one asker at a time, and ends with
    `end`, with the block, or by itself once this process is gone.
    """

    def __init__(self, module: str, limits: Limits) -> None:
        self._limits = limits
        self._owner = os.getpid()
        # Its words are told in its answers; what a library prints might hold what the log must not.
        self._process = subprocess.Popen(  # noqa: S603 - a module of ours, with two numbers
            [sys.executable, "-m", module, *limits.as_arguments()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={"PYTHONUTF8": "1"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def lives(self) -> bool:
        """Whether it can be asked: it is there, and belongs to this very process."""
        # A forked process has a copy of its parent's child.
        return self._owner == os.getpid() and self._process.poll() is None

    def ask(self, *frames: bytes, answer_at_most: int | None = None) -> bytes:
        """Its answer to a request of these frames. Raises NoAnswerError, the child being dead, where there is none
        in time or it is longer than so many bytes."""
        began = time.monotonic()
        watch = Timer(self._limits.seconds, self._process.kill)
        watch.start()
        try:
            with suppress(BrokenPipeError):  # it may answer before it has been told all
                for frame in frames:
                    write_frame(self._to_child, frame)
            return read_frame(self._from_child, at_most=answer_at_most)
        except (EOFError, OSError, OverflowError) as error:
            late = time.monotonic() - began >= self._limits.seconds
            # It may live on behind a pipe that it closed or has too much to say on; of one that died the status stays.
            self._process.kill()
            status = self._process.wait()
            raise NoAnswerError(late=late or status == -SIGXCPU, status=status) from error
        finally:
            watch.cancel()

    def end(self) -> None:
        """Ends the process; a copy of another process's child is let go of and left alone."""
        if self._owner == os.getpid():
            self._process.kill()
            self._process.wait()
        self._from_child.close()
        with suppress(BrokenPipeError):  # what it was not there to read any more
            self._to_child.close()

    @property
    def _to_child(self) -> BinaryIO:
        assert self._process.stdin is not None
        return self._process.stdin  # type: ignore[return-value]  # IO[bytes] is what typeshed calls a BinaryIO

    @property
    def _from_child(self) -> BinaryIO:
        assert self._process.stdout is not None
        return self._process.stdout  # type: ignore[return-value]
