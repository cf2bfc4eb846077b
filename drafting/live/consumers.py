"""Sockets at the door: who may come in, and what is made of each frame. A bare ASGI callable, for speed."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from drafting.live.answers import refuse
from drafting.live.desk import at_desk
from drafting.live.hall import Hall
from drafting.live.lib0 import Malformed
from drafting.live.member import BAD_FRAME, REFUSED, Member
from drafting.live.parse_update import parse_update
from drafting.live.policy import Access, access_to
from drafting.live.protocol import FRAME_AT_MOST, Presences, Question, Sent, read_frame
from drafting.live.rooms import LiveRoom
from drafting.live.ticket import Ticket, admit
from drafting.models import Room

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_ROOM = re.compile(r"/ws/rooms/([0-9a-fA-F-]{36})/?")


class RoomSockets:
    """`/ws/rooms/{id}`, with and without the final slash."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One socket from handshake to end. Whoever may not come in is refused before any handshake, and alike."""
        await receive()
        pk = room_asked(scope["path"])
        entry = await at_desk(may_enter, scope, pk) if pk is not None else None
        if pk is None or entry is None:
            await send({"type": "websocket.close", "code": REFUSED})
            return
        ticket, access = entry
        await send({"type": "websocket.accept"})
        write = scope.get("extensions", {}).get("adref.write")
        member = Member(send, write=write, ticket=ticket, access=access)
        room = await self._hall.enter(pk, member)
        if room is None:
            member.close(REFUSED)
            return
        try:
            await self._listen(receive, room, member)
        finally:
            self._hall.leave(room, member)
            await member.gone()

    async def _listen(self, receive: Receive, room: LiveRoom, member: Member) -> None:
        while member.closing is None:
            event = await receive()
            if event["type"] == "websocket.disconnect":
                return
            data = event.get("bytes")
            try:
                if data is None or len(data) > FRAME_AT_MOST:
                    raise Malformed("a room speaks in binary frames of a bounded size")
                self._take(data, room, member)
            except Malformed:
                member.close(BAD_FRAME)
                return
            await member.may_go_on.wait()

    def _take(self, data: bytes, room: LiveRoom, member: Member) -> None:
        match read_frame(data):
            case Sent(update, is_answer):
                try:
                    parsed = parse_update(update)
                except Malformed:
                    refuse(member)
                    return
                if parsed.carries_anything:
                    room.receive(member, parsed, is_answer=is_answer)
            case Question(state):
                room.question(member, state)
            case Presences(()):
                room.introduce(member)
            case Presences(of):
                self._hall.show_elsewhere(room, room.hear(member, of))


def room_asked(path: str) -> UUID | None:
    """The room's id in the path; None for a path that is no room's."""
    found = _ROOM.fullmatch(path)
    try:
        return UUID(found.group(1)) if found else None
    except ValueError:
        return None


def may_enter(scope: Scope, pk: UUID) -> tuple[Ticket, Access] | None:
    """Ticket and access of whoever stands at the door; None for a stranger, a hidden room and an absent one."""
    admitted = admit(scope)
    room = Room.objects.filter(pk=pk).first()
    if admitted is None or room is None:
        return None
    user, ticket = admitted
    access = access_to(room, user, seat=ticket.seat_wanted, chosen=ticket.seats_chosen)
    return None if access is None else (ticket, access)
