"""The chain of a draft's revisions, and the issuing of the next."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from amendments.actions.issue import issue_revision
from amendments.api.forms import IssueForm
from drafting.api.door import View, find_draft, listing
from drafting.api.revisions import revision_as_json, revision_line
from drafting.api.shapes import RevisionLineShape, RevisionShape


class Revisions(View):
    @extend_schema(responses=RevisionLineShape(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        """The revisions issued, from INIT on."""
        draft, _ = find_draft(request, pk)
        return listing(request, [revision_line(each) for each in draft.revisions.order_by("number")])

    @extend_schema(request=IssueForm, responses={201: RevisionShape})
    def post(self, request: Request, pk: UUID) -> Response:
        """Issue the next revision (the first is INIT); 409 conflicts_left where accepted amendments collide."""
        draft, by = find_draft(request, pk)
        asked = self.read(IssueForm)
        revision = issue_revision(
            draft, symbol=asked.get("symbol") or None, number_anew=asked["number_anew"], by=by
        )
        return Response(revision_as_json(revision), status=201)
