"""A text before its first revision: written together in its room, read in from a file, looked over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from drafting.actions.keep_text_room import open_text_room
from drafting.actions.number_anew import number_anew
from drafting.actions.read_text_in import read_text_in
from drafting.errors import DomainError, Hidden
from drafting.models import Draft, Seat
from drafting.permissions import require
from drafting.views.findings_told import findings_told
from drafting.views.outline_found import KINDS, outline_found
from drafting.views.pages import back, page, seat_in

# What stands on the cover is not typed into the text.
NOT_TYPED = frozenset({"cover_note"})


@page
def preparation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/preparation/`: GET opens the text for writing, POST reads a file in, in place of the text."""
    draft, seat = _open(request, pk)
    require(seat, "write", "text_in_preparation")
    if request.method != "POST":
        if draft.revisions.exists():
            return HttpResponseRedirect(reverse("text", args=[pk]))
        return render(request, "drafting/preparation.html", _context(draft, seat))
    try:
        _read(request, draft, seat)
    except DomainError as error:
        if error.status in (403, 404):
            raise
        context = _context(draft, seat) | {"error": error}
        return render(request, "drafting/preparation.html", context, status=error.status)
    return back(request, reverse("preparation", args=[pk]), said=_("The text is read in. Look it over."))


@page
def proofread(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/preparation/findings/`: what there is to look at in the text as it stands now, for htmx."""
    draft, _seat = _open(request, pk)
    return render(request, "drafting/findings.html", {"draft": draft, "findings": findings_told(draft)})


@require_POST
@page
def numbers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/drafts/<id>/preparation/numbers/`: counts the paragraphs anew; answers with old and new labels, for htmx."""
    draft, seat = _open(request, pk)
    try:
        context: dict[str, Any] = {"table": number_anew(draft, by=seat)}
    except DomainError as error:
        if error.status in (403, 404):
            raise
        context = {"error": error}
    return render(request, "drafting/numbered.html", context)


def _open(request: HttpRequest, pk: UUID) -> tuple[Draft, Seat]:
    draft = Draft.objects.select_related("body").filter(pk=pk).first()
    if draft is None:
        raise Hidden
    seat = seat_in(request, draft.body)
    require(seat, "read", "text_in_preparation")
    return draft, seat


def _read(request: HttpRequest, draft: Draft, seat: Seat) -> None:
    file = request.FILES.get("file")
    if file is None:
        raise DomainError("no_file", _("Choose a file first."))
    if (file.size or 0) > settings.DOCUMENT_BYTES_AT_MOST:
        raise DomainError("too_large", _("The file is too large to be read in."), status=413)
    read_text_in(draft, name=file.name or "", content=file.read(), by=seat)


def _context(draft: Draft, seat: Seat) -> dict[str, Any]:
    return {
        "draft": draft,
        "seat": seat,
        "room": open_text_room(draft),
        "found": outline_found(draft),
        "findings": findings_told(draft),
        "kinds": {name: words for name, words in KINDS.items() if name not in NOT_TYPED},
        "megabytes": settings.DOCUMENT_BYTES_AT_MOST // 1_000_000,
    }
