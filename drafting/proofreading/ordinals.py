"""One meeting under two ordinals, or two meetings under one (rule ordinal-conflict)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from drafting.proofreading.events import Event, Meeting, events
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
    mentions = _mentions(outline)
    against: defaultdict[Meeting, list[Event]] = defaultdict(list)
    for first, second in combinations(mentions, 2):
        if _contradict(first, second):
            against[first] += mentions[second]
            against[second] += mentions[first]
    for meeting, others in against.items():
        if not _is_upheld(meeting, others, mentions):
            for event in mentions[meeting]:
                said = _message(event, others[0])
                yield event.piece.found(RULE, event.start, event.end, said, severity="error")


def _mentions(outline: Outline) -> Mapping[Meeting, list[Event]]:
    """The meetings that the text dates, each with its mentions in the order of the text."""
    mentions: defaultdict[Meeting, list[Event]] = defaultdict(list)
    for piece in pieces(outline):
        for event in events(piece):
            if event.meeting.year:
                mentions[event.meeting].append(event)
    return mentions


def _contradict(first: Meeting, second: Meeting) -> bool:
    if first.name != second.name or not _same_body(first, second):
        return False
    if first.number == second.number:
        return first.year != second.year and not _meets_often(first, second)
    if first.year == second.year:
        return _same_date(first, second)
    earlier, later = sorted((first, second), key=lambda meeting: meeting.number)
    return not _meets_often(first, second) and (earlier.year or "") > (later.year or "")


def _same_body(first: Meeting, second: Meeting) -> bool:
    """Bodies may be named short and long: most words of the shorter name are in the longer.

    Where one is not named, the very day tells; where none is, a name of several words.
    """
    if not first.body or not second.body:
        is_one_day = first.day is not None and (first.day, first.month) == (second.day, second.month)
        return is_one_day or (first.body == second.body and " " in first.name)
    return len(first.body & second.body) >= 0.75 * min(len(first.body), len(second.body))


def _same_date(first: Meeting, second: Meeting) -> bool:
    if first.place and second.place and first.place != second.place:
        return False
    if first.month and second.month:
        return first.month == second.month
    return not _meets_often(first, second)


def _meets_often(first: Meeting, second: Meeting) -> bool:
    return bool((first.body | second.body) & _OFTEN)


def _is_upheld(
    meeting: Meeting, others: Sequence[Event], mentions: Mapping[Meeting, Sequence[Event]]
) -> bool:
    alike = sum(
        len(events)
        for each, events in mentions.items()
        if (each.name, each.number, each.year) == (meeting.name, meeting.number, meeting.year)
        and _same_body(each, meeting)
    )
    return alike >= _OUTVOTED_BY * len(others)


def _message(event: Event, other: Event) -> str:
    said = other.piece.text[other.start : other.end]
    first, second = event.meeting, other.meeting
    if first.number == second.number:
        return f"the same ordinal is given to the meeting of {second.year} in {other.piece.name}"
    if first.year == second.year:
        return f'the same meeting is called "{said}" in {other.piece.name}'
    return f'the order of the years contradicts "{said}" ({second.year}) in {other.piece.name}'
