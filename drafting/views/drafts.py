"""A draft before its first revision: open it, read its text in from a file."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from drafting.actions.create_draft import create_draft
from drafting.actions.read_text_in import read_text_in
from drafting.errors import DomainError, Hidden
from drafting.models import Draft
from drafting.permissions import matter_of_text, require
from drafting.views.bodies import open_body
from drafting.views.pages import back, page, seat_in


@page
@require_POST
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Opens a draft in the body, then asks for its text."""
    body, by = open_body(request, pk)
    try:
        draft = create_draft(
            title=request.POST.get("title", ""),
            body=body,
            family=request.POST.get("family") or body.family,
            symbol=request.POST.get("symbol", ""),
            by=by,
        )
    except DomainError as error:
        return back(request, reverse("body", args=[pk]), error)
    return back(request, reverse("read_in", args=[draft.pk]), said=_("The draft is opened."))


@page
def read_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/read-in/`: GET asks for a file, POST reads it in place of any text before."""
    draft = Draft.objects.select_related("body").filter(pk=pk).first()
    if draft is None:
        raise Hidden
    seat = seat_in(request, draft.body)
    require(seat, "read", matter_of_text(draft))
    require(seat, "write", "text_in_preparation")
    context = {"draft": draft, "seat": seat, "megabytes": settings.DOCUMENT_BYTES_AT_MOST // 1_000_000}
    if request.method != "POST":
        return render(request, "drafting/read_in.html", context)
    file = request.FILES.get("file")
    try:
        if file is None:
            raise DomainError("no_file", _("Choose a file first."))
        if (file.size or 0) > settings.DOCUMENT_BYTES_AT_MOST:
            raise DomainError("too_large", _("The file is larger than is read in."), status=413)
        read_text_in(draft, name=file.name or "", content=file.read(), by=seat)
    except DomainError as error:
        if error.status in (403, 404):
            raise
        return render(request, "drafting/read_in.html", context | {"error": error}, status=error.status)
    said = _("The text is read in. Look it over before you issue it.")
    return back(request, reverse("text", args=[pk]), said=said)
