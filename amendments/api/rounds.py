"""Rounds: the stretches of work on a draft."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from amendments.actions.open_round import open_round
from amendments.actions.release_round import release_round
from amendments.api.forms import RoundForm
from amendments.api.shapes import RoundShape
from amendments.models import Round
from drafting.api.door import View, find_draft, listing
from drafting.errors import Hidden


class Rounds(View):
    @extend_schema(responses=RoundShape(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        """The draft's rounds in order; a draft without any behaves as one open round."""
        draft, _ = find_draft(request, pk)
        return listing(request, [round_as_json(each) for each in Round.objects.filter(draft=draft)])

    @extend_schema(request=RoundForm, responses={201: RoundShape})
    def post(self, request: Request, pk: UUID) -> Response:
        """Open a round, with its deadline and its rule of release."""
        draft, by = find_draft(request, pk)
        return Response(round_as_json(open_round(draft, **self.read(RoundForm), by=by)), status=201)


class Release(View):
    @extend_schema(request=None, responses=RoundShape)
    def post(self, request: Request, pk: UUID) -> Response:
        """Release what was submitted in the round to all."""
        opened = Round.objects.filter(pk=pk).first()
        if opened is None:
            raise Hidden
        _, by = find_draft(request, opened.draft_id)
        return Response(round_as_json(release_round(opened, by=by)))


def round_as_json(each: Round) -> dict[str, Any]:
    return {
        "id": each.pk,
        "number": each.number,
        "opens_at": each.opens_at,
        "deadline": each.deadline,
        "deadline_zone": each.deadline_zone,
        "formal": each.formal,
        "release": each.release,
        "released_at": each.released_at,
    }
