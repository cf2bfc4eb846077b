"""A body: its delegations, its seats, its drafts."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from drafting.errors import Hidden
from drafting.models import Body, Seat
from drafting.permissions import may, require, visible_drafts
from drafting.views.pages import page, seat_in, seats_held


def open_body(request: HttpRequest, pk: UUID) -> tuple[Body, Seat]:
    """The body asked for and the seat in it; Hidden to whoever has none."""
    body = Body.objects.filter(pk=pk).first()
    if body is None:
        raise Hidden
    seat = seat_in(request, body)
    require(seat, "read", "body")
    return body, seat


@page
def body(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/bodies/<id>/`."""
    found, seat = open_body(request, pk)
    now = timezone.now()
    reads_seats = may(seat, "read", "seat")
    held = Seat.objects.valid(now).filter(body=found).select_related("user", "delegation")
    own_seats = [each for each in seats_held(request) if each.body_id == found.pk]
    context = {
        "body": found,
        "seat": seat,
        "other_seats": [each for each in own_seats if each.pk != seat.pk],
        "delegations": found.delegations.all(),
        "seats": sorted(held, key=_place) if reads_seats else [],
        "reads_seats": reads_seats,
        "drafts": visible_drafts(request.user).filter(body=found),
        "may_seat": may(seat, "manage", "seat"),
        "may_seat_own": may(seat, "manage", "seat", relation="own"),
        "may_draft": may(seat, "create", "draft"),
        "roles": _roles(seat),
    }
    return render(request, "drafting/body.html", context)


def _place(seat: Seat) -> tuple[int, int, str]:
    """Offices first, then delegations in the body's order, each from its head down."""
    rank = seat.delegation.rank if seat.delegation else -1
    return rank, list(Seat.Role.values).index(seat.role), seat.user.get_username()


def _roles(seat: Seat) -> list[tuple[str, str]]:
    """The roles that this seat may give."""
    if may(seat, "manage", "seat"):
        return list(Seat.Role.choices)
    return [choice for choice in Seat.Role.choices if choice[0] in (Seat.Role.DRAFTER, Seat.Role.READER)]
