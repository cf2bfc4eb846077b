"""The door of the API: who asks, under which seat, about which draft. Authorised once, before any effect."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from drafting.api.parsing import BoundedFormParser, OrjsonParser
from drafting.errors import Hidden
from drafting.models import Body, Draft, Revision, Seat
from drafting.permissions import SEATS_CHOSEN, acting_seat, matter_of_text, require


class View(APIView):
    """JSON in and out; every failure is a problem document (config.problems)."""

    parser_classes = (OrjsonParser, BoundedFormParser, MultiPartParser)

    def read(self, form: type[serializers.Serializer]) -> dict[str, Any]:
        """What was sent, checked against the form; ValidationError (400 invalid) otherwise."""
        read = form(data=self.request.data)
        read.is_valid(raise_exception=True)
        return dict(read.validated_data)


def seat_in(request: Request, body: Body) -> Seat:
    """The seat asked under: the header Adref-Seat, or the choice made on the screen, or the only one held."""
    chosen = request.headers.get("Adref-Seat")
    if chosen is None and hasattr(request, "session"):
        chosen = request.session.get(SEATS_CHOSEN, {}).get(str(body.pk))
    return acting_seat(request.user, body, chosen)


def find_body(request: Request, pk: UUID) -> tuple[Body, Seat]:
    """The body and the seat asked under; Hidden to whoever has no seat in it."""
    body = Body.objects.filter(pk=pk).first()
    if body is None:
        raise Hidden
    return body, seat_in(request, body)


def find_draft(request: Request, pk: UUID) -> tuple[Draft, Seat]:
    """The draft and the seat asked under; Hidden where the seat may not read it (before INIT: the offices only)."""
    draft = Draft.objects.select_related("body").filter(pk=pk).first()
    if draft is None:
        raise Hidden
    seat = seat_in(request, draft.body)
    require(seat, "read", matter_of_text(draft))
    return draft, seat


def find_revision(request: Request, pk: UUID) -> tuple[Revision, Seat]:
    """The revision and the seat asked under."""
    revision = Revision.objects.select_related("draft__body").filter(pk=pk).first()
    if revision is None:
        raise Hidden
    seat = seat_in(request, revision.draft.body)
    require(seat, "read", "issued_text")
    return revision, seat


def listing(request: Request, rows: Sequence[Any]) -> Response:
    """A plain array; with ?limit and ?offset {count, results} instead."""
    limit, offset = (request.query_params.get(name) for name in ("limit", "offset"))
    if limit is None and offset is None:
        return Response(rows)
    first, size = _whole(offset, 0), _whole(limit, 100)
    return Response({"count": len(rows), "results": rows[first : first + size]})


def _whole(sent: str | None, otherwise: int) -> int:
    if sent is None:
        return otherwise
    if not (sent.isascii() and sent.isdigit()):
        raise serializers.ValidationError({"limit": "limit and offset are whole numbers from 0."})
    return int(sent)
