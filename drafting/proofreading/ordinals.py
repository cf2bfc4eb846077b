"""One meeting under two ordinals, or two meetings under one (rule ordinal-conflict)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from drafting.proofreading.events import Event, events
from drafting.proofreading.finding import Finding
from drafting.proofreading.piece import pieces
from drafting.reading.outline import Outline

RULE = "ordinal-conflict"
# Bodies that meet more than once a year, or over the turn of the year: a year does not tell their sessions apart.
_OFTEN = frozenset(
    {"Council", "Board", "Committee", "Subcommittee", "Group", "Party", "Assembly", "Presidency"}
)
# So many against one are right.
_OUTVOTED_BY = 3


def ordinals(outline: Outline) -> Iterator[Finding]:
    """Each mention that contradicts another; of many against one, the one."""
    found = [event for piece in pieces(outline) for event in events(piece)]
    against: defaultdict[Event, list[Event]] = defaultdict(list)
    for first, second in combinations(found, 2):
        if _contradict(first, second):
            against[first].append(second)
            against[second].append(first)
    for event in found:
        others = against[event]
        if others and not _is_upheld(event, others, found):
            yield event.piece.found(
                RULE, event.start, event.end, _message(event, others[0]), severity="error"
            )


def _contradict(first: Event, second: Event) -> bool:
    if first.name != second.name or not _same_body(first, second) or not (first.year and second.year):
        return False
    if first.number == second.number:
        return first.year != second.year and not _meets_often(first, second)
    if first.year == second.year:
        return _same_date(first, second)
    earlier, later = sorted((first, second), key=lambda event: event.number)
    return not _meets_often(first, second) and (earlier.year or "") > (later.year or "")


def _same_body(first: Event, second: Event) -> bool:
    """Bodies may be named short and long: most words of the shorter name are in the longer."""
    if not first.body or not second.body:
        return first.body == second.body and first.name.count(" ") > 0
    return len(first.body & second.body) >= 0.75 * min(len(first.body), len(second.body))


def _same_date(first: Event, second: Event) -> bool:
    if first.place and second.place and first.place != second.place:
        return False
    if first.month and second.month:
        return first.month == second.month
    return not _meets_often(first, second)


def _meets_often(first: Event, second: Event) -> bool:
    return bool((first.body | second.body) & _OFTEN)


def _is_upheld(event: Event, others: Sequence[Event], found: Sequence[Event]) -> bool:
    alike = [
        each
        for each in found
        if (each.name, each.number, each.year) == (event.name, event.number, event.year)
        and _same_body(each, event)
    ]
    return len(alike) >= _OUTVOTED_BY * len(others)


def _message(event: Event, other: Event) -> str:
    if event.number == other.number:
        return f"the same ordinal is given to the meeting of {other.year} in {other.piece.name}"
    said = other.piece.text[other.start : other.end]
    if event.year == other.year:
        return f'the same meeting is called "{said}" in {other.piece.name}'
    return f'the order of the years contradicts "{said}" ({other.year}) in {other.piece.name}'
