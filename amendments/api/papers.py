"""Papers ordered when they are wanted: of the negotiation as it stands, or of a revision marked another way."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from amendments.actions.order_paper import order_paper
from amendments.api.forms import MarkedPaperForm, PaperForm
from drafting.actions.order_marked_paper import order_marked_paper
from drafting.api.door import View, find_draft, find_revision
from drafting.api.revisions import paper_as_json
from drafting.api.shapes import PaperShape


class Papers(View):
    @extend_schema(request=PaperForm, responses={201: PaperShape})
    def post(self, request: Request, pk: UUID) -> Response:
        """Order a paper of the current revision as the negotiation stands now; its row, queued."""
        draft, by = find_draft(request, pk)
        return Response(paper_as_json(order_paper(draft, **self.read(PaperForm), by=by)), status=201)


class MarkedPapers(View):
    @extend_schema(request=MarkedPaperForm, responses={201: PaperShape})
    def post(self, request: Request, pk: UUID) -> Response:
        """Order the marked paper of a revision by another profile, or against the first text as well; its row."""
        revision, by = find_revision(request, pk)
        paper = order_marked_paper(revision, **self.read(MarkedPaperForm), by=by)
        return Response(paper_as_json(paper), status=201)
