"""Who may be in the room of an amendment: its own side alone, for as long as there is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import UUIDField

from amendments.models import Amendment
from amendments.permissions import may_do, may_watch
from drafting.live.compiled import Blank, Compiled
from drafting.live.policy import Access, access_by, seat_at
from drafting.models import Room, Seat

KIND = "amendment"

# What the rights look at, and no more.
_AMENDMENT = Compiled(
    lambda: (
        Amendment.objects.select_related("draft", "round")
        .only(
            "delegation",
            "status",
            "floor",
            "released_at",
            "entered_by",
            "confirmation",
            "draft__body",
            "draft__closes_at",
            "round__formal",
        )
        .filter(pk=Blank("subject", UUIDField()))
    )
)


class AmendmentRooms:
    """Writers: head and drafters of the delegation, of co-sponsors that accepted, the office that enters it. Readers:
    its other seats and those invited. Everybody else, also once it is released, sees the amendment and no room; but
    who may read what is or was on the table may watch it being written, and look at the room afterwards."""

    def access(
        self, room: Room, held: Sequence[Seat], *, seat: str | None, chosen: Mapping[str, str]
    ) -> Access | None:
        """As `RoomPolicy`."""
        amendment = _AMENDMENT.first(subject=room.subject)
        if amendment is None:
            return None
        acting = seat_at(amendment.draft.body_id, held, seat=seat, chosen=chosen)
        if acting is None or not may_watch(acting, amendment):
            return None
        writes = amendment.status == Amendment.Status.IN_PREPARATION and may_do(acting, "write", amendment)
        return access_by(acting, may_write=writes and not amendment.draft.is_closed)
