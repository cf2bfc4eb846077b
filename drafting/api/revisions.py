"""Revisions: their text, what changed, where each word comes from, their papers."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, OpenApiTypes, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from drafting.api.door import View, find_draft, find_revision, listing
from drafting.api.shapes import ActShape, CompareShape, PaperShape, ProvenanceShape, RevisionShape
from drafting.api.texts import paragraphs_as_json
from drafting.errors import DomainError, Hidden
from drafting.models import Act, Paper, Revision, Seat
from drafting.models.stored import text_of_revision
from drafting.permissions import as_uuid, may_have, require, visible_acts
from drafting.text.compare_texts import ParagraphChange, compare_texts
from drafting.text.redline import redline
from drafting.text.spans import spans, unpacked

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xml": "application/akn+xml",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


class OneRevision(View):
    @extend_schema(responses=RevisionShape)
    def get(self, request: Request, pk: UUID) -> Response:
        """An issued text with its changes, their sources, and what stands in brackets."""
        revision, _seat = find_revision(request, pk)
        return Response(revision_as_json(revision))


class Compare(View):
    @extend_schema(
        parameters=[OpenApiParameter("with", OpenApiTypes.UUID, required=True)], responses=CompareShape
    )
    def get(self, request: Request, pk: UUID) -> Response:
        """Two revisions of one draft, word by word, from the older to the newer."""
        revision, _seat = find_revision(request, pk)
        other = revision.draft.revisions.filter(pk=as_uuid(request.query_params.get("with"))).first()
        if other is None:
            raise Hidden
        old, new = sorted((revision, other), key=lambda each: each.number)
        changes = compare_texts(text_of_revision(old), text_of_revision(new))
        return Response(
            {"old": old.pk, "new": new.pk, "paragraphs": [_compared(change) for change in changes]}
        )


class Provenance(View):
    @extend_schema(responses=ProvenanceShape)
    def get(self, request: Request, pk: UUID) -> Response:
        """Who put each word of the text there; the spans of a paragraph joined are its text."""
        revision, _seat = find_revision(request, pk)
        rows = zip(text_of_revision(revision).paragraphs, revision.standing.all(), strict=True)
        paragraphs = [
            {
                "id": paragraph.id,
                "label": paragraph.label,
                "spans": [
                    {"text": text, "source": source}
                    for text, source in spans(paragraph.wording, unpacked(row.sources))
                ],
            }
            for paragraph, row in rows
        ]
        return Response({"paragraphs": paragraphs, "shares": revision.shares})


class Papers(View):
    @extend_schema(responses=PaperShape(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        """The papers of a revision that are addressed to you, and how far they are."""
        revision, seat = find_revision(request, pk)
        return listing(request, [paper_as_json(paper) for paper in _papers_for(revision, seat)])


class PapersZip(View):
    @extend_schema(responses={(200, "application/zip"): OpenApiTypes.BINARY})
    def get(self, request: Request, pk: UUID) -> HttpResponse:
        """All papers of the revision that are ready, as one ZIP: the same bytes for the same papers."""
        revision, seat = find_revision(request, pk)
        ready = [
            paper
            for paper in _papers_for(revision, seat, with_files=True)
            if paper.state == Paper.State.READY
        ]
        if not ready:
            raise DomainError("not_ready", _("No paper of this revision is ready yet."), status=409)
        name = file_name(revision.symbol) + ".zip"
        return _download(_zipped(ready), "application/zip", name)


class OnePaper(View):
    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request: Request, pk: UUID) -> HttpResponse:
        """The file itself; permission is asked again at each download."""
        paper = Paper.objects.select_related("revision__draft__body", "snapshot").filter(pk=pk).first()
        if paper is None:
            raise Hidden
        _revision, seat = find_revision(request, paper.revision_id)
        if not may_have(seat, paper):
            raise Hidden
        if paper.state != Paper.State.READY or paper.content is None:
            raise DomainError("not_ready", _("This paper is not ready yet."), status=409, state=paper.state)
        return _download(bytes(paper.content), MEDIA_TYPES[paper.format], paper_name(paper))


class Record(View):
    @extend_schema(responses=ActShape(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        """The acts that you may see, oldest first."""
        draft, seat = find_draft(request, pk)
        require(seat, "read", "record")
        return listing(request, [act_as_json(act) for act in visible_acts(draft, seat)])


def revision_as_json(revision: Revision) -> dict[str, Any]:
    """The whole revision; `text` is the list of its paragraphs."""
    text = text_of_revision(revision)
    return revision_line(revision) | {
        "title": revision.title,
        "cover": revision.cover,
        "text": paragraphs_as_json(text),
        "changes": revision.changes,
        "brackets": [
            {"paragraph": each["paragraph"], "amendment": each["amendment"]} for each in revision.brackets
        ],
        "record_head": revision.record_head,
    }


def revision_line(revision: Revision) -> dict[str, Any]:
    """A revision as one line of a chain."""
    return {
        "id": revision.pk,
        "draft": revision.draft_id,
        "number": revision.number,
        "symbol": revision.symbol,
        "previous_symbol": revision.previous_symbol or None,
        "issued_at": revision.issued_at,
    }


def _compared(change: ParagraphChange) -> dict[str, Any]:
    shown = change.new or change.old
    assert shown is not None
    old = change.old.wording if change.old else ()
    new = change.new.wording if change.new else ()
    return {"id": change.id, "label": shown.label, "status": change.status, "pieces": redline(old, new)}


def _papers_for(revision: Revision, seat: Seat, *, with_files: bool = False) -> list[Paper]:
    """Without the files unless asked: a list of lines needs none of their bytes."""
    rows = revision.papers.select_related("revision", "snapshot").defer("snapshot__content")
    rows = rows if with_files else rows.defer("snapshot__content", "content")
    return [paper for paper in rows if may_have(seat, paper)]


def paper_as_json(paper: Paper) -> dict[str, Any]:
    ready = paper.state == Paper.State.READY
    return {
        "id": paper.pk,
        "paper": paper.paper,
        "format": paper.format,
        "audience": paper.audience,
        "delegation": paper.delegation or None,
        "symbol": symbol_of(paper),
        "profile": paper.profile or None,
        "against_first": paper.against_first,
        "as_of": paper.snapshot.at if paper.snapshot else None,
        "state": paper.state,
        "sha256": paper.sha256 or None,
        "bytes": paper.size if ready else None,
        "url": f"/api/papers/{paper.pk}/" if ready else None,
        "reason": paper.reason or None,
    }


def symbol_of(paper: Paper) -> str:
    """The symbol that the paper bears: its own as an addendum, else the revision's."""
    return (paper.snapshot.symbol if paper.snapshot else "") or paper.revision.symbol


def paper_name(paper: Paper) -> str:
    """The file's name: "WK 4127-2026 REV 2 tracked.docx"; of a dated paper also for whom, and when it stood so."""
    said = [file_name(symbol_of(paper)), paper.paper.replace("_", " "), paper.profile]
    said += ["against first"] if paper.against_first else []
    if paper.snapshot:
        said += [paper.delegation, "" if paper.audience == Paper.Audience.ALL else paper.audience]
        said += [f"{timezone.localtime(paper.snapshot.at, timezone.get_default_timezone()):%Y-%m-%d %H%M%S}"]
    return f"{' '.join(filter(None, said))}.{paper.format}"


def file_name(symbol: str) -> str:
    """A symbol as a file name: strokes become hyphens."""
    return symbol.replace("/", "-").replace("*", "")


def _zipped(papers: list[Paper]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for paper in papers:
            entry = zipfile.ZipInfo(paper_name(paper), date_time=(1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, bytes(paper.content or b""))
    return out.getvalue()


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def act_as_json(act: Act) -> dict[str, Any]:
    return {
        "id": act.pk,
        "at": act.at,
        "verb": act.verb,
        "actor": act.actor.get_full_name() or act.actor.get_username(),
        "seat": act.seat,
        "subject": act.subject,
        "audience": act.audience,
        "sequence": act.sequence,
        "payload": act.payload,
        "hash": act.hash,
        "previous_hash": act.previous_hash,
    }
