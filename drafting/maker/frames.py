"""What goes over the pipes between a worker and its child: bytes behind their length."""

from __future__ import annotations

from struct import Struct
from typing import BinaryIO

MADE, NOT_MADE = b"+", b"-"  # the first byte of an answer; behind it the paper, or why there is none
_LENGTH = Struct(">Q")


def write_frame(pipe: BinaryIO, body: bytes) -> None:
    """Sends the bytes whole. Raises BrokenPipeError where nobody reads."""
    pipe.write(_LENGTH.pack(len(body)))
    pipe.write(body)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> bytes:
    """The bytes sent. Raises EOFError where the other side ended before they were whole."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return _exactly(pipe, length)


def _exactly(pipe: BinaryIO, length: int) -> bytes:
    body = pipe.read(length)
    if len(body) < length:
        raise EOFError
    return body
