"""Ordering a paper from the list of papers: of the negotiation, or of the revision marked another way."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amendments.actions.order_paper import order_paper
from amendments.views.frame import Frame, open_draft
from drafting.actions.order_marked_paper import order_marked_paper
from drafting.errors import DomainError, Hidden
from drafting.views.pages import back, page


@page
@require_POST
def order(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Orders the file chosen ("rolling.pdf", "comparison:revisions.xlsx", or a marked one with its profile) and goes
    back to the list, where it appears."""
    frame = open_draft(request, pk)
    to = f"{reverse('revisions', args=[frame.draft.pk])}#papers"
    try:
        if "profile" in request.POST:
            _marked(request, frame)
        else:
            _dated(request, frame)
    except DomainError as error:
        return back(request, to, error)
    return back(request, to, said=_("The paper is being made."))


def _dated(request: HttpRequest, frame: Frame) -> None:
    paper, _dot, form = request.POST.get("file", "").partition(".")
    paper, _colon, of = paper.partition(":")
    order_paper(
        frame.draft,
        paper=paper,
        format=form,
        audience=request.POST.get("audience", ""),
        delegation=request.POST.get("delegation") or None,
        of="revisions" if of == "revisions" else "delegations",
        addendum="addendum" in request.POST,
        by=frame.seat,
    )


def _marked(request: HttpRequest, frame: Frame) -> None:
    if frame.current is None:
        raise Hidden
    order_marked_paper(
        frame.current,
        format=request.POST.get("format", ""),
        profile=request.POST["profile"],
        against_first="against_first" in request.POST,
        by=frame.seat,
    )
