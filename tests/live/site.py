"""Adref's ASGI application with one kind of room more, "scratch": whoever has a seat that writes amendments writes.

It also says what its process holds (`tests.live.site_figures`).
With LOOKS_EVERY set, nobody looks at the record before so many seconds have passed: what is told was nudged.
"""

from __future__ import annotations

from config.asgi import Receive, Scope, Send  # sets Django up
from config.asgi import application as adref

# isort: split
import os
from collections.abc import Mapping, Sequence

from drafting.live import bulletin
from drafting.live.policy import Access, access_by, register_rooms
from drafting.models import Room, Seat
from drafting.permissions import may
from tests.live.site_figures import PATH, tell_figures

__all__ = ["application"]


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """As config.asgi."""
    if scope["type"] == "http" and scope["path"] == PATH:
        await tell_figures(send)
    else:
        await adref(scope, receive, send)


class ScratchRooms:
    """Heads and drafters write, readers read, all others see nothing."""

    def access(
        self, room: Room, held: Sequence[Seat], *, seat: str | None, chosen: Mapping[str, str]
    ) -> Access | None:
        for each in held:
            if may(each, "read", "amendment_in_preparation", relation="own"):
                return access_by(
                    each, may_write=may(each, "write", "amendment_in_preparation", relation="own")
                )
        return None


register_rooms("scratch", ScratchRooms())
bulletin.EVERY = float(os.environ.get("LOOKS_EVERY", bulletin.EVERY))
