"""Who may be in the room of an amendment: its own side alone, for as long as there is one."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User

from amendments.models import Amendment
from amendments.permissions import may_do, may_watch
from drafting.live.policy import Access, access_by, seat_at
from drafting.models import Room

KIND = "amendment"


class AmendmentRooms:
    """Writers: head and drafters of the delegation, of co-sponsors that accepted, the office that enters it. Readers:
    its other seats and those invited. Everybody else, also once it is released, sees the amendment and no room; but
    who may read what is or was on the table may watch it being written, and look at the room afterwards."""

    def access(self, room: Room, user: User, *, seat: str | None, chosen: Mapping[str, str]) -> Access | None:
        """As `RoomPolicy`."""
        rows = Amendment.objects.select_related("draft__body", "round", "delegation")
        amendment = rows.filter(pk=room.subject).first()
        if amendment is None:
            return None
        body = amendment.draft.body
        held = seat_at(body, user, seat=seat, chosen=chosen)
        if held is None or not may_watch(held, amendment):
            return None
        writes = amendment.status == Amendment.Status.IN_PREPARATION and may_do(held, "write", amendment)
        return access_by(held, may_write=writes and not amendment.draft.is_closed)
