"""Who may be in the room of a text before INIT: the offices of its body alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import UUIDField

from drafting.live.compiled import Blank, Compiled
from drafting.live.policy import Access, access_by, seat_at
from drafting.models import Draft, Room, Seat
from drafting.permissions import may

KIND = "text"
MATTER = "text_in_preparation"

_DRAFT = Compiled(lambda: Draft.objects.only("body", "closes_at").filter(pk=Blank("subject", UUIDField())))


class TextRooms:
    """Who may read the text in preparation is in its room, also once INIT stands: then the room is frozen."""

    def access(
        self, room: Room, held: Sequence[Seat], *, seat: str | None, chosen: Mapping[str, str]
    ) -> Access | None:
        """As `RoomPolicy`."""
        draft = _DRAFT.first(subject=room.subject)
        acting = seat_at(draft.body_id, held, seat=seat, chosen=chosen) if draft else None
        if draft is None or acting is None or not may(acting, "read", MATTER):
            return None
        return access_by(acting, may_write=may(acting, "write", MATTER) and not draft.is_closed)
