"""Drafts: open one, read its text in, change its cover, read its current text."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from drafting.actions.create_draft import create_draft
from drafting.actions.edit_draft import DraftEdit, edit_draft
from drafting.actions.keep_text_room import open_text_room
from drafting.actions.read_text_in import read_text_in
from drafting.actions.read_text_room import prepared_text
from drafting.api.door import View, find_body, find_draft, listing
from drafting.api.shapes import DraftShape, ParagraphShape
from drafting.api.texts import paragraphs_as_json
from drafting.errors import DomainError
from drafting.models import Body, Draft, with_chain
from drafting.models.stored import text_of_revision
from drafting.permissions import visible_drafts


class CoverFieldForm(serializers.Serializer):
    field = serializers.CharField(max_length=40)
    text = serializers.CharField(max_length=2000, allow_blank=True)


class DraftForm(serializers.Serializer):
    title = serializers.CharField(max_length=500)
    body = serializers.UUIDField()
    family = serializers.ChoiceField(Body.Family.choices)
    symbol = serializers.CharField(max_length=80)


class DraftEditForm(serializers.Serializer):
    title = serializers.CharField(max_length=500, required=False)
    cover = CoverFieldForm(many=True, required=False)
    closes_at = serializers.DateTimeField(required=False, allow_null=True)
    label_style = serializers.ChoiceField(Body.LabelStyle.choices, required=False)


class FileForm(serializers.Serializer):
    file = serializers.FileField(allow_empty_file=True)


class Drafts(View):
    @extend_schema(responses=DraftShape(many=True))
    def get(self, request: Request) -> Response:
        """The drafts that you may see under any of your seats."""
        return listing(request, [draft_as_json(draft) for draft in with_chain(visible_drafts(request.user))])

    @extend_schema(request=DraftForm, responses={201: DraftShape})
    def post(self, request: Request) -> Response:
        """Open a draft; delegations see it once its first revision is issued."""
        sent = self.read(DraftForm)
        body, by = find_body(request, sent.pop("body"))
        return Response(draft_as_json(create_draft(**sent, body=body, by=by)), status=201)


class OneDraft(View):
    @extend_schema(responses=DraftShape)
    def get(self, request: Request, pk: UUID) -> Response:
        """A draft, with the symbol of its current revision, and before the first the room that its text is typed in."""
        draft, _seat = find_draft(request, pk)
        if not draft.revisions.exists():
            open_text_room(draft)
        return Response(draft_as_json(draft))

    @extend_schema(request=DraftEditForm, responses=DraftShape)
    def patch(self, request: Request, pk: UUID) -> Response:
        """Change title, cover, closing time or label style."""
        draft, by = find_draft(request, pk)
        sent = self.read(DraftEditForm)
        edit = DraftEdit(given=frozenset(sent), **sent)
        return Response(draft_as_json(edit_draft(draft, edit=edit, by=by)))


class DraftText(View):
    @extend_schema(request={"multipart/form-data": FileForm}, responses=ParagraphShape(many=True))
    def post(self, request: Request, pk: UUID) -> Response:
        """Read a document in as the draft's text, in place of any before it."""
        refuse_large(int(request.META.get("CONTENT_LENGTH") or 0))
        draft, by = find_draft(request, pk)
        sent = self.read(FileForm)["file"]
        refuse_large(sent.size)
        draft = read_text_in(draft, name=sent.name, content=sent.read(), by=by)
        return Response(current_paragraphs(draft), status=201)


class Paragraphs(View):
    @extend_schema(responses=ParagraphShape(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        """The current text, paragraph by paragraph."""
        draft, _seat = find_draft(request, pk)
        return listing(request, current_paragraphs(draft))


def refuse_large(size: int) -> None:
    """DomainError too_large (413) above the size of a document (settings.DOCUMENT_BYTES_AT_MOST, 10 MB)."""
    if size > settings.DOCUMENT_BYTES_AT_MOST + 10_000:
        raise DomainError("too_large", _("A document has at most 10 MB."), status=413)


def current_paragraphs(draft: Draft) -> list[dict[str, Any]]:
    """The paragraphs of the current revision, or of the text in preparation; [] where there is neither."""
    current = draft.revisions.order_by("number").last()
    text = text_of_revision(current) if current else prepared_text(draft)
    return paragraphs_as_json(text) if text else []


def draft_as_json(draft: Draft) -> dict[str, Any]:
    chain = draft.chain if hasattr(draft, "chain") else list(draft.revisions.order_by("number"))
    current = chain[-1] if chain else None
    return {
        "id": draft.pk,
        "title": draft.title,
        "body": draft.body_id,
        "family": draft.family,
        "symbol": current.symbol if current else draft.symbol,
        "revision": current.pk if current else None,
        # Who is shown a draft before its first revision is who may be in its room.
        "room": None if current else draft.pk,
        "cover": draft.cover,
        "closes_at": draft.closes_at,
        "label_style": draft.label_style,
        "created_at": draft.created_at,
    }
