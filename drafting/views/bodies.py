"""A body: its delegations, its seats, its drafts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy

from drafting.errors import DomainError, Hidden
from drafting.invitation import is_invited
from drafting.models import Body, Seat, with_chain
from drafting.permissions import may, may_found, require, visible_drafts
from drafting.views.founding import FAMILIES, PENS, Words
from drafting.views.pages import page, seat_in, seats_held

Role = Seat.Role

# From the offices down.
ROLES: dict[str, Words] = {
    Role.PRESIDENCY: gettext_lazy("Presidency"),
    Role.SECRETARIAT: gettext_lazy("Secretariat"),
    Role.HEAD: gettext_lazy("Head of a delegation: prepares, submits, withdraws"),
    Role.DRAFTER: gettext_lazy("Drafter of a delegation: prepares"),
    Role.READER: gettext_lazy("Reader of a delegation"),
    Role.OBSERVER: gettext_lazy("Observer"),
}
SHORT: dict[str, Words] = {
    Role.HEAD: gettext_lazy("Head"),
    Role.DRAFTER: gettext_lazy("Drafter"),
    Role.READER: gettext_lazy("Reader"),
}
OF_A_HEAD = (Role.DRAFTER, Role.READER)


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat held now; `may_end` where the reader may end it, `is_invited` where its holder has not come yet."""

    seat: Seat
    role: Words
    may_end: bool
    is_invited: bool


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
    return draw_body(request, found, seat)


def draw_body(
    request: HttpRequest, body: Body, seat: Seat, *, error: DomainError | None = None
) -> HttpResponse:
    """The page; with an error, beside the form in which what was typed still stands."""
    context = _context(request, body, seat) | {
        "error": error,
        "typed": request.POST,
        "inviting": "name" in request.POST,
    }
    return render(request, "drafting/body.html", context, status=error.status if error else 200)


def _context(request: HttpRequest, body: Body, seat: Seat) -> dict[str, Any]:
    assert isinstance(request.user, User), "signed in"
    # Who sits in a body is not for observers: they know it by its title.
    reads_seats = may(seat, "read", "seat")
    return {
        "body": body,
        "family": FAMILIES[body.family],
        "pen": PENS[body.pen],
        "seat": seat,
        "other_seats": [
            each for each in seats_held(request) if each.body_id == body.pk and each.pk != seat.pk
        ],
        "reads_seats": reads_seats,
        "delegations": body.delegations.all() if reads_seats else (),
        "seats": _seats(body, seat) if reads_seats else [],
        "drafts": with_chain(visible_drafts(request.user).filter(body=body)),
        "roles": [(role, words) for role, words in ROLES.items() if _may_manage(seat, role)],
        "may_seat_all": may(seat, "manage", "seat"),
        "may_draft": may(seat, "create", "draft"),
        "may_found": may_found(request.user),
    }


def _seats(body: Body, by: Seat) -> list[SeatLine]:
    held = Seat.objects.valid(timezone.now()).filter(body=body).select_related("user", "delegation")
    return [
        SeatLine(
            each,
            SHORT.get(each.role) or ROLES[each.role],
            _may_manage(by, each.role, each),
            is_invited(each.user),
        )
        for each in sorted(held, key=_place)
    ]


def _may_manage(by: Seat, role: str, seat: Seat | None = None) -> bool:
    """The secretariat all seats; a head the drafters and readers of its own delegation."""
    own = role in OF_A_HEAD and (seat is None or seat.delegation_id == by.delegation_id)
    return may(by, "manage", "seat", relation="own" if own else "")


def _place(seat: Seat) -> tuple[int, int, str]:
    """Offices first, then delegations in the body's order, each from its head down."""
    order = list(ROLES)
    if seat.delegation is None or seat.is_office:
        return -1, order.index(Role(seat.role)), seat.user.get_username()
    return seat.delegation.rank, order.index(Role(seat.role)), seat.user.get_username()
