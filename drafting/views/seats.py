"""Seats: choose which one to act under, give one, end one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from drafting.actions.end_seat import end_seat
from drafting.actions.seat_person import seat_person
from drafting.errors import DomainError, Hidden
from drafting.models import Seat
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
        username = line_typed(request, "username", at_most=150)
        seat_person(
            body,
            username=username,
            role=line_typed(request, "role", at_most=12),
            delegation=line_typed(request, "delegation", at_most=12) or None,
            by=by,
        )
    except DomainError as error:
        if error.status in (403, 404):
            raise
        return draw_body(request, body, by, error=error)
    return back(request, to, said=_("%(name)s is seated.") % {"name": username})


@page
@require_POST
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ends a seat."""
    seat = Seat.objects.select_related("body", "user", "delegation").filter(pk=pk).first()
    if seat is None:
        raise Hidden
    body, by = open_body(request, seat.body_id)
    to = reverse("body", args=[body.pk])
    try:
        end_seat(seat, by=by)
    except DomainError as error:
        return back(request, to, error)
    return back(request, to, said=_("The seat is ended."))


def _next(request: HttpRequest) -> str:
    """Where the reader came from, on this site only."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return asked
    return reverse("home")
