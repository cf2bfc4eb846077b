"""Seats: choose which one to act under, give one, end one."""

from __future__ import annotations

from typing import TypedDict
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from drafting.actions.end_seat import end_seat
from drafting.actions.invite_person import invite_person
from drafting.actions.seat_person import check_may_seat, seat_person
from drafting.errors import DomainError, Hidden
from drafting.invitation import is_invited, link_of
from drafting.models import Body, Seat
from drafting.permissions import SEATS_CHOSEN, as_uuid
from drafting.views.bodies import draw_body, open_body
from drafting.views.pages import back, page, seats_held
from drafting.views.typed import line_typed


@page
def choose(request: HttpRequest) -> HttpResponse:
    """GET shows the seats held, POST acts under one of them from now on in its body."""
    held = seats_held(request)
    to = _next(request)
    if request.method != "POST":
        return render(request, "drafting/choose_seat.html", {"held": held, "next": to})
    wanted = as_uuid(request.POST.get("seat"))
    seat = next((each for each in held if each.pk == wanted), None)
    if seat is None:
        raise Hidden
    request.session[SEATS_CHOSEN] = request.session.get(SEATS_CHOSEN, {}) | {str(seat.body_id): str(seat.pk)}
    return HttpResponseRedirect(to)


@page
@require_POST
def give(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Seats a person in the body."""
    body, by = open_body(request, pk)
    to = reverse("body", args=[pk])
    try:
        seat = seat_person(body, **_typed_of_seat(request), by=by)
    except DomainError as error:
        if error.status in (403, 404):
            raise
        return draw_body(request, body, by, error=error)
    return back(request, to, said=_("%(name)s is seated.") % {"name": seat.user.get_username()})


@page
@require_POST
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Makes an account for somebody new and seats them; the link that opens it is shown next."""
    body, by = open_body(request, pk)
    try:
        name = line_typed(request, "name", at_most=150)
        seat = invite_person(body, name=name, **_typed_of_seat(request), by=by)
    except DomainError as error:
        if error.status in (403, 404):
            raise
        return draw_body(request, body, by, error=error)
    return HttpResponseRedirect(reverse("invitation", args=[seat.pk]))


@page
def invitation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The link of somebody who has been invited and has not come yet, for whoever may give the seat."""
    seat, body, by = _open_seat(request, pk)
    if not is_invited(seat.user):
        raise Hidden
    code = seat.delegation.code if seat.delegation else None
    check_may_seat(body, role=seat.role, delegation=code, by=by)
    link = request.build_absolute_uri(link_of(seat.user))
    return render(
        request, "drafting/invitation.html", {"body": body, "seat": by, "invited": seat, "link": link}
    )


@page
@require_POST
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ends a seat."""
    seat, body, by = _open_seat(request, pk)
    to = reverse("body", args=[body.pk])
    try:
        end_seat(seat, by=by)
    except DomainError as error:
        return back(request, to, error)
    return back(request, to, said=_("The seat is ended."))


class _OfSeat(TypedDict):
    username: str
    role: str
    delegation: str | None


def _typed_of_seat(request: HttpRequest) -> _OfSeat:
    """Whose seat it is to be, and which."""
    return {
        "username": line_typed(request, "username", at_most=150),
        "role": line_typed(request, "role", at_most=12),
        "delegation": line_typed(request, "delegation", at_most=12) or None,
    }


def _open_seat(request: HttpRequest, pk: UUID) -> tuple[Seat, Body, Seat]:
    """The seat asked for, its body, and the reader's own seat there."""
    seat = Seat.objects.select_related("body", "user", "delegation").filter(pk=pk).first()
    if seat is None:
        raise Hidden
    body, by = open_body(request, seat.body_id)
    return seat, body, by


def _next(request: HttpRequest) -> str:
    """Where the reader came from, on this site only."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return asked
    return reverse("home")
