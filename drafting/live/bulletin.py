"""`/ws/drafts/{id}`: events of a draft as they happen, and again from any number for who missed some."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

import orjson
from django.db import Error

from drafting.live.desk import at_desk
from drafting.live.events import Grown, grown, happened_to, reader_of, standing_at, told_to
from drafting.live.member import REFUSED
from drafting.live.ticket import Ticket, admit
from drafting.live.watch import what_stands
from drafting.models import Seat

log = logging.getLogger(__name__)

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_DRAFT = re.compile(r"/ws/drafts/([0-9a-fA-F-]{36})/?")
# How often the record is looked at, and whether the listeners may still listen.
EVERY = 0.5
# A listener who takes longer than this to read a message is gone.
READS_WITHIN = 10.0
REQUEST_AT_MOST = 200


@dataclass(eq=False, slots=True)
class Listener:
    """A socket that follows a draft; it has been told up to `sequence`, or with None is told only what is new."""

    draft: UUID
    seat: Seat
    ticket: Ticket
    send: Send
    sequence: int | None
    papers: int | None = None


class DraftSockets:
    """One look at the record for all who follow drafts in this process: nothing is lost with a message."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()
        self._known: dict[UUID, Grown] = {}
        self._task: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One socket from handshake to end. Whoever may not follow is refused before any handshake, and alike."""
        await receive()
        listener = await at_desk(_listener, scope, send)
        if listener is None:
            await send({"type": "websocket.close", "code": REFUSED})
            return
        await send({"type": "websocket.accept"})
        self._follow(listener)
        try:
            while (event := await receive())["type"] != "websocket.disconnect":
                since = _since(event.get("text"))
                if since is not None:
                    listener.sequence = since
                    self._known.pop(listener.draft, None)
        finally:
            self._listeners.discard(listener)

    def _follow(self, listener: Listener) -> None:
        self._listeners.add(listener)
        self._known.pop(listener.draft, None)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._look())

    async def _look(self) -> None:
        while self._listeners:
            try:
                await self._dismiss()
                for pk, now in (await at_desk(grown, {each.draft for each in self._listeners})).items():
                    if self._known.get(pk) != now:
                        self._known[pk] = now
                        await self._tell(pk, now)
            except Error:
                log.warning("The database does not say what happens to drafts.")
            await asyncio.sleep(EVERY)
        self._known.clear()

    async def _tell(self, pk: UUID, now: Grown) -> None:
        happened = await at_desk(happened_to, pk)
        for listener in [each for each in self._listeners if each.draft == pk]:
            messages = told_to(listener.seat, happened)
            begins = listener.sequence is None
            news = [] if begins else messages[listener.sequence :]
            if begins:
                news.append(standing_at(len(messages), event="here"))
            elif listener.papers not in (None, now.papers):
                news.append(standing_at(len(messages), event="papers_ready"))
            listener.sequence, listener.papers = len(messages), now.papers
            await self._send(listener, [{"type": "websocket.send", "text": each} for each in news])

    async def _dismiss(self) -> None:
        """Sends away whose seat has ended or who is signed out."""
        listeners = list(self._listeners)
        tickets, seats = [each.ticket for each in listeners], {each.seat.pk for each in listeners}
        standing = await at_desk(what_stands, tickets, seats, ())
        for listener in listeners:
            code = standing.dismissal(listener.ticket, seat=listener.seat.pk)
            if code is not None:
                self._listeners.discard(listener)
                await self._send(listener, [{"type": "websocket.close", "code": code}])

    async def _send(self, listener: Listener, messages: list[dict[str, Any]]) -> None:
        try:
            async with asyncio.timeout(READS_WITHIN):
                for message in messages:
                    await listener.send(message)
        except Exception:  # noqa: BLE001 - whatever the server raises: the line is no more
            self._listeners.discard(listener)


def _listener(scope: Scope, send: Send) -> Listener | None:
    found, admitted = _DRAFT.fullmatch(scope["path"]), admit(scope)
    if found is None or admitted is None:
        return None
    user, ticket = admitted
    try:
        pk = UUID(found.group(1))
    except ValueError:
        return None
    seat = reader_of(user, ticket, pk)
    if seat is None:
        return None
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("since", [""])[0]
    return Listener(pk, seat, ticket, send, int(asked) if asked.isascii() and asked.isdigit() else None)


def _since(text: str | None) -> int | None:
    """The number from which a listener asks again; None for anything else that it may say."""
    if text is None or len(text) > REQUEST_AT_MOST:
        return None
    try:
        said = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    since = said.get("since") if isinstance(said, dict) else None
    return since if isinstance(since, int) and not isinstance(since, bool) and since >= 0 else None
