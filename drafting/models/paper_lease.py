"""The lease under which a worker makes a paper: short, so that a dead one is soon known; a living one renews it."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread

from django.conf import settings
from django.db import Error, connection
from django.utils import timezone

from drafting.models.paper import Paper

log = logging.getLogger(__name__)
_BEATS = 3  # renewals within one lease: two may be late before another worker takes the paper for abandoned


def lease_end() -> datetime:
    """Until when a lease taken or renewed now is good."""
    return timezone.now() + timedelta(seconds=settings.PAPER_LEASE_SECONDS)


@contextmanager
def renewed(paper_id: uuid.UUID, lease: uuid.UUID) -> Iterator[None]:
    """Keeps the lease good while the block lasts; one that another worker has taken over is left to it."""
    done = Event()
    Thread(target=_renew, args=(paper_id, lease, done), name="paper-lease", daemon=True).start()
    try:
        yield
    finally:
        done.set()


def _renew(paper_id: uuid.UUID, lease: uuid.UUID, done: Event) -> None:
    """Most papers are made before the first beat, and cost no query here."""
    try:
        while not done.wait(settings.PAPER_LEASE_SECONDS / _BEATS):
            try:
                if not Paper.objects.filter(pk=paper_id, lease=lease).update(lease_until=lease_end()):
                    return
            except Error:
                log.warning("A lease could not be renewed; the next beat tries again.", exc_info=True)
                connection.close()
    finally:
        connection.close()
