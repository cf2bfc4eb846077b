"""What every page shares: who is asking, under which seat, on which clock, and how a refusal is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from drafting.errors import DomainError
from drafting.models import Body, Seat
from drafting.permissions import SEATS_CHOSEN, acting_seat, seats_of

View = Callable[..., HttpResponse]


def page(view: View) -> View:
    """A page for people signed in: on their clock, refusals shown as a page of their own status."""

    @wraps(view)
    @login_required
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with timezone.override(zone_of(request)):
            try:
                return view(request, *args, **kwargs)
            except DomainError as error:
                return refused(request, error)

    return shown


def refused(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The refusal as a page; a missing choice of seat leads to where it is made."""
    if error.code == "seat_needed":
        return HttpResponseRedirect(
            f"{reverse('choose_seat')}?{urlencode({'next': request.get_full_path()})}"
        )
    template = "404.html" if error.status == 404 else "refused.html"
    return render(request, template, {"error": error}, status=error.status)


def back(request: HttpRequest, to: str, error: DomainError | None = None, said: str = "") -> HttpResponse:
    """Back to a page after a deed, with what was done or why not; what is hidden or forbidden stays a refusal."""
    if error is not None:
        if error.status in (403, 404):
            raise error
        messages.error(request, error.detail)
    elif said:
        messages.success(request, said)
    return HttpResponseRedirect(to)


def seat_in(request: HttpRequest, body: Body) -> Seat:
    """The seat the reader acts under in this body. Hidden without one, seat_needed while several are open."""
    chosen: dict[str, str] = request.session.get(SEATS_CHOSEN, {})
    wanted = chosen.get(str(body.pk))
    try:
        return acting_seat(request.user, body, wanted)
    except DomainError as error:
        if error.code != "seat_unknown":
            raise
        # The seat chosen earlier has ended: the choice is made anew.
        return acting_seat(request.user, body, None)


def seats_held(request: HttpRequest) -> list[Seat]:
    return seats_of(request.user)


def zone_of(request: HttpRequest) -> ZoneInfo:
    """The reader's zone as the browser told it, else the site's."""
    try:
        return ZoneInfo(request.COOKIES.get("adref_zone", "") or str(timezone.get_default_timezone()))
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(str(timezone.get_default_timezone()))
