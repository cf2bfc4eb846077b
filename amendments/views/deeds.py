"""What is done with one amendment from its page: each is one verb, then back to where it was pressed."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from amendments.actions.answer_invitation import answer_invitation
from amendments.actions.confirm import confirm_amendment
from amendments.actions.delete import delete_amendment
from amendments.actions.disown import disown_amendment
from amendments.actions.enter_position import enter_position
from amendments.actions.invite import invite_cosponsor
from amendments.actions.lapse import lapse_amendment
from amendments.actions.lift_position import lift_position
from amendments.actions.rebase import rebase_amendment
from amendments.actions.submit import submit_amendment
from amendments.actions.withdraw import withdraw_amendment
from amendments.models import Amendment, Position
from amendments.permissions import require_for, visible_positions
from amendments.views.amendment import amendment_context
from amendments.views.cards import name_of
from amendments.views.frame import draw, open_amendment, open_draft
from drafting.errors import DomainError, Hidden
from drafting.models import Seat
from drafting.permissions import as_uuid
from drafting.views.pages import View, back, page

Verb = Callable[..., Amendment]


@page
def submit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Asks once, showing exactly what will be sent; then submits."""
    amendment, frame = open_amendment(request, pk)
    if request.method != "POST":
        require_for(frame.seat, "submit", amendment)
        template = "amendments/submit_ask.html" if request.htmx else "amendments/submit.html"  # type: ignore[attr-defined]
        return draw(request, template, frame, amendment_context(amendment, frame))
    try:
        submitted = submit_amendment(amendment, to=request.POST.get("to", Amendment.To.ALL), by=frame.seat)
    except DomainError as error:
        return back(request, _page_of(pk), error)
    said = _("%(name)s is submitted.") % {"name": name_of(submitted)}
    return back(request, _page_of(pk), said=said)


@page
@require_POST
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Throws away what is still in preparation."""
    amendment, frame = open_amendment(request, pk)
    try:
        delete_amendment(amendment, by=frame.seat)
    except DomainError as error:
        return back(request, _page_of(pk), error)
    return back(request, reverse("text", args=[frame.draft.pk]), said=_("The amendment is thrown away."))


@page
@require_POST
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    amendment, frame = open_amendment(request, pk)
    code = request.POST.get("delegation", "")
    try:
        invite_cosponsor(amendment, delegation=code, by=frame.seat)
    except DomainError as error:
        return back(request, _place_of(amendment), error)
    return back(request, _place_of(amendment), said=_("%(code)s is invited.") % {"code": code})


@page
@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Accepts or declines to stand behind the amendment."""
    amendment, frame = open_amendment(request, pk)
    accept = request.POST.get("accept") == "yes"
    try:
        answer_invitation(amendment, accept=accept, by=frame.seat)
    except DomainError as error:
        return back(request, _page_of(pk), error)
    if accept:
        return back(request, _page_of(pk), said=_("Your delegation stands behind it."))
    return back(request, reverse("home"), said=_("The invitation is declined."))


@page
@require_POST
def take_position(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The delegation's position on the amendment; "none" lifts the one it has."""
    amendment, frame = open_amendment(request, pk)
    stance, _dash, reservation = request.POST.get("stance", "").partition(" ")
    try:
        if stance == "none":
            _lift(amendment, frame.seat)
        else:
            enter_position(
                frame.draft,
                stance=stance,
                reservation=reservation,
                amendment=amendment.pk,
                note=request.POST.get("note", ""),
                by=frame.seat,
            )
    except DomainError as error:
        return back(request, _page_of(pk), error)
    return back(request, f"{_page_of(pk)}#position", said=_("Your position is entered."))


@page
@require_POST
def lift(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lifts a position of one's own, from home."""
    position = Position.objects.select_related("draft").filter(pk=pk).first()
    if position is None:
        raise Hidden
    frame = open_draft(request, position.draft_id)
    try:
        lift_position(position, by=frame.seat)
    except DomainError as error:
        return back(request, reverse("home"), error)
    return back(request, reverse("home"), said=_("The position is lifted."))


def _deed(verb: Verb, said: str) -> View:
    @page
    @require_POST
    def done(request: HttpRequest, pk: UUID) -> HttpResponse:
        amendment, frame = open_amendment(request, pk)
        try:
            verb(amendment, by=frame.seat)
        except DomainError as error:
            return back(request, _page_of(pk), error)
        return back(request, _page_of(pk), said=_(said))

    return done


withdraw = _deed(withdraw_amendment, gettext_noop("The amendment is withdrawn."))
confirm = _deed(confirm_amendment, gettext_noop("The amendment is confirmed."))
disown = _deed(disown_amendment, gettext_noop("The amendment is disowned."))
lapse = _deed(lapse_amendment, gettext_noop("The amendment has lapsed."))
rebase = _deed(rebase_amendment, gettext_noop("The amendment stands on the current text."))


def _lift(amendment: Amendment, seat: Seat) -> None:
    own = visible_positions(amendment.draft, seat).filter(
        amendment=amendment, delegation_id=seat.delegation_id, lifted_at__isnull=True
    )
    for position in own.select_related("draft"):
        lift_position(position, by=seat)


def _page_of(pk: UUID) -> str:
    return reverse("amendment", args=[pk])


def _place_of(amendment: Amendment) -> str:
    """Where work on the amendment goes on: the editor while it is prepared, its page afterwards."""
    if amendment.status == Amendment.Status.IN_PREPARATION:
        return f"{reverse('text', args=[amendment.draft_id])}?amendment={as_uuid(amendment.pk)}"
    return _page_of(amendment.pk)
