"""A keystroke, which is what mostly comes, read in one go: one run of letters beside another, nothing taken out.

Python that has not run for a while is slow for what it touches, not for what it computes: the steps of `protocol` and
`parse_update` cost a keystroke 95 µs on a machine that has done something else meanwhile, these few 45
(docs/decisions/0020). Whatever is not exactly in this form is theirs.
"""

from __future__ import annotations

from drafting.live.lib0 import UINT_AT_MOST
from drafting.live.parse_update import CLOCK_AT_MOST, STRING, Block, Update, parse_update, units

# A message is an update: y-protocols' "sync" 0 and "update" 2, and its length.
_UPDATE = b"\x00\x02"
# Of one client, one block; and nothing is deleted.
_ONE_BLOCK = b"\x01\x01"
_NOTHING = b"\x00"
# What follows the clock: words that stand after an item, or between two.
_AFTER, _BETWEEN = STRING | 128, STRING | 128 | 64
# So that each length is one byte; and letters take their own time, they are typed one by one.
_SIZE_AT_MOST = 127


def read_keystroke(frame: bytes) -> Update | None:
    """The update of a message, where it is a keystroke as Yjs and Yrs themselves write it; None for all else."""
    size = len(frame) - 3
    if not 0 < size <= _SIZE_AT_MOST or frame[:3] != _UPDATE + bytes((size,)):
        return None
    return keystroke_of(frame[3:])


def keystroke_of(update: bytes) -> Update | None:
    """The update, where it is a keystroke in that form. Of each such one `parse_update` says the same, and
    `merge_updates` gives it back as it is."""
    if len(update) > _SIZE_AT_MOST or update[:2] != _ONE_BLOCK:
        return None
    try:
        (client, clock), at = _numbers(update, 2, 2)
        kind = update[at]
        if kind == _AFTER:
            (left, left_clock, length), at = _numbers(update, at + 1, 3)
            right, farthest = None, left_clock
        elif kind == _BETWEEN:
            (left, left_clock, *behind, length), at = _numbers(update, at + 1, 5)
            right, farthest = (behind[0], behind[1]), max(left_clock, behind[1])
        else:
            return None
        text = update[at : at + length].decode()
    except (IndexError, ValueError):
        return None
    count = units(text)
    # What cannot be printed, a control character among it, is looked at more closely by others.
    if (
        not count
        or not text.isprintable()
        or update[at + length :] != _NOTHING
        or max(clock + count, farthest) > CLOCK_AT_MOST
    ):
        return None
    block = Block(client, clock, count, STRING, (left, left_clock), right, None, None, None, text)
    return Update(update, (block,), (), is_keystroke=True)


def read_stored(update: bytes) -> Update:
    """An update of the log, mostly a keystroke."""
    return keystroke_of(update) or parse_update(update, is_stored=True)


def _numbers(data: bytes, at: int, many: int) -> tuple[list[int], int]:
    """So many numbers from a place on, each in its shortest form, and the place after them. ValueError, IndexError."""
    found = []
    for _ in range(many):
        value = shift = 0
        while (byte := data[at]) > 127:
            value |= (byte & 127) << shift
            shift += 7
            at += 1
        value |= byte << shift
        if (shift and not byte) or value > UINT_AT_MOST:
            raise ValueError
        found.append(value)
        at += 1
    return found, at
