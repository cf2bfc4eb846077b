"""The child: reads one document and ends. It knows no Django, no database, no secret.

Started as `python -m drafting.reader.child MEMORY SECONDS` (`apart.limits`). Before it takes a byte of the document
it gives up all but computing (`apart.seal`): what reading loads only when it is needed must be loaded here.
"""

from __future__ import annotations

import encodings.cp437  # names in a package
import encodings.utf_8_sig  # noqa: F401 - texts that begin with a byte order mark
import heapq  # noqa: F401 - the most common of what is counted
import sys
from pathlib import Path
from traceback import walk_tb
from typing import BinaryIO

from drafting.apart.frames import pipes_of_this_child, read_frame, write_frame
from drafting.apart.limits import allow_cpu, limit_itself, limits_given
from drafting.apart.seal import seal_itself
from drafting.reader.answer import Answer, Fault, encoded, refusal_of
from drafting.reader.refused import too_costly
from drafting.reading.read import read_document
from drafting.reading.refusal import UnreadableDocument


def answer(requests: BinaryIO) -> bytes:
    """What there is to say of the document whose name and content come from the pipe; never raises for one."""
    try:
        name = read_frame(requests).decode(errors="surrogatepass")
        return encoded(Answer(outline=read_document(name=name, content=read_frame(requests))))
    except UnreadableDocument as error:
        return encoded(Answer(refusal=refusal_of(error)))
    except MemoryError:
        pass  # there is some again once all that the reading had made is let go of
    except Exception as error:  # noqa: BLE001 - whatever it is, whoever asked is told
        return encoded(Answer(fault=_fault(error)))
    return encoded(Answer(refusal=refusal_of(too_costly())))


def _fault(error: Exception) -> Fault:
    *_, (frame, line) = walk_tb(error.__traceback__)
    return Fault(type(error).__name__, f"{Path(frame.f_code.co_filename).name}:{line}")


def main() -> None:
    """Answers whoever started it."""
    limits = limits_given(sys.argv[1:])
    requests, answers = pipes_of_this_child()
    limit_itself(memory=limits.memory)
    allow_cpu(limits.seconds)
    seal_itself()
    write_frame(answers, answer(requests))


if __name__ == "__main__":
    main()
