"""Who answers for the rights in which kind of room: drafting has rooms, and knows nothing of what they are about."""

from __future__ import annotations

from amendments.live.policy import KIND, AmendmentRooms
from drafting.live.policy import register_rooms


def register_policies() -> None:
    """To be called once in each process that opens rooms."""
    register_rooms(KIND, AmendmentRooms())
