"""The child: makes one paper after the other until its input ends. It knows no Django, no database, no secret.

Started as `python -m drafting.maker.child MEMORY SECONDS`: bytes of address space beyond what it has once its parts
are loaded, and seconds of processor time for one paper. Above them the kernel ends it.
"""

from __future__ import annotations

import gc
import os
import pickle
import resource
import sys
from typing import BinaryIO

from drafting.maker.frames import MADE, NOT_MADE, read_frame, write_frame
from drafting.papers.make import make_paper
from drafting.papers.pdf.compile import forget_papers

_REASON_AT_MOST = 500  # characters


def serve(requests: BinaryIO, answers: BinaryIO, *, cpu_seconds: int) -> None:
    """Answers each request; returns when whoever asked is gone."""
    leave_tidying_for_between()
    while True:
        try:
            request = read_frame(requests)
        except EOFError:
            return
        _allow_cpu(cpu_seconds)
        write_frame(answers, answer(request))
        tidy_up()


def leave_tidying_for_between() -> None:
    """From here on nothing is collected while a paper is made, a tenth of its time: only by `tidy_up`, after each."""
    gc.collect()
    gc.freeze()
    gc.disable()


def tidy_up() -> None:
    """Rids the process of what the last paper left behind, while nobody waits for one."""
    gc.collect()
    forget_papers()


def answer(request: bytes) -> bytes:
    """The paper, or in plain words why it cannot be made; never raises for a text."""
    try:
        # Our own parent wrote the request; nobody else holds the other end of the pipe.
        paper, form, values = pickle.loads(request)  # noqa: S301
        return MADE + make_paper(paper, form, values)
    except MemoryError:
        return NOT_MADE + b"It needs more memory than a paper may have."
    except Exception as error:  # noqa: BLE001 - whatever a text does to a paper, the reason is told
        return NOT_MADE + f"{type(error).__name__}: {error}"[:_REASON_AT_MOST].encode(errors="replace")


def limit_itself(*, memory: int) -> None:
    """From here on: so much more address space, no files written, no image of the memory left when it dies."""
    most = _address_space() + memory
    for what, limit in ((resource.RLIMIT_AS, most), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (limit, limit))


def _allow_cpu(seconds: int) -> None:
    """The soft limit alone, since it moves on with every paper."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, hard))


def _address_space() -> int:
    with open("/proc/self/statm") as pages:
        return int(pages.read().split()[0]) * resource.getpagesize()


def main() -> None:
    """Answers go to what was the standard output; what a library prints goes nowhere."""
    memory, cpu_seconds = map(int, sys.argv[1:])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limit_itself(memory=memory)
    serve(sys.stdin.buffer, answers, cpu_seconds=cpu_seconds)


if __name__ == "__main__":
    main()
