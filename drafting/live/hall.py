"""The rooms open in this process: opened once from the log for all who come, left open a while for who returns."""

from __future__ import annotations

import asyncio
from uuid import UUID

from drafting.live.copy import Copy
from drafting.live.desk import at_desk
from drafting.live.log import load_room
from drafting.live.member import LEAVING, Member
from drafting.live.protocol import Presence
from drafting.live.rooms import LiveRoom
from drafting.live.watch import Watch
from drafting.live.writer import Writer, store_of_the_database

# Somebody who reloads his page finds the room still open.
STAYS_OPEN = 30.0


class Hall:
    """All the rooms of a process, and the one writer of their log."""

    def __init__(self) -> None:
        self._rooms: dict[UUID, LiveRoom] = {}
        self._opening: dict[UUID, asyncio.Task[LiveRoom | None]] = {}
        self._closing: set[asyncio.Task[None]] = set()
        self._writer: Writer | None = None
        self._watch: Watch | None = None

    def open_rooms(self) -> list[LiveRoom]:
        """Those open now."""
        return list(self._rooms.values())

    def room(self, pk: UUID) -> LiveRoom | None:
        """The room, if it is open here."""
        return self._rooms.get(pk)

    async def enter(self, pk: UUID, member: Member) -> LiveRoom | None:
        """The room with the member in it; None where it is gone."""
        room = self._rooms.get(pk)
        if room is None or room.is_broken:
            room = await self._open(pk)
        if room is not None:
            room.join(member)
        return room

    def leave(self, room: LiveRoom, member: Member) -> None:
        """Takes the member out; an empty room is closed after a while."""
        self.tell(room, room.leave(member))
        if not room.members:
            asyncio.get_running_loop().call_later(STAYS_OPEN, self._close_if_empty, room)

    def tell(self, room: LiveRoom, presences: list[Presence]) -> None:
        """Presences of members here, for the members elsewhere."""

    async def close(self) -> None:
        """Stores what was sent and sends everybody away: at the end of the process."""
        if self._watch is not None:
            await self._watch.close()
        for room in self.open_rooms():
            await room.close(LEAVING)
        self._rooms.clear()
        if self._writer is not None:
            await self._writer.close()
        self._writer = None

    async def _open(self, pk: UUID) -> LiveRoom | None:
        """Thirty who come at once wait for one reading of the log."""
        task = self._opening.get(pk)
        if task is None:
            task = self._opening[pk] = asyncio.create_task(self._read(pk))
            task.add_done_callback(lambda _: self._opening.pop(pk, None))
        return await asyncio.shield(task)

    async def _read(self, pk: UUID) -> LiveRoom | None:
        loaded = await at_desk(load_room, pk)
        if loaded is None:
            return None
        if self._writer is None:
            self._writer = Writer(store_of_the_database())
            self._watch = Watch(self)
        room = self._rooms[pk] = LiveRoom(Copy(loaded), writer=self._writer, on_stored=self._stored)
        return room

    def _stored(self, pk: UUID, sequence: int) -> None:
        """A room of this process has grown."""

    def _close_if_empty(self, room: LiveRoom) -> None:
        if not room.members and self._rooms.get(room.pk) is room:
            del self._rooms[room.pk]
            task = asyncio.create_task(room.close(LEAVING))
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)
