"""What goes over the pipes between a child and whoever asks it: bytes behind their length."""

from __future__ import annotations

import os
import sys
from struct import Struct
from typing import BinaryIO

_LENGTH = Struct(">Q")


def write_frame(pipe: BinaryIO, body: bytes) -> None:
    """Sends the bytes whole. Raises BrokenPipeError where nobody reads."""
    pipe.write(_LENGTH.pack(len(body)))
    pipe.write(body)
    pipe.flush()


def read_frame(pipe: BinaryIO, *, at_most: int | None = None) -> bytes:
    """The bytes sent. Raises EOFError where the other side ended before they were whole, and OverflowError, with
    none of them read, where they are more than `at_most`."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    if at_most is not None and length > at_most:
        raise OverflowError
    return _exactly(pipe, length)


def pipes_of_this_child() -> tuple[BinaryIO, BinaryIO]:
    """Where its requests come from and its answers go to; what a library prints goes nowhere from here on."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, answers


def _exactly(pipe: BinaryIO, length: int) -> bytes:
    body = pipe.read(length)
    if len(body) < length:
        raise EOFError
    return body
