"""What open sockets rest on, as the database says it now: accounts, sign-ins, seats, and how far the rooms have come.

It is asked every second, mostly about the same sockets and rooms: the question is written anew only when some came or
went, which saves three milliseconds of each second.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField, F, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone
from rest_framework.authtoken.models import Token

from drafting.live.compiled import Blank, Compiled
from drafting.live.member import REFUSED, SIGNED_OUT
from drafting.live.ticket import Ticket
from drafting.models import Room, Seat

_NOW = cast("datetime", Blank("now", DateTimeField()))
_PERSON, _SESSION, _TOKEN, _SEAT = range(4)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about."""

    people: frozenset[int]
    sessions: frozenset[str]
    tokens: frozenset[str]
    seats: frozenset[UUID]
    rooms: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds now, of what was asked about."""

    passwords: dict[int, str]
    sessions: frozenset[str]
    tokens: frozenset[str]
    seats: frozenset[UUID]
    rooms: dict[UUID, tuple[int, int, bool]]

    def dismissal(self, ticket: Ticket, *, seat: UUID) -> int | None:
        """With which code the bearer of the ticket is sent away; None where all that his socket rests on holds."""
        signed_in = (
            self.passwords.get(ticket.person) == ticket.password
            and (ticket.session is None or ticket.session in self.sessions)
            and (ticket.token is None or ticket.token in self.tokens)
        )
        if not signed_in:
            return SIGNED_OUT
        return None if seat in self.seats else REFUSED


def what_stands(tickets: Iterable[Ticket], seats: Iterable[UUID], rooms: Iterable[UUID]) -> Standing:
    """Which of these accounts are active, sessions and tokens valid, seats held, and where the rooms are."""
    tickets = list(tickets)
    asked = Asked(
        people=frozenset(ticket.person for ticket in tickets),
        sessions=frozenset(ticket.session for ticket in tickets if ticket.session is not None),
        tokens=frozenset(ticket.token for ticket in tickets if ticket.token is not None),
        seats=frozenset(seats),
        rooms=frozenset(rooms),
    )
    now = timezone.now()
    of_people, of_rooms = _questions(asked)
    found: tuple[dict[str, str], ...] = ({}, {}, {}, {})
    for what, key, said in of_people.rows(now=now) if asked.people else ():
        found[what][key] = said
    return Standing(
        passwords={int(person): password for person, password in found[_PERSON].items()},
        sessions=frozenset(found[_SESSION]),
        tokens=frozenset(found[_TOKEN]),
        seats=frozenset(map(UUID, found[_SEAT])),
        rooms={
            room.pk: (room.sequence, room.rights_version, room.is_shut)
            for room in (of_rooms.all() if asked.rooms else ())
        },
    )


# Of the two who ask, that of the rooms and that of the drafts' events.
@lru_cache(maxsize=2)
def _questions(asked: Asked) -> tuple[Compiled[Any], Compiled[Room]]:
    return Compiled(lambda: _of_people(asked)), Compiled(lambda: _of_rooms(asked))


def _of_people(asked: Asked) -> QuerySet[Any, Any]:
    """Rows of one form: what it is, its key as a text, and of a person the password."""
    people = User.objects.filter(pk__in=asked.people, is_active=True)
    alive = Session.objects.filter(pk__in=asked.sessions, expire_date__gt=_NOW)
    valid = Token.objects.filter(pk__in=asked.tokens)
    held = Seat.objects.awake(_NOW).filter(pk__in=asked.seats)
    return _row(people, _PERSON, F("password")).union(
        _row(alive, _SESSION), _row(valid, _TOKEN), _row(held, _SEAT), all=True
    )


def _row(found: QuerySet[Any, Any], what: int, said: Any = Value("")) -> QuerySet[Any, Any]:  # noqa: B008
    return found.order_by().values_list(Value(what), Cast("pk", CharField()), said)


def _of_rooms(asked: Asked) -> QuerySet[Room]:
    rooms = Room.objects.select_related("draft").filter(pk__in=asked.rooms)
    return rooms.only("sequence", "rights_version", "frozen_at", "draft__closes_at")
