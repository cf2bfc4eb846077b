"""From a verb to the processes that hold the room: look at its row. Called after the commit, from any thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from redis import Redis
from redis.exceptions import RedisError

from drafting.live.wakeups import CHANNEL, Look, written

log = logging.getLogger(__name__)

ANSWERS_WITHIN = 2.0

_NOBODY = b"\x00" * 8
_listeners: list[Callable[[UUID], None]] = []


def listen_for_nudges(listener: Callable[[UUID], None]) -> None:
    """From now on nudges of this process reach the listener, on the thread that nudges."""
    _listeners.append(listener)


def stop_listening(listener: Callable[[UUID], None]) -> None:
    """No longer."""
    if listener in _listeners:
        _listeners.remove(listener)


def nudge_room(pk: UUID) -> None:
    """Has every process look at the room's row. Should it not be heard, they look within a second anyway."""
    for listener in tuple(_listeners):
        listener(pk)
    if settings.REDIS_URL:
        try:
            with Redis.from_url(settings.REDIS_URL, socket_timeout=ANSWERS_WITHIN) as redis:
                redis.publish(CHANNEL, written(Look(pk), by=_NOBODY))
        except RedisError as error:
            log.warning("A room is not nudged through Redis: %s", error)
