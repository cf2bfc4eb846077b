"""The rooms open in this process: opened once from the log for all who come, left open a while for who returns."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Coroutine
from uuid import UUID

from django.conf import settings
from django.db import Error

from drafting.live import protocol, wakeups
from drafting.live.compact import PAUSE, WORTH_COMPACTING, compact_room, is_due
from drafting.live.copy import Copy
from drafting.live.desk import at_desk
from drafting.live.document import document_of
from drafting.live.log import Loaded, load_room, rehearse_log
from drafting.live.member import LEAVING, Member
from drafting.live.nudge import room_nudges
from drafting.live.places import Places
from drafting.live.protocol import Presence
from drafting.live.rooms import LiveRoom
from drafting.live.wakeups import Grown, Look, Shown, Wakeup, Wakeups
from drafting.live.watch import Watch
from drafting.live.writer import Writer, store_of_the_database
from drafting.models import Room

log = logging.getLogger(__name__)

# A wake-up takes a millisecond or two, and its sender's pause; reading the log costs more than waiting for it.
WAITS_FOR_WAKEUPS = 3 * wakeups.PAUSE
# Compacting takes the typists' time: of a room that grows fast at most this share of it.
COMPACTS_FOR = 0.1

# A process that is told to stop does not make people wait for tidiness.
CLOSES_WITHIN = 3.0

# Somebody who reloads his page finds the room still open.
STAYS_OPEN = 30.0


class Hall:
    """All the rooms of a process, and the one writer of their log."""

    def __init__(self) -> None:
        self._rooms: dict[UUID, LiveRoom] = {}
        self._opening: dict[UUID, asyncio.Task[LiveRoom | None]] = {}
        self._compacting: set[UUID] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._writer: Writer | None = None
        self._watch: Watch | None = None
        self._wakeups: Wakeups | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def open_rooms(self) -> list[LiveRoom]:
        """Those open now."""
        return list(self._rooms.values())

    async def get_ready(self) -> None:
        """Before anybody comes: whoever is first then waits no longer than the second."""
        writer = self._begin()
        try:
            rehearse_opening()
            await at_desk(rehearse_log)
            await writer.get_ready()
        except Error as error:
            log.warning("The database does not answer yet: %s", error)

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
        self.show_elsewhere(room, room.leave(member))
        if not room.members:
            asyncio.get_running_loop().call_later(STAYS_OPEN, self._close_if_empty, room)

    def show_elsewhere(self, room: LiveRoom, presences: list[Presence]) -> None:
        """Presences of members here, for the members at other processes."""
        if presences and self._wakeups is not None:
            self._wakeups.tell(Shown(room.pk, protocol.presences(presences)))

    async def close(self) -> None:
        """Stores what was sent and sends everybody away: at the end of the process."""
        room_nudges.stop(self._nudged)
        if self._watch is not None:
            await self._watch.close()
        rooms, self._rooms = self.open_rooms(), {}
        for room in rooms:
            await room.close(LEAVING)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSES_WITHIN):
                for room in rooms:
                    await self._shorten(room, pause=0)
        if self._writer is not None:
            await self._writer.close()
        if self._wakeups is not None:
            await self._wakeups.close()
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
        writer = self._begin()
        patience = WAITS_FOR_WAKEUPS if self._wakeups is not None else 0
        room = LiveRoom(Copy(loaded), writer=writer, on_grown=self._grown, patience=patience)
        self._rooms[pk] = room
        return room

    def _begin(self) -> Writer:
        """What all rooms share: the writer, the watch, the lines to other processes."""
        if self._writer is not None:
            return self._writer
        self._loop = asyncio.get_running_loop()
        self._writer = Writer(store_of_the_database(), is_shared=self._is_shared)
        self._watch = Watch(self)
        if settings.REDIS_URL:
            self._wakeups = Wakeups(settings.REDIS_URL, on_wakeup=self._woken)
        room_nudges.listen(self._nudged)
        return self._writer

    def _is_shared(self) -> bool:
        return self._wakeups is not None and self._wakeups.has_others

    def _grown(self, room: LiveRoom, grown: Grown) -> None:
        if self._wakeups is not None:
            self._wakeups.tell(grown)
        if not is_due(before=grown.before, sequence=grown.sequence):
            return
        if self._rooms.get(room.pk) is room and room.pk not in self._compacting:
            self._compacting.add(room.pk)
            self._beside(self._compact(room))

    async def _compact(self, room: LiveRoom) -> None:
        """Has a long log replaced by a snapshot, beside the work of the room."""
        began = time.monotonic()
        try:
            up_to = await at_desk(compact_room, room.pk)
        except Exception:
            log.exception("Room %s keeps its long log.", room.pk)
            up_to = None
        room.copy.compacted = room.copy.sequence if up_to is None else up_to
        await asyncio.sleep((time.monotonic() - began) / COMPACTS_FOR)
        self._compacting.discard(room.pk)

    def _beside(self, work: Coroutine[None, None, None]) -> None:
        """Has something done beside the rooms' own work."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _woken(self, wakeup: Wakeup) -> None:
        """Another process says something about a room; most rooms are not open here."""
        room = self._rooms.get(wakeup.room)
        if room is None:
            return
        match wakeup:
            case Grown():
                room.told_by(wakeup)
            case Shown(_, frame):
                room.hear_from_afar(frame)
            case Look() if self._watch is not None:
                self._watch.look_now()

    def _nudged(self, pk: UUID) -> None:
        """A verb of this process, on whatever thread, has changed the row of a room."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._woken, Look(pk))

    def _close_if_empty(self, room: LiveRoom) -> None:
        if not room.members and self._rooms.get(room.pk) is room:
            del self._rooms[room.pk]
            self._beside(self._retire(room))

    async def _retire(self, room: LiveRoom) -> None:
        await room.close(LEAVING)
        await self._shorten(room, pause=PAUSE)

    async def _shorten(self, room: LiveRoom, *, pause: float) -> None:
        """Leaves a short log behind, for whoever opens the room next. Of several processes that share the room the one
        does that stored its last update."""
        if room.copy.tail >= WORTH_COMPACTING and not room.copy.ends_elsewhere:
            try:
                await at_desk(compact_room, room.pk, pause=pause)
            except Exception:
                log.exception("Room %s keeps its long log.", room.pk)


def rehearse_opening() -> None:
    """Makes a copy of a room that is not there: the first document of a process takes a hundredth of a second."""
    said = document_of(())
    Copy(Loaded(Room(), state=said, places=Places().stored(), since=1, tail=(said,), bindings={})).lacking(
        b"\x00"
    )
