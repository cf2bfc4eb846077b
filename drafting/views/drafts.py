"""Opening a draft in a body."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from drafting.actions.create_draft import create_draft
from drafting.errors import DomainError
from drafting.permissions import require
from drafting.views.bodies import open_body
from drafting.views.founding import FAMILIES
from drafting.views.pages import back, page
from drafting.views.typed import line_typed


@page
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/bodies/<id>/drafts/new/`: opens a draft in the body, then asks for its text."""
    body, by = open_body(request, pk)
    require(by, "create", "draft")
    context = {"body": body, "seat": by, "typed": request.POST, "families": FAMILIES.items()}
    if request.method != "POST":
        return render(request, "drafting/new_draft.html", context)
    try:
        draft = create_draft(
            title=line_typed(request, "title", at_most=500),
            body=body,
            family=request.POST.get("family") or body.family,
            symbol=line_typed(request, "symbol", at_most=80),
            by=by,
        )
    except DomainError as error:
        if error.status in (403, 404):
            raise
        return render(request, "drafting/new_draft.html", context | {"error": error}, status=error.status)
    return back(request, reverse("preparation", args=[draft.pk]), said=_("The draft is opened."))
