"""Which amendments cannot both be taken as they stand."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from amendments.actions.conflict_told import conflict_told
from amendments.api.shapes import ConflictShape
from amendments.weighing import conflicts_seen
from drafting.api.door import View, find_draft, listing


class Conflicts(View):
    @extend_schema(
        parameters=[OpenApiParameter("among", str, enum=["accepted"])], responses=ConflictShape(many=True)
    )
    def get(self, request: Request, pk: UUID) -> Response:
        """The colliding and the identical pairs among what you may see; ?among=accepted: of those taken up."""
        draft, seat = find_draft(request, pk)
        found = conflicts_seen(draft, seat, accepted_only=request.query_params.get("among") == "accepted")
        return listing(request, [conflict_told(conflict) for conflict in found])
