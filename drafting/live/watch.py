"""Looks every second at what every open socket rests on: the sign-in, the account, the seat, the room's rights.

No message announces these: looking is right after a lost message, a wiped Redis and a change made by hand alike.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import Error
from django.utils import timezone
from rest_framework.authtoken.models import Token

from drafting.live.desk import at_desk
from drafting.live.member import REFUSED, SIGNED_OUT
from drafting.live.rooms import LiveRoom
from drafting.live.ticket import Ticket
from drafting.models import Room, Seat

log = logging.getLogger(__name__)

# Closed within two seconds, whatever the database takes to answer.
EVERY = 1.0


class Rooms(Protocol):
    def open_rooms(self) -> list[LiveRoom]: ...


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


class Watch:
    """Runs while the process has rooms."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._called = asyncio.Event()
        self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        self._task.cancel()
        await asyncio.wait([self._task])

    def look_now(self) -> None:
        """Somebody says that there is something to see."""
        self._called.set()

    async def _run(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._called.wait(), EVERY)
            self._called.clear()
            try:
                await self.look()
            except Error:
                log.warning("The database does not say who may stay in the rooms.")

    async def look(self) -> None:
        """One look at all open rooms."""
        rooms = self._rooms.open_rooms()
        if not rooms:
            return
        members = [member for room in rooms for member in room.members]
        standing = await at_desk(
            what_stands,
            [member.ticket for member in members],
            {member.access.seat for member in members},
            {room.pk for room in rooms},
        )
        for member in members:
            code = standing.dismissal(member.ticket, seat=member.access.seat)
            if code is not None:
                member.close(code)
        for room in rooms:
            _compare(room, standing)


def what_stands(tickets: Iterable[Ticket], seats: Iterable[UUID], rooms: Iterable[UUID]) -> Standing:
    """Which of these accounts are active, sessions and tokens valid, seats held, and where the rooms are."""
    tickets = list(tickets)
    now = timezone.now()
    sessions = [ticket.session for ticket in tickets if ticket.session is not None]
    tokens = [ticket.token for ticket in tickets if ticket.token is not None]
    people = User.objects.filter(pk__in={ticket.person for ticket in tickets}, is_active=True)
    alive = (
        Session.objects.filter(pk__in=sessions, expire_date__gt=now) if sessions else Session.objects.none()
    )
    valid = Token.objects.filter(pk__in=tokens) if tokens else Token.objects.none()
    return Standing(
        passwords=dict(people.values_list("pk", "password")),
        sessions=frozenset(alive.values_list("pk", flat=True)),
        tokens=frozenset(valid.values_list("pk", flat=True)),
        seats=frozenset(Seat.objects.valid(now).filter(pk__in=seats).values_list("pk", flat=True)),
        rooms={
            room.pk: (room.sequence, room.rights_version, room.is_shut)
            for room in Room.objects.select_related("draft")
            .only("sequence", "rights_version", "frozen_at", "draft__closes_at")
            .filter(pk__in=rooms)
        },
    )


def _compare(room: LiveRoom, standing: Standing) -> None:
    if room.pk not in standing.rooms:
        room.outdated()
        return
    sequence, version, is_shut = standing.rooms[room.pk]
    if version != room.copy.rights_version or is_shut != room.copy.is_shut:
        room.outdated()
    else:
        room.told_of(sequence)
