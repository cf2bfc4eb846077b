"""A draft before its first revision: open it, read its text in from a file, look at what was found."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from drafting.actions.create_draft import create_draft
from drafting.actions.read_text_in import read_text_in
from drafting.errors import DomainError, Hidden
from drafting.models import Draft, Seat
from drafting.permissions import matter_of_text, require
from drafting.views.bodies import open_body
from drafting.views.founding import FAMILIES
from drafting.views.outline_found import outline_found
from drafting.views.pages import back, page, seat_in
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
    return back(request, reverse("read_in", args=[draft.pk]), said=_("The draft is opened."))


@page
def read_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/preparation/`: GET shows what was found and asks for a file, POST reads it in place of that."""
    draft = Draft.objects.select_related("body").filter(pk=pk).first()
    if draft is None:
        raise Hidden
    seat = seat_in(request, draft.body)
    require(seat, "read", matter_of_text(draft))
    require(seat, "write", "text_in_preparation")
    if request.method != "POST":
        if draft.revisions.exists():
            return HttpResponseRedirect(reverse("text", args=[pk]))
        return render(request, "drafting/read_in.html", _context(draft, seat))
    try:
        _read(request, draft, seat)
    except DomainError as error:
        if error.status in (403, 404):
            raise
        context = _context(draft, seat) | {"error": error}
        return render(request, "drafting/read_in.html", context, status=error.status)
    return back(request, reverse("read_in", args=[pk]), said=_("The text is read in. Look it over."))


def _read(request: HttpRequest, draft: Draft, seat: Seat) -> None:
    file = request.FILES.get("file")
    if file is None:
        raise DomainError("no_file", _("Choose a file first."))
    if (file.size or 0) > settings.DOCUMENT_BYTES_AT_MOST:
        raise DomainError("too_large", _("The file is larger than is read in."), status=413)
    read_text_in(draft, name=file.name or "", content=file.read(), by=seat)


def _context(draft: Draft, seat: Seat) -> dict[str, Any]:
    return {
        "draft": draft,
        "seat": seat,
        "found": outline_found(draft),
        "megabytes": settings.DOCUMENT_BYTES_AT_MOST // 1_000_000,
    }
