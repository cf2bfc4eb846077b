"""Who may be in the room of an amendment: its own side alone, for as long as there is one."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.utils import timezone

from amendments.models import Amendment
from amendments.permissions import may_do, may_read, relation_of
from drafting.errors import DomainError
from drafting.live.policy import Access, access_by
from drafting.models import Draft, Room
from drafting.permissions import acting_seat, may

KIND = "amendment"


class AmendmentRooms:
    """Writers: head and drafters of the delegation, of co-sponsors that accepted, the office that enters it. Readers:
    its other seats and those invited. Everybody else, also once it is released, sees the amendment and no room."""

    def access(self, room: Room, user: User, *, seat: str | None, chosen: Mapping[str, str]) -> Access | None:
        """As `RoomPolicy`."""
        rows = Amendment.objects.select_related("draft__body", "round", "delegation")
        amendment = rows.filter(pk=room.subject).first()
        if amendment is None:
            return None
        body = amendment.draft.body
        try:
            held = acting_seat(user, body, seat or chosen.get(str(body.pk)))
        except DomainError:
            return None
        relation = relation_of(held, amendment)
        of_its_side = may(held, "read", "amendment_in_preparation", relation=relation)
        if not of_its_side or not may_read(held, amendment):
            return None
        writes = amendment.status == Amendment.Status.IN_PREPARATION and may_do(held, "write", amendment)
        return access_by(held, may_write=writes and not _is_closed(amendment.draft))


def _is_closed(draft: Draft) -> bool:
    return draft.closes_at is not None and draft.closes_at <= timezone.now()
