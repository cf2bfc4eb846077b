"""Moves that cannot both be made: one paragraph to two places, or paragraphs placed after one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from itertools import product

from amendments.consolidation.order import loops
from amendments.consolidation.reading import Reading

_Row = tuple[str, int, int]
_Anchors = Mapping[str, Mapping[Hashable, list[int]]]


def moves_that_conflict(reading: Reading) -> Iterator[_Row]:
    """(paragraph, one proposal, another), proposals by number; a pair may come more than once."""
    anchors: dict[str, dict[Hashable, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, one in enumerate(reading.proposals):
        own = {insert.paragraph: (insert.after, sense) for insert, sense in one.inserts}
        for paragraph, after in one.moves.items():
            anchors[paragraph][own.get(after, after) if after else None].append(number)
    yield from _to_two_places(anchors)
    bases = _on_base(reading)
    yield from _after_one_another(bases)
    yield from _in_a_circle(bases)


def _to_two_places(anchors: _Anchors) -> Iterator[_Row]:
    for paragraph, places in anchors.items():
        rivals = list(places.values())
        for place, numbers in enumerate(rivals):
            for others in rivals[place + 1 :]:
                yield from ((paragraph, one, other) for one, other in product(numbers, others))


def _on_base(reading: Reading) -> dict[str, dict[str, list[int]]]:
    """Moved paragraph -> paragraph of the base it follows, through new ones -> the proposals that say so."""
    bases: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, one in enumerate(reading.proposals):
        own = {insert.paragraph: insert.after for insert, _ in one.inserts}
        for paragraph, after in one.moves.items():
            while after in own:
                after = own[after]
            if after is not None:
                bases[paragraph][after].append(number)
    return bases


def _after_one_another(bases: Mapping[str, Mapping[str, list[int]]]) -> Iterator[_Row]:
    for paragraph, afters in bases.items():
        for after, numbers in afters.items():
            others = bases.get(after, {}).get(paragraph, [])
            yield from (
                (paragraph if one < other else after, one, other) for one, other in product(numbers, others)
            )


def _in_a_circle(bases: Mapping[str, Mapping[str, list[int]]]) -> Iterator[_Row]:
    """Circles of three and more among paragraphs each of which has one new place only: one pair for each."""
    placed: dict[str, str | None] = {
        paragraph: next(iter(afters)) for paragraph, afters in bases.items() if len(afters) == 1
    }
    for circle in loops(placed):
        if len(circle) < 3:
            continue
        movers = [next(iter(bases[paragraph].values())) for paragraph in circle]
        one = movers[0][0]
        other = next(number for numbers in movers for number in numbers if number != one)
        yield circle[0], one, other
