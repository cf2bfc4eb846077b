"""The head of every page about a draft: which draft, under which seat, what its tabs count."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from amendments.actions.read_rooms import read_rooms
from amendments.actions.release import round_at
from amendments.actions.release_round import release_due
from amendments.models import Amendment, Round
from amendments.permissions import may_read, visible_amendments
from drafting.errors import Hidden
from drafting.live.events import place_of
from drafting.models import Delegation, Draft, Revision, Seat
from drafting.permissions import matter_of_text, may, require
from drafting.views.pages import seat_in, seats_held

NOT_COUNTED = (Amendment.Status.IN_PREPARATION, Amendment.Status.WITHDRAWN)


@dataclass(frozen=True)
class Frame:
    """A draft as one seat sees it. What is not asked for is not fetched."""

    draft: Draft
    seat: Seat
    other_seats: tuple[Seat, ...]
    # The number of the last event when the reading began: what happens meanwhile is told to the page as news.
    place: int

    @cached_property
    def revisions(self) -> list[Revision]:
        """The chain, INIT first."""
        revisions = list(self.draft.revisions.order_by("number"))
        for revision in revisions:
            revision.draft = self.draft
        return revisions

    @cached_property
    def parties(self) -> dict[UUID, Delegation]:
        """The delegations of the body, in its order."""
        return {party.pk: party for party in self.draft.body.delegations.all()}

    @property
    def current(self) -> Revision | None:
        return self.revisions[-1] if self.revisions else None

    @cached_property
    def round(self) -> Round | None:
        return round_at(self.draft, timezone.now())

    @cached_property
    def amendment_count(self) -> int:
        """How many this seat sees on the current text, what is being prepared left aside."""
        seen = visible_amendments(self.draft, self.seat).exclude(status__in=NOT_COUNTED)
        return seen.filter(base=self.current).count() if self.current else 0

    @property
    def own_code(self) -> str:
        """The delegation the reader sits for, "" under an office's seat."""
        return self.seat.delegation.code if self.seat.delegation and not self.seat.is_office else ""

    @property
    def distribution(self) -> str:
        """The marking the draft bears ("LIMITE"), "" without one."""
        return next((line["text"] for line in self.draft.cover if line["field"] == "distribution"), "")

    def may(self, deed: str, matter: str) -> bool:
        return may(self.seat, deed, matter)


def open_draft(request: HttpRequest, pk: UUID) -> Frame:
    """The draft asked for; Hidden where this reader may not know of it."""
    draft = Draft.objects.select_related("body").filter(pk=pk).first()
    if draft is None:
        raise Hidden
    seat = seat_in(request, draft.body)
    require(seat, "read", matter_of_text(draft))
    release_due(draft)
    read_rooms(draft)
    return frame_of(draft, seat, request)


def open_amendment(request: HttpRequest, pk: UUID) -> tuple[Amendment, Frame]:
    """The amendment asked for and the frame of its draft; Hidden alike where there is none."""
    rows = Amendment.objects.select_related("draft__body", "base", "delegation", "round")
    amendment = rows.filter(pk=pk).first()
    if amendment is None:
        raise Hidden
    seat = seat_in(request, amendment.draft.body)
    if release_due(amendment.draft):
        amendment.refresh_from_db(fields=["number", "released_at"])
    read_rooms(amendment.draft)
    if not may_read(seat, amendment):
        raise Hidden
    return amendment, frame_of(amendment.draft, seat, request)


def frame_of(draft: Draft, seat: Seat, request: HttpRequest) -> Frame:
    """The frame of a draft that the seat may see; to be had before anything of it is read."""
    return Frame(draft, seat, others_than(seat, request), place_of(draft, seat))


def others_than(seat: Seat, request: HttpRequest) -> tuple[Seat, ...]:
    """The reader's other seats in the same body, between which the page lets him change."""
    held = seats_held(request)
    return tuple(each for each in held if each.body_id == seat.body_id and each.pk != seat.pk)


def draw(
    request: HttpRequest, template: str, frame: Frame, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The page with its frame."""
    shared = {
        "frame": frame,
        "draft": frame.draft,
        "seat": frame.seat,
        "other_seats": frame.other_seats,
        "followed": [frame],
        "go": reverse("text", args=[frame.draft.pk]),
    }
    return render(request, template, shared | context, status=status)
