"""The child: makes one paper after the other until its input ends. It knows no Django, no database, no secret.

Started as `python -m drafting.maker.child MEMORY SECONDS` (`apart.limits`): above them the kernel ends it.
"""

from __future__ import annotations

import gc
import pickle
import sys
from typing import BinaryIO

from drafting.apart.frames import pipes_of_this_child, read_frame, write_frame
from drafting.apart.limits import allow_cpu, limit_itself, limits_given
from drafting.maker.answer import MADE, NOT_MADE
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
        allow_cpu(cpu_seconds)
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


def main() -> None:
    """Serves whoever started it."""
    limits = limits_given(sys.argv[1:])
    requests, answers = pipes_of_this_child()
    limit_itself(memory=limits.memory)
    serve(requests, answers, cpu_seconds=limits.seconds)


if __name__ == "__main__":
    main()
