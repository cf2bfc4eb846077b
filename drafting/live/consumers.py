"""Sockets of rooms from handshake to end, and what is made of each frame. A bare ASGI callable, for speed."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from drafting.live.answers import refuse
from drafting.live.door import Door
from drafting.live.hall import Hall
from drafting.live.keystroke import read_keystroke
from drafting.live.lib0 import Malformed
from drafting.live.member import BAD_FRAME, REFUSED, Line, Member
from drafting.live.parse_update import parse_update
from drafting.live.plain_line import PlainLine
from drafting.live.protocol import FRAME_AT_MOST, Presences, Question, Sent, read_frame
from drafting.live.rooms import LiveRoom

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_ROOM = re.compile(r"/ws/rooms/([0-9a-fA-F-]{36})/?")


class RoomSockets:
    """`/ws/rooms/{id}`, with and without the final slash."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._door = Door()

    async def get_ready(self) -> None:
        """Before anybody comes: whoever is first then waits no longer than the second."""
        await self._hall.get_ready()
        await self._door.get_ready()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One socket from handshake to end. Whoever may not come in is refused before any handshake, and alike."""
        await receive()
        pk = room_asked(scope["path"])
        entry = await self._door.ask(scope, pk) if pk is not None else None
        if pk is None or entry is None:
            await send({"type": "websocket.close", "code": REFUSED})
            return
        await send({"type": "websocket.accept"})
        line: Line | None = scope.get("extensions", {}).get("adref.line")
        if line is None:
            line = plain = PlainLine(receive, send)
            receive, send = plain.receive, plain.send
        member = Member(line, send, ticket=entry.ticket, access=entry.access)
        visit = Visit(self._hall, member)
        line.attach(heard=visit.heard, freed=member.freed)
        # What he says while the room is being opened waits in his own machine.
        line.hold()
        try:
            await visit.enter(pk)
            line.release()
            while (await receive())["type"] != "websocket.disconnect":
                # Only what is no binary message comes this way.
                member.close(BAD_FRAME)
        finally:
            visit.leave()


class Visit:
    """A member's stay in a room."""

    def __init__(self, hall: Hall, member: Member) -> None:
        self._hall, self._member = hall, member
        self._room: LiveRoom | None = None

    async def enter(self, pk: UUID) -> None:
        """Opens the room, or sends the member away where it is gone."""
        self._room = await self._hall.enter(pk, self._member)
        if self._room is None:
            self._member.close(REFUSED)

    def heard(self, data: bytes) -> None:
        """One message of the member's."""
        if self._member.closing is not None or self._room is None:
            return
        try:
            if len(data) > FRAME_AT_MOST:
                raise Malformed("a room speaks in frames of a bounded size")
            self._take(data, self._room)
        except Malformed:
            self._member.close(BAD_FRAME)

    def leave(self) -> None:
        """At the end of the connection."""
        self._member.gone()
        if self._room is not None:
            self._hall.leave(self._room, self._member)

    def _take(self, data: bytes, room: LiveRoom) -> None:
        keystroke = read_keystroke(data)
        if keystroke is not None:
            room.receive(self._member, keystroke, is_answer=False)
        else:
            self._take_any(data, room)

    def _take_any(self, data: bytes, room: LiveRoom) -> None:
        match read_frame(data):
            case Sent(update, is_answer):
                try:
                    parsed = parse_update(update)
                except Malformed:
                    refuse(self._member)
                    return
                if parsed.carries_anything:
                    room.receive(self._member, parsed, is_answer=is_answer)
            case Question(state):
                room.question(self._member, state)
            case Presences(()):
                room.introduce(self._member)
            case Presences(of):
                news = room.hear(self._member, of, bindings=room.copy.bindings)
                self._hall.show_elsewhere(room, news)


def room_asked(path: str) -> UUID | None:
    """The room's id in the path; None for a path that is no room's."""
    found = _ROOM.fullmatch(path)
    try:
        return UUID(found.group(1)) if found else None
    except ValueError:
        return None
