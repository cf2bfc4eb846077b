"""The floor: given from the Presidency's table, changed and taken back beside the words."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amendments.actions.change_floor import change_floor
from amendments.actions.floor_in import EVERYBODY
from amendments.actions.give_floor import give_floor
from amendments.actions.take_floor_back import take_floor_back
from amendments.models import Amendment
from amendments.permissions import may_do, visible_amendments
from amendments.views.frame import Frame, open_amendment, open_draft
from drafting.errors import DomainError
from drafting.views.pages import back, page


@page
@require_POST
def give(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Gives the floor on a paragraph; who keeps it alone is led to the editor, who gave it to where it is watched."""
    frame = open_draft(request, pk)
    paragraph, delegations = request.POST.get("paragraph", ""), _asked(request)
    if not delegations and (begun := _begun(frame, paragraph)) is not None:
        return back(request, _editor_of(begun))
    try:
        amendment = give_floor(
            frame.draft,
            paragraph=paragraph,
            delegations=delegations,
            justification=request.POST.get("justification", ""),
            by=frame.seat,
        )
    except DomainError as error:
        return back(request, f"{reverse('table', args=[pk])}?paragraph={paragraph}", error)
    if delegations:
        return back(request, _beside(amendment), said=_("The floor is given."))
    return back(request, _editor_of(amendment))


@page
@require_POST
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Puts the amendment on the table, or changes who has the floor there."""
    amendment, frame = open_amendment(request, pk)
    try:
        change_floor(amendment, delegations=_asked(request), by=frame.seat)
    except DomainError as error:
        return back(request, _beside(amendment), error)
    return back(request, _beside(amendment), said=_("The floor is given."))


@page
@require_POST
def take_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Takes the amendment off the table; the Presidency goes on alone."""
    amendment, frame = open_amendment(request, pk)
    try:
        take_floor_back(amendment, by=frame.seat)
    except DomainError as error:
        return back(request, _beside(amendment), error)
    return back(request, _beside(amendment), said=_("It is off the table: only the Presidency sees it now."))


def _begun(frame: Frame, paragraph: str) -> Amendment | None:
    """The compromise that is being written there already, where the button is pressed once more."""
    here = visible_amendments(frame.draft, frame.seat).filter(
        status=Amendment.Status.IN_PREPARATION, floor=Amendment.Floor.NAMED, sponsorships__isnull=True
    )
    found = next((each for each in here if str(each.paragraph_id) == paragraph), None)
    return found if found is not None and may_do(frame.seat, "write", found) else None


def _asked(request: HttpRequest) -> str | list[str]:
    """The delegations ticked, or all."""
    return EVERYBODY if request.POST.get("to_all") else request.POST.getlist("delegations")


def _editor_of(amendment: Amendment) -> str:
    address = reverse("text", args=[amendment.draft_id])
    return f"{address}?amendment={amendment.pk}#{amendment.paragraph_id or ''}"


def _beside(amendment: Amendment) -> str:
    """The text where the amendment stands."""
    return f"{reverse('text', args=[amendment.draft_id])}#{amendment.paragraph_id or ''}"
