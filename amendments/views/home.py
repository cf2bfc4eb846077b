"""Home: what waits for the reader, the drafts, the dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments.actions.release_round import release_due
from amendments.models import Round
from amendments.views.frame import Frame, frame_of
from amendments.views.gathering import gather
from amendments.views.standing import Progress, progress_of, standings
from amendments.views.tasks import Task, tasks_of
from drafting.errors import DomainError
from drafting.models import Body, Draft, Seat
from drafting.permissions import may_found, sleeps, visible_drafts
from drafting.views.pages import page, seat_in, seats_held


@dataclass(frozen=True, slots=True)
class Line:
    """A draft as home shows it; `progress` is None before its first revision."""

    frame: Frame
    progress: Progress | None


@dataclass(frozen=True, slots=True)
class Date:
    """A deadline: `at` on the clock of `zone`."""

    at: datetime
    zone: str
    what: str
    draft: Draft


@page
def home(request: HttpRequest) -> HttpResponse:
    """`/`."""
    seats = seats_held(request)
    frames = list(_frames(request))
    lines = [_line(frame) for frame in frames]
    tasks: list[Task] = [task for frame in frames for task in tasks_of(frame)]
    with_drafts = {frame.draft.body_id for frame in frames}
    context = {
        "today": timezone.localdate(),
        "tasks": tasks,
        "followed": frames,
        "lines": lines,
        "dates": sorted(_dates(frames), key=attrgetter("at")),
        "empty_bodies": [body for body in bodies_of(seats) if body.pk not in with_drafts],
        "bodies": bodies_of(seats),
        "sleeps": isinstance(request.user, User) and sleeps(request.user),
        "may_found": isinstance(request.user, User) and may_found(request.user),
    }
    return render(request, "amendments/home.html", context)


def bodies_of(seats: Iterable[Seat]) -> list[Body]:
    """The bodies the reader sits in, each once."""
    return list({seat.body_id: seat.body for seat in seats}.values())


def _frames(request: HttpRequest) -> Iterable[Frame]:
    """The drafts visible under the seat acted under in each body; where no seat is chosen, the first held counts."""
    held = seats_held(request)
    for draft in visible_drafts(request.user).select_related("body"):
        try:
            seat = seat_in(request, draft.body)
        except DomainError:
            seat = next(each for each in held if each.body_id == draft.body_id)
        release_due(draft)
        yield frame_of(draft, seat, request)


def _line(frame: Frame) -> Line:
    if frame.current is None:
        return Line(frame, None)
    return Line(frame, progress_of(standings(gather(frame, frame.current)).values()))


def _dates(frames: Iterable[Frame]) -> Iterable[Date]:
    now = timezone.now()
    for frame in frames:
        round: Round | None = frame.round
        if round is not None and round.deadline is not None and round.deadline > now:
            yield Date(round.deadline, round.deadline_zone, _("Amendments close"), frame.draft)
        closes = frame.draft.closes_at
        if closes is not None and closes > now:
            yield Date(closes, str(timezone.get_default_timezone()), _("The draft closes"), frame.draft)
