"""Papers of a negotiation, ordered when they are wanted."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from amendments.actions.order_paper import order_paper
from amendments.api.forms import PaperForm
from drafting.api.door import View, find_draft
from drafting.api.revisions import paper_as_json
from drafting.api.shapes import PaperShape


class Papers(View):
    @extend_schema(request=PaperForm, responses={201: PaperShape})
    def post(self, request: Request, pk: UUID) -> Response:
        """Order a paper of the current revision as the negotiation stands now; its row, queued."""
        draft, by = find_draft(request, pk)
        return Response(paper_as_json(order_paper(draft, **self.read(PaperForm), by=by)), status=201)
