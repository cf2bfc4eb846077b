"""Who answers for the rights in which kind of room, and for what of a draft's events observers hear.

drafting has rooms and events, and knows nothing of what they are about.
"""

from __future__ import annotations

from amendments.live import policy as amendments
from amendments.live.news import withheld_from_nobody, withheld_from_observers
from amendments.live.policy import AmendmentRooms
from drafting.live import text_rooms
from drafting.live.events import register_news
from drafting.live.policy import register_rooms
from drafting.live.text_rooms import TextRooms


def register_policies() -> None:
    """To be called once in each process that serves pages or sockets."""
    register_news("amendment", withheld_from_observers)
    register_news("round", withheld_from_nobody)
    register_rooms(amendments.KIND, AmendmentRooms())
    register_rooms(text_rooms.KIND, TextRooms())
