"""Amending in place: what the editor begins with, and the plain form that does without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amendments.actions.edit import edit_amendment
from amendments.actions.prepare import prepare_amendment
from amendments.consolidation.change import Change, Insert, Reword
from amendments.models import Amendment
from amendments.models.stored import changes_of, for_the_core, stored_from_changes
from amendments.permissions import may_do
from amendments.views.cards import Base
from amendments.views.frame import Frame, open_amendment, open_draft
from amendments.views.gathering import Gathering, anchors
from drafting.errors import DomainError
from drafting.models.stored import text_of_revision
from drafting.permissions import as_uuid
from drafting.text.paragraph import Text
from drafting.text.runs import runs_from_wording
from drafting.text.wording import plain
from drafting.views.pages import back, page

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Editing:
    """An amendment being written: a new one on `paragraph`, or one in preparation that stands first there."""

    paragraph: str
    name: str
    words: str
    amendment: Amendment | None
    beginning: Json
    places: list[tuple[str, str]]
    is_stale: bool
    may_submit: bool
    may_invite: bool
    may_delete: bool


def editing_asked(request: HttpRequest, frame: Frame, gathering: Gathering) -> Editing | None:
    """What ?amend (a paragraph) or ?amendment (one in preparation) opens; None where neither is asked or allowed."""
    if wanted := request.GET.get("amendment"):
        row = for_the_core(Amendment.objects.filter(pk=as_uuid(wanted), draft=frame.draft))
        amendment = row.select_related("base", "delegation", "round").first()
        if amendment is None or amendment.status != Amendment.Status.IN_PREPARATION:
            return None
        amendment.draft = frame.draft
        return _of_amendment(amendment, frame) if may_do(frame.seat, "write", amendment) else None
    paragraph = request.GET.get("amend", "")
    known = {each.id for each in gathering.text.paragraphs}
    if paragraph not in known or not frame.may("amend", "draft") or frame.is_closed:
        return None
    return _editing(frame, gathering.text, paragraph, None)


def _of_amendment(amendment: Amendment, frame: Frame) -> Editing:
    text = text_of_revision(amendment.base)
    first = text.paragraphs[0].id if text.paragraphs else ""
    places = anchors(changes_of(amendment), first)
    order = [each.id for each in text.paragraphs if each.id in places]
    return _editing(frame, text, order[0] if order else first, amendment)


def _editing(frame: Frame, text: Text, paragraph: str, amendment: Amendment | None) -> Editing:
    base = Base(text)
    changes = changes_of(amendment) if amendment else ()
    reworded = {each.paragraph: each.wording for each in changes if isinstance(each, Reword)}
    seat = frame.seat
    return Editing(
        paragraph=paragraph,
        name=base.spoken(paragraph),
        words=plain(reworded.get(paragraph, base.paragraphs[paragraph].wording)),
        amendment=amendment,
        beginning=beginning_of(text, changes),
        places=[(each.id, base.named(each.id)) for each in text.paragraphs],
        is_stale=amendment is not None
        and frame.current is not None
        and amendment.base_id != frame.current.pk,
        may_submit=amendment is None or may_do(seat, "submit", amendment),
        may_invite=amendment is not None and may_do(seat, "invite", amendment),
        may_delete=amendment is not None and may_do(seat, "delete", amendment),
    )


def beginning_of(text: Text, changes: Sequence[Change]) -> Json:
    """What the editor is given: the base, its notes, and the changes so far in the form of the API."""
    return {
        "base": [
            {
                "id": each.id,
                "kind": each.kind,
                "label": each.label,
                "level": each.level,
                "runs": runs_from_wording(each.wording),
            }
            for each in text.paragraphs
        ],
        "notes": {note.id: note.text for note in text.footnotes},
        "changes": changes_sent(changes),
    }


def changes_sent(changes: Sequence[Change]) -> list[Json]:
    """Changes in the form in which they are sent: a new note's text travels with its call."""
    return [
        _sent(change, stored) for change, stored in zip(changes, stored_from_changes(changes), strict=True)
    ]


def _sent(change: Change, stored: Json) -> Json:
    sent = {name: value for name, value in stored.items() if name != "footnotes"}
    if isinstance(change, (Reword, Insert)):
        texts = {note.id: note.text for note in change.footnotes}
        sent["runs"] = [
            run | {"text": texts[run["footnote"]]} if run.get("footnote") in texts else run
            for run in stored["runs"]
        ]
    if isinstance(change, Insert):
        sent["id"] = sent.pop("paragraph")
    return sent


@page
@require_POST
def amend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The plain form: one change of one paragraph, as a new amendment or in one that is being prepared."""
    frame = open_draft(request, pk)
    paragraph = request.POST.get("paragraph", "")
    text_page = reverse("text", args=[pk])
    try:
        if given := request.POST.get("amendment"):
            amendment, _frame = open_amendment(request, as_uuid(given))
            others = [
                each for each in changes_sent(changes_of(amendment)) if each.get("paragraph") != paragraph
            ]
            amendment = edit_amendment(
                amendment,
                changes=[*others, _wanted(request)],
                justification=request.POST.get("justification", ""),
                by=frame.seat,
            )
        else:
            amendment = prepare_amendment(
                frame.draft,
                changes=[_wanted(request)],
                justification=request.POST.get("justification", ""),
                by=frame.seat,
            )
    except DomainError as error:
        return back(request, f"{text_page}?{urlencode({'amend': paragraph})}#{paragraph}", error)
    address = f"{text_page}?{urlencode({'amendment': str(amendment.pk)})}#{paragraph}"
    return back(request, address, said=_("Saved."))


def _wanted(request: HttpRequest) -> Json:
    """The change the form asks for."""
    act, paragraph = request.POST.get("act", "reword"), request.POST.get("paragraph", "")
    words = request.POST.get("wording", "")
    if act == "insert":
        return {"act": act, "after": paragraph, "kind": request.POST.get("kind", "operative"), "text": words}
    if act == "delete":
        return {"act": act, "paragraph": paragraph}
    if act == "move":
        return {"act": act, "paragraph": paragraph, "after": request.POST.get("after") or None}
    return {"act": "reword", "paragraph": paragraph, "text": words}
