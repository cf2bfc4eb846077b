"""Positions: where delegations stand."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from amendments.actions.confirm_position import confirm_position
from amendments.actions.enter_position import enter_position
from amendments.actions.lift_position import lift_position
from amendments.api.forms import PositionForm
from amendments.api.shapes import PositionShape
from amendments.models import Position
from amendments.permissions import visible_positions
from drafting.api.door import View, find_draft, listing
from drafting.errors import Hidden
from drafting.models import Seat


class Positions(View):
    @extend_schema(responses=PositionShape(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        """The positions standing, in the order of delegations."""
        draft, seat = find_draft(request, pk)
        rows = visible_positions(draft, seat).filter(lifted_at__isnull=True).select_related("delegation")
        return listing(request, [position_as_json(each) for each in rows])

    @extend_schema(request=PositionForm, responses={201: PositionShape})
    def post(self, request: Request, pk: UUID) -> Response:
        """Enter a position on an amendment, a paragraph or the whole; it replaces the one before."""
        draft, by = find_draft(request, pk)
        return Response(position_as_json(enter_position(draft, **self.read(PositionForm), by=by)), status=201)


class OnePosition(View):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, pk: UUID) -> Response:
        """Lift it; only its owner can."""
        position, by = _find(request, pk)
        lift_position(position, by=by)
        return Response(status=204)


class Confirm(View):
    @extend_schema(request=None, responses=PositionShape)
    def post(self, request: Request, pk: UUID) -> Response:
        """Own the position that an office entered on behalf of your delegation."""
        position, by = _find(request, pk)
        return Response(position_as_json(confirm_position(position, by=by)))


def _find(request: Request, pk: UUID) -> tuple[Position, Seat]:
    position = Position.objects.select_related("delegation", "draft").filter(pk=pk).first()
    if position is None:
        raise Hidden
    _, by = find_draft(request, position.draft_id)
    return position, by


def position_as_json(position: Position) -> dict[str, Any]:
    return {
        "id": position.pk,
        "delegation": position.delegation.code,
        "amendment": position.amendment_id,
        "paragraph": position.paragraph_id,
        "stance": position.stance,
        "reservation": position.reservation or None,
        "note": position.note,
        "entered_by": position.entered_by or None,
        "confirmation": position.confirmation or None,
        "entered_at": position.entered_at,
        "lifted_at": position.lifted_at,
    }
