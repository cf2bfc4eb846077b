"""The record: who did what when, filtered and to take away."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from amendments.models import Amendment
from amendments.permissions import visible_amendments
from amendments.views.acts import told
from amendments.views.cards import name_of
from amendments.views.frame import Frame, draw, open_draft
from drafting.models import Act
from drafting.permissions import require, visible_acts
from drafting.views.pages import page

# More acts than this on one page would be searched, not read: the filters and the file are for that.
SHOWN_AT_MOST = 500
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Entry:
    """An act in words, with the amendment it is about where the reader sees that."""

    act: Act
    words: str
    subject: str
    address: str


@page
def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/record/`, with ?verb, ?seat, ?subject; ?format=csv is a file to take away."""
    frame = open_draft(request, pk)
    require(frame.seat, "read", "record")
    acts = visible_acts(frame.draft, frame.seat)
    wanted = {name: request.GET.get(name, "") for name in ("verb", "seat", "subject")}
    kept = [act for act in acts if _passes(act, wanted)]
    if request.GET.get("format") == "csv":
        return _csv(kept, frame)
    named = {str(each.pk): each for each in visible_amendments(frame.draft, frame.seat)}
    newest = kept[::-1]
    context = {
        "tab": "record",
        "entries": [_entry(act, named) for act in newest[:SHOWN_AT_MOST]],
        "count": len(kept),
        "left_out": max(0, len(kept) - SHOWN_AT_MOST),
        "wanted": wanted,
        "verbs": sorted({(act.verb, told(act.verb)) for act in acts}, key=lambda pair: pair[1]),
        "seats": sorted({act.seat for act in acts}),
    }
    return draw(request, "amendments/record.html", frame, context)


def _passes(act: Act, wanted: dict[str, str]) -> bool:
    return all(not value or getattr(act, name) == value for name, value in wanted.items())


def _entry(act: Act, named: dict[str, Amendment]) -> Entry:
    kind, _colon, key = act.subject.partition(":")
    amendment = named.get(key) if kind == "amendment" else None
    if amendment is None:
        return Entry(act, told(act.verb), "", "")
    return Entry(act, told(act.verb), name_of(amendment), reverse("amendment", args=[amendment.pk]))


def _csv(acts: Iterable[Act], frame: Frame) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="record-{frame.draft.pk}.csv"'
    writer = csv.writer(response)
    writer.writerow(["at", "verb", "person", "seat", "subject", "audience", "hash", "previous_hash"])
    for act in acts:
        fields = (act.verb, act.actor.get_full_name(), act.seat, act.subject, act.audience)
        writer.writerow([act.at.isoformat(), *map(_inert, fields), act.hash, act.previous_hash])
    return response


def _inert(text: str) -> str:
    """A spreadsheet takes no field of ours for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
