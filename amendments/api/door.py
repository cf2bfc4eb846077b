"""Which amendment is asked about, and whether the seat may know of it."""

from __future__ import annotations

from uuid import UUID

from rest_framework.request import Request

from amendments.actions.read_rooms import read_rooms
from amendments.actions.release_round import release_due
from amendments.models import Amendment
from amendments.permissions import may_read
from drafting.api.door import seat_in
from drafting.errors import Hidden
from drafting.models import Seat


def find_amendment(request: Request, pk: UUID) -> tuple[Amendment, Seat]:
    """The amendment and the seat asked under; Hidden alike where there is none and where it may not be read."""
    rows = Amendment.objects.select_related("draft__body", "base", "delegation", "round")
    amendment = rows.filter(pk=pk).first()
    if amendment is None:
        raise Hidden
    seat = seat_in(request, amendment.draft.body)
    if release_due(amendment.draft):
        amendment = rows.get(pk=pk)
    read_rooms(amendment.draft)
    if not may_read(seat, amendment):
        raise Hidden
    return amendment, seat
