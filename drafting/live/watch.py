"""Looks every second at what every open socket rests on: the sign-in, the account, the seat, the room's rights.

No message announces these: looking is right after a lost message, a wiped Redis and a change made by hand alike.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import Protocol

from django.db import Error

from drafting.live.desk import at_desk
from drafting.live.rooms import LiveRoom
from drafting.live.standing import Standing, what_stands

log = logging.getLogger(__name__)

# Closed within two seconds, whatever the database takes to answer.
EVERY = 1.0


class Rooms(Protocol):
    def open_rooms(self) -> list[LiveRoom]: ...


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


def _compare(room: LiveRoom, standing: Standing) -> None:
    if room.pk not in standing.rooms:
        room.outdated()
        return
    sequence, version, is_shut = standing.rooms[room.pk]
    if version != room.copy.rights_version or is_shut != room.copy.is_shut:
        room.outdated()
    else:
        room.told_of(sequence)
