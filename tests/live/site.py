"""Adref's ASGI application with one kind of room more, "scratch": whoever has a seat that writes amendments writes.

With LOOKS_EVERY set, nobody looks at the record before so many seconds have passed: what is told was nudged.
"""

from __future__ import annotations

from config.asgi import application  # sets Django up

# isort: split
import os
from collections.abc import Mapping

from django.contrib.auth.models import User

from drafting.live import bulletin
from drafting.live.policy import Access, access_by, register_rooms
from drafting.models import Room
from drafting.permissions import may, seats_of

__all__ = ["application"]


class ScratchRooms:
    """Heads and drafters write, readers read, all others see nothing."""

    def access(self, room: Room, user: User, *, seat: str | None, chosen: Mapping[str, str]) -> Access | None:
        for held in seats_of(user):
            if may(held, "read", "amendment_in_preparation", relation="own"):
                return access_by(
                    held, may_write=may(held, "write", "amendment_in_preparation", relation="own")
                )
        return None


register_rooms("scratch", ScratchRooms())
bulletin.EVERY = float(os.environ.get("LOOKS_EVERY", bulletin.EVERY))
