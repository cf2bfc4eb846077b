"""The rounds of a draft: their deadlines and what becomes of proposals meanwhile; opened and released here."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from amendments.actions.open_round import open_round
from amendments.actions.release_round import release_round
from amendments.models import Round
from amendments.views.frame import Frame, draw, open_draft
from amendments.views.states import Words
from drafting.errors import DomainError, Hidden
from drafting.permissions import require
from drafting.views.pages import back, page

RELEASES: dict[str, Words] = {
    Round.Release.AT_ONCE: gettext_lazy("at once"),
    Round.Release.DEADLINE: gettext_lazy("at the deadline"),
    Round.Release.PRESIDENCY: gettext_lazy("when the Presidency releases them"),
    Round.Release.NEVER: gettext_lazy("never: they are for the Presidency alone"),
}
# Where the bodies that we know of meet; any other zone may be typed.
ZONES = ("Europe/Brussels", "Europe/Zurich", "America/New_York", "Africa/Nairobi", "UTC")


@page
def rounds(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/rounds/`: the rounds so far; POST opens the next."""
    frame = open_draft(request, pk)
    require(frame.seat, "read", "round")
    if request.method != "POST":
        return draw(request, "amendments/rounds.html", frame, _context(frame))
    try:
        opened = open_round(frame.draft, **_typed(request), by=frame.seat)
    except DomainError as error:
        if error.status in (403, 404):
            raise
        context = _context(frame) | {"error": error, "typed": request.POST}
        return draw(request, "amendments/rounds.html", frame, context, error.status)
    said = _("Round %(number)d is open.") % {"number": opened.number}
    return back(request, reverse("rounds", args=[pk]), said=said)


@page
@require_POST
def release(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Shows everybody what the round has received."""
    round = Round.objects.select_related("draft").filter(pk=pk).first()
    if round is None:
        raise Hidden
    frame = open_draft(request, round.draft_id)
    to = reverse("rounds", args=[round.draft_id])
    try:
        release_round(round, by=frame.seat)
    except DomainError as error:
        return back(request, to, error)
    return back(request, to, said=_("The round is released: all delegations see its amendments."))


def _context(frame: Frame) -> dict[str, Any]:
    listed = Round.objects.filter(draft=frame.draft)
    return {
        "rounds": [(each, RELEASES[each.release]) for each in listed],
        "releases": RELEASES.items(),
        "zones": ZONES,
        "may_open": frame.may("open", "round"),
        "may_release": frame.may("release", "round"),
        "tab": "rounds",
    }


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What the form says, as `open_round` takes it; the deadline is on the clock of the zone typed."""
    zone = request.POST.get("deadline_zone", "").strip() or ZONES[0]
    return {
        "deadline": _on_the_clock_of(zone, request.POST.get("deadline", "")),
        "deadline_zone": zone,
        "formal": request.POST.get("formal", "yes") == "yes",
        "release": request.POST.get("release", Round.Release.AT_ONCE),
    }


def _on_the_clock_of(zone: str, typed: str) -> datetime | None:
    """None where nothing is typed. Refused: bad_deadline; a zone that there is not is left to the verb."""
    if not typed:
        return None
    try:
        found = parse_datetime(typed)
    except ValueError:
        found = None
    if found is None:
        raise DomainError("bad_deadline", _("The deadline must be a day and an hour."))
    try:
        return found.replace(tzinfo=ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return found.replace(tzinfo=ZoneInfo("UTC"))
