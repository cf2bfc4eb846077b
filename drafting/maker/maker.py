"""The worker's side: starts its child with the first paper at the latest, and another when that one has died."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Timer
from typing import BinaryIO

from drafting.maker.frames import MADE, read_frame, write_frame
from drafting.papers.values import PaperValues

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one paper may cost: seconds by the clock and of the processor, and bytes of memory; and how many papers
    a child makes before a fresh one takes its place, so that what its libraries keep does not grow for ever."""

    seconds: int
    memory: int
    papers: int = 500


class NotMadeError(RuntimeError):
    """There is no paper; the message says why, in words for a person."""


class Maker:
    """One warm child of this process, serving one caller at a time.

    It starts with `warm` or the first paper and ends with `end`, or by itself once this process is gone.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._child: _Child | None = None
        self._lock = Lock()

    def make(self, paper: str, form: str, values: PaperValues) -> bytes:
        """The same bytes as `make_paper` gives. Raises NotMadeError where it raises, and where the child died."""
        with self._lock:
            child = self._warm_child()
            try:
                return child.make(paper, form, values)
            except NotMadeError:
                # Who knows what a text that failed has left behind in there.
                self._end_child()
                raise

    def warm(self) -> None:
        """Starts the child, if there is none: it loads its parts while nobody waits for them."""
        with self._lock:
            self._warm_child()

    @property
    def pid(self) -> int | None:
        """The process id of the child; None where there is none."""
        return self._child.process.pid if self._child else None

    def end(self) -> None:
        """Ends the child, if there is one; the next paper starts another."""
        with self._lock:
            self._end_child()

    def _warm_child(self) -> _Child:
        if self._child and not self._child.may_go_on():
            self._end_child()
        if self._child is None:
            self._child = _Child(self._limits)
        return self._child

    def _end_child(self) -> None:
        if self._child:
            self._child.end()
            self._child = None


class _Child:
    """A process started afresh, not forked: it has neither this one's memory nor its environment."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._made = 0
        self._owner = os.getpid()
        # Its words are told in its answers; what a library prints might hold what the log must not.
        self.process = subprocess.Popen(  # noqa: S603 - our own module, with two numbers
            [sys.executable, "-m", "drafting.maker.child", str(limits.memory), str(limits.seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={"PYTHONUTF8": "1"},
        )

    def may_go_on(self) -> bool:
        """Whether it lives, has papers left to make, and belongs to this very process."""
        if self._owner != os.getpid():  # a forked worker has a copy of its parent's child
            return False
        return self.process.poll() is None and self._made < self._limits.papers

    def make(self, paper: str, form: str, values: PaperValues) -> bytes:
        request = pickle.dumps((paper, form, values), pickle.HIGHEST_PROTOCOL)
        began = time.monotonic()
        watch = Timer(self._limits.seconds, self.process.kill)
        watch.start()
        try:
            answer = self._ask(request)
        except (EOFError, OSError) as error:
            late = time.monotonic() - began >= self._limits.seconds
            raise NotMadeError(self._why_it_died(late=late)) from error
        finally:
            watch.cancel()
        self._made += 1
        if answer[:1] != MADE:
            raise NotMadeError(answer[1:].decode(errors="replace"))
        return answer[1:]

    def _ask(self, request: bytes) -> bytes:
        write_frame(self._to_child, request)
        return read_frame(self._from_child)

    def _why_it_died(self, *, late: bool) -> str:
        if late:
            return f"It takes longer than the {self._limits.seconds} seconds that a paper may take."
        status = self.process.wait()
        return f"The process that makes papers died of it (status {status})."

    def end(self) -> None:
        """Ends the process; a copy of another process's child is let go of and left alone."""
        if self._owner == os.getpid():
            self.process.kill()
            self.process.wait()
        self._from_child.close()
        with suppress(BrokenPipeError):  # what it was not there to read any more
            self._to_child.close()

    @property
    def _to_child(self) -> BinaryIO:
        assert self.process.stdin is not None
        return self.process.stdin  # type: ignore[return-value]  # IO[bytes] is what typeshed calls a BinaryIO

    @property
    def _from_child(self) -> BinaryIO:
        assert self.process.stdout is not None
        return self.process.stdout  # type: ignore[return-value]
