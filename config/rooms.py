"""Who answers for the rights in which kind of room: drafting has rooms, and knows nothing of what they are about."""

from __future__ import annotations

from amendments.live import policy as amendments
from amendments.live.policy import AmendmentRooms
from drafting.live import text_rooms
from drafting.live.policy import register_rooms
from drafting.live.text_rooms import TextRooms


def register_policies() -> None:
    """To be called once in each process that opens rooms."""
    register_rooms(amendments.KIND, AmendmentRooms())
    register_rooms(text_rooms.KIND, TextRooms())
