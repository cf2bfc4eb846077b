"""Amendments: list, prepare, read, change, delete."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from amendments.actions.delete import delete_amendment
from amendments.actions.edit import edit_amendment
from amendments.actions.prepare import prepare_amendment
from amendments.actions.read_rooms import read_rooms
from amendments.actions.release_round import release_due
from amendments.api.amendment_json import amendment_as_json, amendments_as_json
from amendments.api.door import find_amendment
from amendments.api.forms import AmendmentEditForm, AmendmentForm
from amendments.api.shapes import AmendmentShape
from amendments.models import Change
from amendments.permissions import visible_amendments
from drafting.api.door import View, find_draft, listing

FILTERS = [OpenApiParameter(name, str) for name in ("status", "delegation", "paragraph", "limit", "offset")]


class Amendments(View):
    @extend_schema(parameters=FILTERS, responses=AmendmentShape(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        """The amendments you may see, in the order of submission."""
        draft, seat = find_draft(request, pk)
        release_due(draft)
        read_rooms(draft)
        asked = request.query_params.dict()
        listed = visible_amendments(draft, seat)
        if paragraph := asked.get("paragraph"):
            listed = listed.filter(Exists(_changes_of(paragraph)))
        rows = amendments_as_json(listed, seat)
        return listing(request, [row for row in rows if _is_wanted(row, asked)])

    @extend_schema(request=AmendmentForm, responses={201: AmendmentShape})
    def post(self, request: Request, pk: UUID) -> Response:
        """Prepare an amendment on the current revision; seen by your delegation alone until it is submitted."""
        draft, by = find_draft(request, pk)
        amendment = prepare_amendment(draft, **self.read(AmendmentForm), by=by)
        return Response(amendment_as_json(amendment, by), status=201)


class OneAmendment(View):
    @extend_schema(responses=AmendmentShape)
    def get(self, request: Request, pk: UUID) -> Response:
        """An amendment with its changes, sponsors and decision."""
        amendment, seat = find_amendment(request, pk)
        return Response(amendment_as_json(amendment, seat))

    @extend_schema(request=AmendmentEditForm, responses=AmendmentShape)
    def patch(self, request: Request, pk: UUID) -> Response:
        """Change its wording or justification, while in preparation; `changes` replaces the whole list."""
        amendment, by = find_amendment(request, pk)
        return Response(
            amendment_as_json(edit_amendment(amendment, **self.read(AmendmentEditForm), by=by), by)
        )

    @extend_schema(responses={204: None})
    def delete(self, request: Request, pk: UUID) -> Response:
        """Throw it away, while in preparation."""
        amendment, by = find_amendment(request, pk)
        delete_amendment(amendment, by=by)
        return Response(status=204)


def _changes_of(paragraph: str) -> QuerySet[Change]:
    """The changes of a paragraph, to be tied to their amendments; none where what was sent is no id."""
    of = Change.objects.filter(amendment=OuterRef("pk"))
    try:
        return of.filter(paragraph=UUID(paragraph))
    except ValueError:
        return of.none()


def _is_wanted(row: dict[str, Any], asked: Mapping[str, str]) -> bool:
    """Whether a row passes ?status and ?delegation, by what the asker is shown."""
    status, delegation = asked.get("status"), asked.get("delegation")
    if status and row["status"] != status:
        return False
    return not delegation or delegation in _names(row)


def _names(row: dict[str, Any]) -> set[str | None]:
    return {row["delegation"]} | {s["delegation"] for s in row["cosponsors"] if s["answer"] == "accepted"}
