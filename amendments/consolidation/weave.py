"""The edits of many proposals in one paragraph, laid side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from amendments.consolidation.hunks import Edit
from amendments.consolidation.slide import Blocked, clusters, collide, place, same, touching


@dataclass(frozen=True, slots=True)
class Strand:
    """One edit and the proposals, by number, that want it."""

    edit: Edit
    owners: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two strands that cannot both be made."""

    first: Strand
    second: Strand


@dataclass(frozen=True, slots=True)
class Weave:
    """Every different edit once; what clashes; and, of groups in which nothing does, where each stands.

    `placed` goes from left to right.
    """

    strands: tuple[Strand, ...]
    clashes: tuple[Clash, ...]
    placed: tuple[tuple[Strand, int], ...]


def weave(edits: Iterable[tuple[int, Edit]]) -> Weave:
    """The edits of a paragraph, each with the number of its proposal; one proposal's never clash."""
    literal = _gathered(edits)
    homes, strands = list(range(len(literal))), dict(enumerate(literal))
    met: list[tuple[int, int]] = []
    for one, other in touching([strand.edit for strand in literal]):
        if same(literal[one].edit, literal[other].edit):
            _unite(strands, homes, one, other)
        elif collide(literal[one].edit, literal[other].edit):
            met.append((one, other))
    clashes = [Clash(literal[one], literal[other]) for one, other in met]
    clashing = {homes[number] for pair in met for number in pair}
    placed: list[tuple[Strand, int]] = []
    for group in _grouped(strands):
        if not clashing.isdisjoint(group):
            continue
        members = [strands[home] for home in group]
        result = place([strand.edit for strand in members])
        if isinstance(result, Blocked):
            clashes.append(_clash_of([members[number] for number in result.chain]))
        else:
            placed += [(members[found.number], found.start) for found in result]
    return Weave(tuple(strands.values()), tuple(clashes), tuple(placed))


def _gathered(edits: Iterable[tuple[int, Edit]]) -> list[Strand]:
    """Edits that are equal as they stand, as one strand."""
    owners: dict[Hashable, list[int]] = defaultdict(list)
    first: dict[Hashable, Edit] = {}
    for number, edit in edits:
        sense = (edit.lo, edit.hi, edit.at, edit.length, edit.size, edit.senses)
        first.setdefault(sense, edit)
        owners[sense].append(number)
    return [Strand(first[sense], tuple(numbers)) for sense, numbers in owners.items()]


def _unite(strands: dict[int, Strand], homes: list[int], one: int, other: int) -> None:
    """Make one strand of two edits that are the same, if those united with them before leave them a place."""
    home, guest = sorted((homes[one], homes[other]))
    if home == guest or not same(strands[home].edit, strands[guest].edit):
        return
    gone = strands.pop(guest)
    lo, hi = max(strands[home].edit.lo, gone.edit.lo), min(strands[home].edit.hi, gone.edit.hi)
    owners = tuple(sorted({*strands[home].owners, *gone.owners}))
    strands[home] = Strand(_narrowed(strands[home].edit, lo, hi), owners)
    homes[:] = [home if number == guest else number for number in homes]


def _narrowed(edit: Edit, lo: int, hi: int) -> Edit:
    window = slice(lo - edit.lo, hi - edit.lo + edit.size)
    track, senses = (edit.track[window], edit.senses[window]) if edit.size else ((), ())
    return replace(edit, lo=lo, hi=hi, at=min(max(edit.at, lo), hi), track=track, senses=senses)


def _grouped(strands: dict[int, Strand]) -> list[list[int]]:
    homes = list(strands)
    groups = clusters([strands[home].edit for home in homes])
    return [[homes[number] for number in group] for group in groups]


def _clash_of(chain: Sequence[Strand]) -> Clash:
    """The first of a chain without room, and the next that another proposal wants."""
    rivals = (strand for strand in chain[1:] if set(strand.owners) != set(chain[0].owners))
    return Clash(chain[0], next(rivals))
