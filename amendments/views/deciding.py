"""What is decided from the Presidency's table: decide, undo, announce, agree; each back to the same paragraph."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amendments.actions.announce import announce_decisions
from amendments.actions.decide import decide
from amendments.actions.set_agreement import set_agreement
from amendments.actions.undo_decision import undo_decision
from amendments.models import Amendment, Decision
from amendments.models.stored import changes_of
from amendments.views.cards import name_of
from amendments.views.editing import changes_sent
from amendments.views.frame import open_amendment, open_draft
from amendments.views.states import OUTCOMES
from amendments.views.table import table_address
from drafting.errors import DomainError
from drafting.permissions import as_uuid
from drafting.views.pages import back, page


@page
@require_POST
def decision(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The decision pressed; two chairs at once: the second is shown what the first decided."""
    amendment, frame = open_amendment(request, pk)
    outcome = request.POST.get("outcome", "")
    to = _table(request, amendment)
    try:
        decide(
            amendment,
            outcome=outcome,
            reason=request.POST.get("reason", ""),
            changes=_changes(request, amendment) if outcome == Decision.Outcome.ACCEPT_MODIFIED else None,
            by=frame.seat,
        )
    except DomainError as error:
        return back(request, to, error)
    words = {"name": name_of(amendment), "outcome": OUTCOMES[outcome].words}
    return back(request, to, said=_("%(name)s: %(outcome)s, prepared.") % words)


@page
@require_POST
def undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Takes a decision back."""
    amendment, frame = open_amendment(request, pk)
    to = _table(request, amendment)
    try:
        undo_decision(amendment, by=frame.seat)
    except DomainError as error:
        return back(request, to, error)
    return back(request, to, said=_("The decision on %(name)s is undone.") % {"name": name_of(amendment)})


@page
@require_POST
def announce(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tells everybody what is prepared; of the list that was shown, not what another chair has added to it since."""
    frame = open_draft(request, pk)
    to = reverse("table", args=[pk])
    named = request.POST.getlist("amendment")
    only = Amendment.objects.filter(draft=frame.draft, pk__in=map(as_uuid, named)) if named else None
    try:
        told = announce_decisions(frame.draft, amendments=only, by=frame.seat)
    except DomainError as error:
        return back(request, to, error)
    return back(request, to, said=_("Decisions announced: %(count)d.") % {"count": told})


@page
@require_POST
def agreement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the room agrees on a paragraph."""
    frame = open_draft(request, pk)
    paragraph = request.POST.get("paragraph", "")
    to = table_address(pk, paragraph, "")
    pending = request.POST.get("pending", "").replace(",", " ").upper().split()
    try:
        set_agreement(
            frame.draft,
            paragraph=paragraph,
            state=request.POST.get("state", ""),
            pending=pending,
            package=request.POST.get("package", ""),
            by=frame.seat,
        )
    except DomainError as error:
        return back(request, to, error)
    return back(request, to, said=_("Entered."))


def _changes(request: HttpRequest, amendment: Amendment) -> Any:
    """The editor's changes; from the plain form, the amendment's own with this paragraph's words replaced."""
    if sent := request.POST.get("changes"):
        try:
            return orjson.loads(sent)
        except orjson.JSONDecodeError as error:
            raise DomainError("bad_change", _("The changes sent cannot be read.")) from error
    paragraph = request.POST.get("paragraph", "")
    others = [
        each
        for each in changes_sent(changes_of(amendment))
        if each["act"] != "reword" or each["paragraph"] != paragraph
    ]
    return [*others, {"act": "reword", "paragraph": paragraph, "text": request.POST.get("wording", "")}]


def _table(request: HttpRequest, amendment: Amendment) -> str:
    chosen = request.POST.get("chosen") or str(amendment.pk)
    return table_address(amendment.draft_id, request.POST.get("paragraph", ""), chosen)
