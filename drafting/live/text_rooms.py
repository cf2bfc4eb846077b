"""Who may be in the room of a text before INIT: the offices of its body alone."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User

from drafting.live.policy import Access, access_by, seat_at
from drafting.models import Draft, Room
from drafting.permissions import may

KIND = "text"
MATTER = "text_in_preparation"


class TextRooms:
    """Who may read the text in preparation is in its room, also once INIT stands: then the room is frozen."""

    def access(self, room: Room, user: User, *, seat: str | None, chosen: Mapping[str, str]) -> Access | None:
        """As `RoomPolicy`."""
        draft = Draft.objects.select_related("body").defer("preparation").filter(pk=room.subject).first()
        held = seat_at(draft.body, user, seat=seat, chosen=chosen) if draft else None
        if draft is None or held is None or not may(held, "read", MATTER):
            return None
        return access_by(held, may_write=may(held, "write", MATTER) and not draft.is_closed)
