"""One draft as the listeners of a process are told of it: read once, told to each as far as its seat may know."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from drafting.live.events import (
    Grown,
    Happened,
    happened_to,
    numbered,
    settled_papers,
    standing_at,
)
from drafting.live.ticket import Ticket
from drafting.models import Seat
from drafting.permissions import may_have

Send = Callable[[dict[str, Any]], Awaitable[None]]
# A listener who takes longer than this to read a message is gone.
READS_WITHIN = 10.0

# What decides of what a seat may know: all with the same role and delegation are told the same.
Ear = tuple[str, UUID | None]


class Listener:
    """A socket that follows a draft. It has been told up to `sequence`; with None it is told only what is new."""

    def __init__(self, draft: UUID, seat: Seat, ticket: Ticket, send: Send, sequence: int | None) -> None:
        self.draft, self.seat, self.ticket, self.sequence = draft, seat, ticket, sequence
        self.ear: Ear = (seat.role, seat.delegation_id)
        self.papers: frozenset[UUID] | None = None
        self.called = asyncio.Event()
        self.dismissal: int | None = None
        self.is_asking = False
        self._send = send

    def ask_again(self, since: int) -> None:
        """To be told from this number on; where nothing has happened since, that it stands there."""
        self.sequence, self.is_asking = since, True
        self.called.set()

    def dismiss(self, code: int) -> None:
        """To be closed with the code, and told nothing more."""
        self.dismissal = code
        self.called.set()

    async def say(self, message: dict[str, Any]) -> None:
        """TimeoutError where the listener does not read."""
        async with asyncio.timeout(READS_WITHIN):
            await self._send(message)


class Feed:
    """A draft and who follows it. What has happened is kept for as long as somebody does."""

    def __init__(self, pk: UUID) -> None:
        self.pk = pk
        self.listeners: set[Listener] = set()
        self.grown: Grown | None = None
        self._happened: list[Happened] = []
        self._told: dict[Ear, list[Happened]] = {}
        self._papers: dict[Ear, frozenset[UUID]] = {}

    def ears(self) -> dict[Ear, Seat]:
        """Those that listen, each with a seat that hears so."""
        return {listener.ear: listener.seat for listener in self.listeners}

    def is_told_at(self, now: Grown) -> bool:
        """Whether all has been read, for all that listen, of what has happened up to now."""
        return self.grown == now and all(listener.ear in self._told for listener in self.listeners)

    def read(self, now: Grown, ears: Mapping[Ear, Seat]) -> None:
        """Reads what is new, and what has become of the papers. It asks the database: never on the loop."""
        fresh = happened_to(self.pk, after=self._happened[-1].at if self._happened else None)
        happened = [*self._happened, *fresh]
        self._told = {
            ear: [*self._told[ear], *_heard(fresh, seat)] if ear in self._told else _heard(happened, seat)
            for ear, seat in ears.items()
        }
        settled = settled_papers(self.pk)
        self._papers = {
            ear: frozenset(paper.pk for paper in settled if may_have(seat, paper))
            for ear, seat in ears.items()
        }
        self._happened, self.grown = happened, now

    def call(self, listener: Listener) -> bool:
        """Has the listener told what there is to tell; False where it hears what nobody here has heard so far."""
        listener.called.set()
        return listener.ear in self._told

    async def tell(self, listener: Listener) -> None:
        """Tells the listener what is new, at its own pace, until it is dismissed or does not read any more."""
        while True:
            await listener.called.wait()
            listener.called.clear()
            if listener.dismissal is not None:
                await listener.say({"type": "websocket.close", "code": listener.dismissal})
                return
            for text in self._news(listener):
                await listener.say({"type": "websocket.send", "text": text})

    def _news(self, listener: Listener) -> list[str]:
        told = self._told.get(listener.ear)
        if told is None:
            return []
        papers, known, since = self._papers[listener.ear], listener.papers, listener.sequence
        is_asking, listener.is_asking = listener.is_asking, False
        listener.papers, listener.sequence = papers, len(told)
        # A number that the record has not come to is nobody's: that listener begins here.
        if since is None or since > len(told):
            return [standing_at(len(told), event="here")]
        news = [numbered(each, number) for number, each in enumerate(told[since:], start=since + 1)]
        if known is not None and known != papers:
            news.append(standing_at(len(told), event="papers_ready"))
        return news or ([standing_at(len(told), event="here")] if is_asking else [])


def _heard(happened: list[Happened], seat: Seat) -> list[Happened]:
    return [each for each in happened if each.is_for(seat)]
