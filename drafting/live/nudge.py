"""From a verb to the processes whose sockets it concerns: look at the row. Called after the commit, from any thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from threading import BoundedSemaphore
from uuid import UUID

from django.conf import settings
from redis import Redis
from redis.exceptions import RedisError

from drafting.live.wakeups import CHANNEL, Look, written

log = logging.getLogger(__name__)

# Where the processes tell each other of drafts: the draft's id and nothing else.
DRAFTS = "adref.drafts"
ANSWERS_WITHIN = 2.0
# What a frozen Redis has not taken: more is not worth waiting for, the others look by themselves.
UNSAID_AT_MOST = 100

_NOBODY = b"\x00" * 8

Listener = Callable[[UUID], None]


class Nudges:
    """Who listens in this process to nudges of one kind; each is called on the thread that nudges."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """From now on."""
        self._listeners.append(listener)

    def stop(self, listener: Listener) -> None:
        """No longer."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def tell(self, pk: UUID) -> None:
        """Tells all."""
        for listener in tuple(self._listeners):
            listener(pk)


room_nudges, draft_nudges = Nudges(), Nudges()


def nudge_room(pk: UUID) -> None:
    """Has every process look at the room's row. Should it not be heard, they look within a second anyway."""
    room_nudges.tell(pk)
    _publish(CHANNEL, written([Look(pk)], by=_NOBODY))


def nudge_draft(pk: UUID) -> None:
    """Has every process look at what happened to the draft. Should it not be heard, they look by themselves."""
    draft_nudges.tell(pk)
    _publish(DRAFTS, pk.bytes)


# One thread speaks to Redis: no request waits for one that is frozen.
_speaker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="nudges")
_space = BoundedSemaphore(UNSAID_AT_MOST)


def _publish(channel: str, message: bytes) -> None:
    if settings.REDIS_URL and _space.acquire(blocking=False):
        _speaker.submit(_say, settings.REDIS_URL, channel, message).add_done_callback(_said)


def _said(_told: Future[None]) -> None:
    _space.release()


def _say(url: str, channel: str, message: bytes) -> None:
    try:
        _redis(url).publish(channel, message)
    except RedisError as error:
        log.warning("The other processes are not nudged through Redis: %s", error)


@lru_cache(maxsize=1)
def _redis(url: str) -> Redis:
    return Redis.from_url(url, socket_timeout=ANSWERS_WITHIN, socket_connect_timeout=ANSWERS_WITHIN)
