"""Ordering a paper of the negotiation from the list of papers."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amendments.actions.order_paper import order_paper
from amendments.views.frame import open_draft
from drafting.errors import DomainError
from drafting.views.pages import back, page


@page
@require_POST
def order(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Orders the file chosen ("rolling.pdf") and goes back to the list, where it appears."""
    frame = open_draft(request, pk)
    to = f"{reverse('revisions', args=[frame.draft.pk])}#papers"
    paper, _dot, form = request.POST.get("file", "").partition(".")
    try:
        order_paper(
            frame.draft,
            paper=paper,
            format=form,
            audience=request.POST.get("audience", ""),
            delegation=request.POST.get("delegation") or None,
            by=frame.seat,
        )
    except DomainError as error:
        return back(request, to, error)
    return back(request, to, said=_("The paper is being made."))
