"""Changes that bring paragraphs into a wanted order; what stands there already is not moved (design §3.6, §3.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from amendments.consolidation.change import Change, Insert, Move
from amendments.consolidation.order import arranged, loops, predecessors


def settled(ids: Sequence[str], order: Sequence[str], changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes less idle moves, so that they put paragraphs that stand as `ids` into `order`.

    They keep what they stand after where that gives the order; else each names the paragraph before it.
    """
    before = predecessors(order)
    idle = standing(ids, {move.paragraph: before[move.paragraph] for move in _moves(changes)})
    kept = _without(idle, changes)
    if _give(order, ids, kept):
        return kept
    return tuple(
        replace(change, after=before[change.paragraph]) if isinstance(change, Insert | Move) else change
        for change in kept
    )


def without_idle_moves(ids: Sequence[str], changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes less moves of what stands there already; all stands in the order that was asked.

    Where no order was asked (an unknown paragraph, a circle) the others stay as they are, to be refused.
    """
    placed = anchors_of(changes)
    if {None, *ids, *placed}.issuperset(placed.values()) and not any(loops(placed)):
        return settled(ids, arranged(ids, placed), changes)
    return _without(standing(ids, {move.paragraph: move.after for move in _moves(changes)}), changes)


def anchors_of(changes: Iterable[Change]) -> dict[str, str | None]:
    """For each new or moved paragraph what it shall stand after, in the order of the changes."""
    return {change.paragraph: change.after for change in changes if isinstance(change, Insert | Move)}


def standing(ids: Sequence[str], moves: Mapping[str, str | None]) -> frozenset[str]:
    """The moved paragraphs that stay where they are: put after the one before them, which stays as well.

    A paragraph put after one that is moved elsewhere follows it there, whatever stands before it now.
    """
    found: set[str] = set()
    for paragraph, before in predecessors(ids).items():
        if paragraph in moves and moves[paragraph] == before and (before not in moves or before in found):
            found.add(paragraph)
    return frozenset(found)


def _give(order: Sequence[str], ids: Sequence[str], changes: Sequence[Change]) -> bool:
    """Whether the changes may be asked of `ids` as they are, and give the order."""
    placed = anchors_of(changes)
    return (
        {None, *order}.issuperset(placed.values())
        and not standing(ids, {move.paragraph: move.after for move in _moves(changes)})
        and arranged(ids, placed) == tuple(order)
    )


def _moves(changes: Iterable[Change]) -> list[Move]:
    return [change for change in changes if isinstance(change, Move)]


def _without(idle: frozenset[str], changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(change for change in changes if not (isinstance(change, Move) and change.paragraph in idle))
