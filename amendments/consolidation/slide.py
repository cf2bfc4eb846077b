"""Whether edits of one paragraph can all be made, and where each then stands (design §3.2 and 3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cmp_to_key, partial

from amendments.consolidation.hunks import Edit


def same(a: Edit, b: Edit) -> bool:
    """Whether the two are one change: the same words for the same base words, at a place both can take."""
    if (a.length, a.size) != (b.length, b.size):
        return False
    start = max(a.lo, b.lo)
    return start <= min(a.hi, b.hi) and a.sense(start) == b.sense(start)


def collide(a: Edit, b: Edit) -> bool:
    """Whether two edits that are not the same cannot both be made.

    Where they meet they may slide apart, if the base then says which comes first; where either could, nobody
    knows what is meant.
    """
    if _apart(a, a.at, b, b.at) or _apart(b, b.at, a, a.at):
        return False
    return _can_precede(a, b) == _can_precede(b, a)


@dataclass(frozen=True, slots=True)
class Placed:
    """An edit at the place where it is made; `number` is its place in the list that was given."""

    number: int
    start: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """Neighbouring edits, by number and from left to right, that have too little room together."""

    chain: tuple[int, ...]


def place(edits: Sequence[Edit]) -> tuple[Placed, ...] | Blocked:
    """Every edit where it meets no other, as near as can be to where it stood, from left to right.

    No two of the edits collide; more than two may still be unable to stand together.
    """
    if len(edits) == 1:
        return (Placed(0, edits[0].at),)
    order = sorted(range(len(edits)), key=cmp_to_key(partial(_by_place, edits)))
    row = [edits[number] for number in order]
    latest = _latest_places(row)
    starts: list[int] = []
    for rank, edit in enumerate(row):
        earliest = edit.lo if not rank else max(edit.lo, starts[-1] + _step(row[rank - 1], edit))
        if earliest > latest[rank]:
            held = next(other for other in range(rank, len(row)) if latest[other] == row[other].hi)
            return Blocked(tuple(order[rank : held + 1]))
        starts.append(min(max(edit.at, earliest), latest[rank]))
    return tuple(Placed(number, start) for number, start in zip(order, starts, strict=True))


def clusters(edits: Sequence[Edit]) -> list[list[int]]:
    """The edits, by number, in groups that have no base word and no edge in common."""
    groups: list[list[int]] = []
    reach = -1
    for number in sorted(range(len(edits)), key=lambda number: (edits[number].lo, number)):
        if edits[number].lo > reach:
            groups.append([])
        groups[-1].append(number)
        reach = max(reach, edits[number].reach)
    return groups


def touching(edits: Sequence[Edit]) -> list[tuple[int, int]]:
    """Pairs of edits, by number, that may have a base word or an edge in common."""
    pairs: list[tuple[int, int]] = []
    near: list[int] = []
    for number in sorted(range(len(edits)), key=lambda number: (edits[number].lo, number)):
        near = [other for other in near if edits[other].reach >= edits[number].lo]
        pairs += [(other, number) for other in near]
        near.append(number)
    return pairs


def _apart(a: Edit, start_a: int, b: Edit, start_b: int) -> bool:
    """Whether `a` ends before `b` starts; two insertions at one point are not apart."""
    if a.length == 0 == b.length:
        return start_a < start_b
    return start_a + a.length <= start_b


def _can_precede(a: Edit, b: Edit) -> bool:
    return _apart(a, a.lo, b, b.hi)


def _by_place(edits: Sequence[Edit], one: int, other: int) -> int:
    return _order(edits[one], edits[other]) or one - other


def _order(a: Edit, b: Edit) -> int:
    if _apart(a, a.at, b, b.at):
        return -1
    if _apart(b, b.at, a, a.at):
        return 1
    return int(_can_precede(b, a)) - int(_can_precede(a, b))


def _step(before: Edit, after: Edit) -> int:
    """How far apart two neighbours start at least."""
    return 1 if before.length == 0 == after.length else before.length


def _latest_places(row: Sequence[Edit]) -> list[int]:
    """For each edit the last place that leaves room for those after it."""
    latest = [row[-1].hi] if row else []
    for edit, after in zip(reversed(row[:-1]), reversed(row), strict=False):
        latest.append(min(edit.hi, latest[-1] - _step(edit, after)))
    return latest[::-1]
