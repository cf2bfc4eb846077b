"""The door of rooms: who may come in. Those who come at one time are asked about together."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import Error

from drafting.live.desk import at_desk
from drafting.live.log import room_of
from drafting.live.policy import Access, rehearse_policies
from drafting.live.rights import access_with, seats_by_token, seats_held
from drafting.live.ticket import Presented, Scope, Ticket, admitted, presented, ticket_by_token
from drafting.models import Room, Seat

Caller = tuple[Presented, UUID]


@dataclass(frozen=True, slots=True)
class Entry:
    """With what somebody came in, and what he may do."""

    ticket: Ticket
    access: Access


class Door:
    """While the desk is asked about some, the next gather: of thirty who come at once none waits for thirty visits."""

    def __init__(self) -> None:
        self._waiting: dict[Caller, asyncio.Future[Entry | None]] = {}
        self._task: asyncio.Task[None] | None = None

    async def get_ready(self) -> None:
        """Before anybody comes."""
        with contextlib.suppress(Error):
            await at_desk(rehearse)

    async def ask(self, scope: Scope, room: UUID) -> Entry | None:
        """Ticket and access of whoever stands there; None for a stranger, a hidden room and an absent one."""
        caller = (presented(scope), room)
        answer = self._waiting.get(caller)
        if answer is None:
            answer = self._waiting[caller] = asyncio.get_running_loop().create_future()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._serve())
        return await asyncio.shield(answer)

    async def _serve(self) -> None:
        while self._waiting:
            waiting, self._waiting = self._waiting, {}
            try:
                found = await at_desk(may_enter, tuple(waiting))
            except Exception as error:  # noqa: BLE001 - each of them is told
                for answer in waiting.values():
                    answer.set_exception(error)
            else:
                for caller, answer in waiting.items():
                    answer.set_result(found[caller])


def may_enter(callers: Iterable[Caller]) -> dict[Caller, Entry | None]:
    """What each of them may do, asked of the database; None for who may not come in."""
    callers = set(callers)
    rooms = {room: room_of(room) for room in {room for _, room in callers}}
    people = {shown: _person(shown) for shown in {shown for shown, _ in callers}}
    return {(shown, room): _entry(people[shown], rooms[room]) for shown, room in callers}


def rehearse() -> None:
    """Asks about people and rooms that are not there, as it is asked about those that are: then all is at hand."""
    strangers = (Presented("nobody's", None, None), Presented(None, "nobody's", None))
    may_enter((each, uuid4()) for each in strangers)
    seats_held(0)
    rehearse_policies()


def _person(shown: Presented) -> tuple[Ticket, list[Seat]] | None:
    """With what somebody comes, and which seats he holds now; None for a stranger, or for who holds none."""
    if shown.token is not None:
        held = seats_by_token(shown.token)
        return (ticket_by_token(held[0].user, shown.token, shown.seat), held) if held else None
    known = admitted(shown)
    return None if known is None else (known[1], seats_held(known[0].pk))


def _entry(person: tuple[Ticket, list[Seat]] | None, room: Room | None) -> Entry | None:
    if person is None or room is None:
        return None
    ticket, held = person
    access = access_with(ticket, room, held)
    return None if access is None else Entry(ticket, access)
