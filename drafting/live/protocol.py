"""The frames of a room: y-protocols' sync and awareness, and our answer to each update (docs/protocol.md).

Source: PROTOCOL.md of y-protocols and y-websocket. Each frame is one binary message.
"""

from __future__ import annotations

from typing import NamedTuple

from drafting.live.lib0 import Malformed, Reader, raw, string, uint

SYNC, AWARENESS, AUTH, QUERY_AWARENESS, ANSWER, RIGHT = 0, 1, 2, 3, 8, 9
STEP_1, STEP_2, UPDATE = 0, 1, 2

FRAME_AT_MOST = 256 * 1024
AWARENESS_AT_MOST = 64 * 1024
PRESENCES_AT_MOST = 1000
STATE_AT_MOST = 4096
CLIENTS_AT_MOST = 100_000

STORED = bytes((ANSWER, 1))
REFUSED = bytes((ANSWER, 0))


class Question(NamedTuple):
    """Sync step 1: what does the other side lack, its state being this?"""

    state: bytes


class Sent(NamedTuple):
    """An update, or with `is_answer` the answer to our own question."""

    update: bytes
    is_answer: bool


class Presence(NamedTuple):
    """What a client shows of itself: JSON; "null" when it left."""

    client: int
    clock: int
    state: str


class Presences(NamedTuple):
    """Presences of one frame; without any it asks for those of all."""

    of: tuple[Presence, ...]


Frame = Question | Sent | Presences


def read_frame(data: bytes) -> Frame | None:
    """The frame that the bytes are; None for one that a room has no use for. Malformed for anything else."""
    reader = Reader(data)
    kind = reader.uint()
    if kind == SYNC:
        return _sync(reader)
    if kind == AWARENESS:
        return _presences(Reader(reader.raw()))
    if kind == QUERY_AWARENESS:
        return Presences(())
    if kind in (ANSWER, RIGHT):
        raise Malformed("only the server answers")
    return None


def _sync(reader: Reader) -> Frame:
    step = reader.uint()
    if step not in (STEP_1, STEP_2, UPDATE):
        raise Malformed("an unknown step of the sync protocol")
    data = reader.raw()
    reader.finish()
    if step == STEP_1:
        _check_state(data)
        return Question(data)
    return Sent(data, is_answer=step == STEP_2)


def _check_state(data: bytes) -> None:
    """A state vector: for each client its next clock."""
    reader = Reader(data)
    count = reader.uint()
    if count > CLIENTS_AT_MOST:
        raise Malformed("too many clients")
    for _ in range(count):
        reader.uint(), reader.uint()
    reader.finish()


def _presences(reader: Reader) -> Presences:
    if reader.end > AWARENESS_AT_MOST:
        raise Malformed("an awareness frame is too large")
    count = reader.uint()
    if count > PRESENCES_AT_MOST:
        raise Malformed("too many presences")
    found = []
    for _ in range(count):
        presence = Presence(reader.uint(), reader.uint(), reader.string())
        found.append(presence)
    reader.finish()
    return Presences(tuple(found))


def question(state: bytes) -> bytes:
    """Asks the other side for what we lack."""
    return bytes((SYNC, STEP_1)) + raw(state)


def answer(update: bytes) -> bytes:
    """What the other side lacks, as it asked."""
    return bytes((SYNC, STEP_2)) + raw(update)


def relayed(update: bytes) -> bytes:
    """An update passed on."""
    return bytes((SYNC, UPDATE)) + raw(update)


def right(*, may_write: bool) -> bytes:
    """Tells whether the member may write from now on."""
    return bytes((RIGHT, may_write))


def presences(of: list[Presence]) -> bytes:
    """Presences passed on."""
    body = b"".join(uint(one.client) + uint(one.clock) + string(one.state) for one in of)
    return bytes((AWARENESS,)) + raw(uint(len(of)) + body)
