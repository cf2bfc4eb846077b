"""Meetings that a text numbers: "the twenty-first session of the Commission, in March 2014"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.proofreading.ordinal_values import ORDINAL, value_of
from drafting.proofreading.piece import Piece

_HEADS = "Meeting|Session|Conference|Summit|Congress|Forum|Ministerial|Assembly|Symposium|Seminar"
_EVENT = re.compile(
    rf"(?<![\w-])(?P<ordinal>{ORDINAL}) (?P<name>(?:[\w’'-]+ ){{0,5}}?(?i:{_HEADS})(?: (?i:{_HEADS}))?)\b(?![-’'])"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    r"(?:(?P<day>\d{1,2})(?: ?(?:-|–|to|and) ?\d{1,2})? )?"
    rf"(?:(?P<month>{_MONTHS}) )?(?P<year>(?:19|20)\d\d)\b"
)
_TIED = re.compile(
    r"(?:\b(?:in|on|from|of|for)(?: early| late)?|to be held|[,(–-]) (?:\d{1,2} [A-Z]\w+ to )?$|\($"
)
_HELD = re.compile(r"\b(?:[Mm]et|[Mm]eeting|[Gg]athered|[Aa]ssembled|[Cc]onvened|[Hh]eld)\b")
_PLACE = re.compile(
    r"\b(?:held|[Mm]et|convened|gathered) (?:\w+ ){0,6}?(?:in|at) (?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
_IN_PLACE = re.compile(r" (?:in|at) (?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")
_BODY = re.compile(r"\s+(?:of|for) (?:the )?(?P<body>[^,.;:()]{3,140})")
_OWNER = re.compile(
    r"(?P<body>[A-Z][\w-]+(?: (?:[A-Z][\w-]+|on|of|the|for|and|in))*),?(?: \w+){0,2} (?:at|of|in|during) its(?: \w+)? $"
)
_STOPS = re.compile(r"[.;:](?=\s|$)")
# A sentence says the date of its meeting within so many characters before.
_LOOK_BACK = 300
_COMMON = frozenset(["The", "Of", "On", "And", "For", "In", "To", "At", "A", "An"])


@dataclass(frozen=True, slots=True)
class Meeting:
    """What its sentence says of a numbered meeting: what it is called, whose it is, when and where."""

    number: int
    name: str
    body: frozenset[str]
    year: str | None
    month: str | None
    day: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """A mention of a meeting."""

    piece: Piece
    start: int
    end: int
    meeting: Meeting


def events(piece: Piece) -> Iterator[Event]:
    """In the order of the text; "the fifth and sixth sessions" are none: they name no single meeting."""
    matches = [found for found in _EVENT.finditer(piece.text) if value_of(found["ordinal"])]
    for place, found in enumerate(matches):
        before = matches[place - 1].end() if place else 0
        after = matches[place + 1].start() if place + 1 < len(matches) else len(piece.text)
        yield _event(piece, found, before, after)


def _event(piece: Piece, found: re.Match[str], before: int, after: int) -> Event:
    left = max([before, *(stop.end() for stop in _STOPS.finditer(piece.text, before, found.start()))])
    stop = _STOPS.search(piece.text, found.end(), after)
    behind = piece.text[found.end() : stop.start() if stop else after]
    ahead = piece.text[max(left, found.start() - _LOOK_BACK) : found.start()]
    date = _date(ahead, behind)
    held = _IN_PLACE.match(behind) or _PLACE.search(behind) or _PLACE.search(ahead)
    meeting = Meeting(
        value_of(found["ordinal"]) or 0,
        found["name"].lower().replace("-", " "),
        _body(ahead, behind),
        date["year"] if date else None,
        date["month"] if date else None,
        date["day"] if date else None,
        held["place"] if held else None,
    )
    return Event(piece, found.start(), found.end(), meeting)


def _date(ahead: str, behind: str) -> re.Match[str] | None:
    """The date behind the name where one is tied to it, or that of the words "having met … on …" before it."""
    for found in _DATE.finditer(behind):
        if _TIED.search(behind[: found.start()]) or found["day"]:
            return found
    held = _HELD.search(ahead)
    return _DATE.search(ahead, held.end()) if held else None


def _body(ahead: str, behind: str) -> frozenset[str]:
    """The capitalised words of the body that meets, from "of the …" behind or "…, at its" before."""
    owner = _BODY.match(behind) or _OWNER.search(ahead)
    if owner is None:
        return frozenset()
    words = re.findall(
        r"\b[A-Z][\w-]*",
        re.split(r"\b(?:held|to be held|in (?:19|20)\d\d|which|that|adopted)\b", owner["body"])[0],
    )
    return frozenset(words) - _COMMON
