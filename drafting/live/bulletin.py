"""`/ws/drafts/{id}`: events of a draft as they happen, and again from any number for who missed some."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from collections.abc import Awaitable, Callable, Iterable
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

import orjson
from django.conf import settings
from django.db import Error

from drafting.live.desk import at_desk
from drafting.live.events import grown, reader_of
from drafting.live.feed import Feed, Listener
from drafting.live.member import REFUSED
from drafting.live.nudge import DRAFTS, draft_nudges
from drafting.live.redis_line import listen
from drafting.live.standing import what_stands
from drafting.live.ticket import admit

log = logging.getLogger(__name__)

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_DRAFT = re.compile(r"/ws/drafts/([0-9a-fA-F-]{36})/?")
# How often the record is looked at though nobody was nudged, and whether the listeners may still listen.
EVERY = 1.0
REQUEST_AT_MOST = 200


class DraftSockets:
    """One feed a draft for all who follow it in this process. A nudge says where to look, and nothing rests on it."""

    def __init__(self) -> None:
        self._feeds: dict[UUID, Feed] = {}
        self._nudged: set[UUID] = set()
        self._called = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._loop: asyncio.AbstractEventLoop | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One socket from handshake to end. Whoever may not follow is refused before any handshake, and alike."""
        await receive()
        listener = await at_desk(_listener, scope, send)
        if listener is None:
            await send({"type": "websocket.close", "code": REFUSED})
            return
        await send({"type": "websocket.accept"})
        feed = self._feed_of(listener.draft)
        feed.listeners.add(listener)
        if not feed.call(listener):
            self._look_at(listener.draft)
        tasks = [asyncio.create_task(feed.tell(listener)), asyncio.create_task(_hear(listener, receive))]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._drop(listener)
            for task in tasks:
                task.cancel()
            # Whatever the server raises of a line that is no more is of no interest.
            await asyncio.gather(*tasks, return_exceptions=True)

    def _feed_of(self, pk: UUID) -> Feed:
        if not self._feeds:
            self._begin()
        return self._feeds.setdefault(pk, Feed(pk))

    def _drop(self, listener: Listener) -> None:
        feed = self._feeds.get(listener.draft)
        if feed is None:
            return
        feed.listeners.discard(listener)
        if not feed.listeners:
            del self._feeds[listener.draft]
        if not self._feeds:
            self._end()

    def _begin(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._tasks = [asyncio.create_task(self._run())]
        if settings.REDIS_URL:
            self._tasks.append(asyncio.create_task(listen(settings.REDIS_URL, DRAFTS, self._heard)))
        draft_nudges.listen(self._nudge)

    def _end(self) -> None:
        draft_nudges.stop(self._nudge)
        for task in self._tasks:
            task.cancel()

    def _heard(self, message: bytes) -> None:
        """Another process nudges."""
        with contextlib.suppress(ValueError):
            self._look_at(UUID(bytes=message))

    def _nudge(self, pk: UUID) -> None:
        """A verb of this process, on whatever thread, has recorded an act."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._look_at, pk)

    def _look_at(self, pk: UUID) -> None:
        if pk in self._feeds:
            self._nudged.add(pk)
            self._called.set()

    async def _run(self) -> None:
        clock = asyncio.get_running_loop().time
        all_due = clock()
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._called.wait(), max(all_due - clock(), 0))
            self._called.clear()
            drafts, self._nudged = self._nudged, set()
            try:
                if clock() >= all_due:
                    drafts, all_due = set(self._feeds), clock() + EVERY
                    await self._dismiss()
                if drafts:
                    await self._look(drafts)
            except Error:
                log.warning("The database does not say what happens to drafts.")

    async def _look(self, drafts: Iterable[UUID]) -> None:
        for pk, now in (await at_desk(grown, drafts)).items():
            feed = self._feeds.get(pk)
            if feed is not None and not feed.is_told_at(now):
                await at_desk(feed.read, now, feed.ears())
                for listener in feed.listeners:
                    feed.call(listener)

    async def _dismiss(self) -> None:
        """Sends away whose seat has ended or who is signed out."""
        listeners = [each for feed in self._feeds.values() for each in feed.listeners]
        tickets, seats = [each.ticket for each in listeners], {each.seat.pk for each in listeners}
        standing = await at_desk(what_stands, tickets, seats, ())
        for listener in listeners:
            code = standing.dismissal(listener.ticket, seat=listener.seat.pk)
            if code is not None:
                listener.dismiss(code)


async def _hear(listener: Listener, receive: Receive) -> None:
    while (event := await receive())["type"] != "websocket.disconnect":
        if (since := _since(event.get("text") or event.get("bytes"))) is not None:
            listener.ask_again(since)


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


def _since(text: str | bytes | None) -> int | None:
    """The number from which a listener asks again; None for anything else that it may say."""
    if text is None or len(text) > REQUEST_AT_MOST:
        return None
    try:
        said = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    since = said.get("since") if isinstance(said, dict) else None
    return since if isinstance(since, int) and not isinstance(since, bool) and since >= 0 else None
