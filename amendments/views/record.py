"""The record: who did what when, filtered and to take away."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date

from amendments.permissions import visible_amendments
from amendments.views.acts import told
from amendments.views.cards import Base
from amendments.views.frame import Frame, draw, open_draft
from amendments.views.sentences import Known, sentence
from drafting.models import Act
from drafting.models.stored import text_of_revision
from drafting.permissions import require, visible_acts
from drafting.views.pages import page

# More acts than this on one page would be searched, not read.
ON_A_PAGE = 100
# A cell that begins so is a formula to a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Entry:
    """An act in words; `address` is the page of the amendment it is about, where the reader may open it."""

    act: Act
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters asked for; None or "" where one is not set."""

    verb: str
    seat: str
    since: date | None
    until: date | None

    def passes(self, act: Act) -> bool:
        day = timezone.localdate(act.at)
        return (
            self.verb in ("", act.verb)
            and self.seat in ("", act.seat)
            and (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
        )

    @property
    def query(self) -> str:
        """The same filters as an address asks for them."""
        asked = {"verb": self.verb, "seat": self.seat, "since": self.since, "until": self.until}
        return urlencode({name: value for name, value in asked.items() if value})


@page
def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/record/`, with ?verb, ?seat, ?since, ?until and ?page; newest first."""
    frame, acts, wanted = _asked(request, pk)
    kept = [act for act in reversed(acts) if wanted.passes(act)]
    shown = Paginator(kept, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "tab": "record",
        "page": shown,
        "entries": _entries(shown, frame),
        "wanted": wanted,
        "verbs": sorted({(act.verb, told(act.verb)) for act in acts}, key=lambda pair: pair[1]),
        "seats": sorted({act.seat for act in acts}),
    }
    return draw(request, "amendments/record.html", frame, context)


@page
def record_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/record.csv`, with the filters of the page; oldest first."""
    frame, acts, wanted = _asked(request, pk)
    kept = [act for act in acts if wanted.passes(act)]
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="record.csv"'
    writer = csv.writer(response)
    writer.writerow(["at", "what", "person", "seat", "verb", "subject", "audience", "hash", "previous_hash"])
    known = _known(frame)
    for act in kept:
        person = act.actor.get_full_name() or act.actor.get_username()
        fields = (sentence(act, known), person, act.seat, act.verb, act.subject, act.audience)
        writer.writerow([act.at.isoformat(), *map(_inert, fields), act.hash, act.previous_hash])
    return response


def _asked(request: HttpRequest, pk: UUID) -> tuple[Frame, list[Act], Wanted]:
    frame = open_draft(request, pk)
    require(frame.seat, "read", "record")
    asked = request.GET.get
    wanted = Wanted(asked("verb", ""), asked("seat", ""), _day(asked("since")), _day(asked("until")))
    return frame, visible_acts(frame.draft, frame.seat), wanted


def _day(text: str | None) -> date | None:
    """What is no day at all filters nothing."""
    try:
        return parse_date(text or "")
    except ValueError:
        return None


def _entries(acts: Iterable[Act], frame: Frame) -> list[Entry]:
    known = _known(frame)
    return [Entry(act, sentence(act, known), _address(act, known)) for act in acts]


def _known(frame: Frame) -> Known:
    """What the acts of a draft may point to, in a constant number of queries."""
    base = Base(text_of_revision(frame.current)) if frame.current else None
    return Known(
        amendments={str(each.pk): each for each in visible_amendments(frame.draft, frame.seat)},
        paragraphs={key: base.named(key) for key in base.paragraphs} if base else {},
        delegations={each.code: each.name for each in frame.draft.body.delegations.all()},
    )


def _address(act: Act, known: Known) -> str:
    kind, _colon, key = act.subject.partition(":")
    if kind == "position":
        kind, _colon, key = str((act.payload or {}).get("matter", "")).partition(":")
    if kind == "amendment" and key in known.amendments:
        return reverse("amendment", args=[key])
    return ""


def _inert(text: str) -> str:
    """A spreadsheet takes no field of ours for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
