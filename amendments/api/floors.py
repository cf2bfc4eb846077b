"""The floor: who writes, together with the Presidency, what the whole body watches; and whose words they are."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from amendments.actions.change_floor import change_floor
from amendments.actions.give_floor import give_floor
from amendments.actions.keep_authorship import authorship_of
from amendments.actions.take_floor_back import take_floor_back
from amendments.api.amendment_json import amendment_as_json
from amendments.api.door import find_amendment
from amendments.api.forms import FloorChangeForm, FloorForm
from amendments.api.shapes import AmendmentShape, AuthorshipShape
from amendments.permissions import may_watch
from drafting.api.door import View, find_draft
from drafting.errors import Forbidden


class GiveFloor(View):
    @extend_schema(request=FloorForm, responses={201: AmendmentShape})
    def post(self, request: Request, pk: UUID) -> Response:
        """Give delegations the floor on a paragraph: they and you write in its room, everybody watches."""
        draft, by = find_draft(request, pk)
        sent = self.read(FloorForm)
        amendment = give_floor(draft, **sent | {"paragraph": str(sent["paragraph"])}, by=by)
        return Response(amendment_as_json(amendment, by), status=201)


class Floor(View):
    @extend_schema(request=FloorChangeForm, responses=AmendmentShape)
    def post(self, request: Request, pk: UUID) -> Response:
        """Change who has the floor, or put an amendment of the Presidency's own on the table."""
        amendment, by = find_amendment(request, pk)
        changed = change_floor(amendment, **self.read(FloorChangeForm), by=by)
        return Response(amendment_as_json(changed, by))

    @extend_schema(request=None, responses=AmendmentShape)
    def delete(self, request: Request, pk: UUID) -> Response:
        """Take it off the table: you go on alone and unseen."""
        amendment, by = find_amendment(request, pk)
        return Response(amendment_as_json(take_floor_back(amendment, by=by), by))


class Authorship(View):
    @extend_schema(responses=AuthorshipShape)
    def get(self, request: Request, pk: UUID) -> Response:
        """Whose each word is, and who struck what; for its own side, and for all of what is or was on the table."""
        amendment, seat = find_amendment(request, pk)
        if not may_watch(seat, amendment):
            raise Forbidden(_("Whose words these are is for its own side to know."))
        return Response({"paragraphs": authorship_of(amendment)})
