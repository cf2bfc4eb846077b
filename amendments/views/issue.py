"""Issuing the next revision: a check-list first, then the act, then its papers one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amendments.actions.issue import issue_revision
from amendments.actions.symbol_due import symbol_due
from amendments.consolidation.conflict import Conflict
from amendments.models import Amendment
from amendments.views.cards import Base, name_of
from amendments.views.frame import Frame, draw, open_draft
from amendments.views.gathering import Gathering, Seen, gather
from amendments.views.standing import progress_of, standings
from amendments.weighing import conflicts_seen
from drafting.actions.edit_draft import DraftEdit, edit_draft
from drafting.errors import DomainError
from drafting.models.stored import text_of_preparation
from drafting.permissions import matter_of_text, require
from drafting.text.symbols import format_symbol
from drafting.views.pages import back, page


@dataclass(frozen=True, slots=True)
class Pair:
    """Two amendments taken up that cannot both be."""

    place: str
    names: str
    paragraph: str


@page
def issue(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/issue/`: GET shows what is left to look at, POST issues."""
    frame = open_draft(request, pk)
    require(frame.seat, "issue", matter_of_text(frame.draft))
    if request.method != "POST":
        return draw(request, "amendments/issue.html", frame, _context(frame))
    try:
        revision = issue_revision(frame.draft, symbol=request.POST.get("symbol") or None, by=frame.seat)
    except DomainError as error:
        return back(request, reverse("issue", args=[pk]), error)
    said = _("%(symbol)s is issued. Its papers are being made.") % {"symbol": revision.symbol}
    return back(request, f"{reverse('revisions', args=[pk])}?revision={revision.pk}#papers", said=said)


@page
@require_POST
def cover(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Fills in the cover of the next revision; a field left empty is taken off."""
    frame = open_draft(request, pk)
    fields, texts = request.POST.getlist("field"), request.POST.getlist("text")
    lines = [
        {"field": field.strip(), "text": text.strip()}
        for field, text in zip(fields, texts, strict=False)
        if field.strip() and text.strip()
    ]
    to = f"{reverse('issue', args=[pk])}#cover"
    try:
        edit_draft(frame.draft, edit=DraftEdit(given=frozenset({"cover"}), cover=lines), by=frame.seat)
    except DomainError as error:
        return back(request, to, error)
    return back(request, to, said=_("The cover is saved."))


def _context(frame: Frame) -> dict[str, Any]:
    context: dict[str, Any] = {"tab": "issue", "cover_fields": COVER_FIELDS}
    try:
        context["proposed"] = format_symbol(symbol_due(frame.draft, frame.current))
    except DomainError as error:
        context |= {"proposed": "", "no_symbol": error.detail}
    if frame.current is None:
        text = text_of_preparation(frame.draft)
        return context | {"first": True, "paragraphs": len(text.paragraphs) if text else 0}
    gathering = gather(frame, frame.current)
    return context | _checks(frame, gathering)


# The cover fields a secretariat adds by hand (conventions of the two families).
COVER_FIELDS = (
    "from",
    "to",
    "subject",
    "date",
    "prev_doc",
    "subject_code",
    "distribution",
    "interinstitutional",
)


def _checks(frame: Frame, gathering: Gathering) -> dict[str, Any]:
    on_text = [each for each in gathering.seen if each.amendment.base_id == gathering.revision.pk]
    return {
        "first": False,
        "undecided": _with(on_text, Amendment.Status.SUBMITTED),
        "taken": [each for each in on_text if each.status in Amendment.TAKEN],
        "bracketed": _with(on_text, Amendment.Status.BRACKETED),
        "parked": _with(on_text, Amendment.Status.PARKED),
        "prepared": [each for each in on_text if each.is_prepared],
        "unplaced": [each for each in gathering.seen if each.amendment.flag],
        "pairs": _pairs(conflicts_seen(frame.draft, frame.seat, accepted_only=True), gathering),
        "progress": progress_of(standings(gathering).values()),
    }


def _with(seen: list[Seen], status: str) -> list[Seen]:
    return [each for each in seen if each.status == status]


def _pairs(conflicts: tuple[Conflict, ...], gathering: Gathering) -> list[Pair]:
    base = Base(gathering.text)
    names = {str(each.amendment.pk): name_of(each.amendment) for each in gathering.seen}
    return [
        Pair(
            base.named(each.paragraph),
            _("%(first)s and %(second)s") % {"first": names[each.first], "second": names[each.second]},
            each.paragraph,
        )
        for each in conflicts
        if each.blocks
    ]
