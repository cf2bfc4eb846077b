"""Agreement of the room, paragraph by paragraph."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from amendments.actions.set_agreement import set_agreement
from amendments.api.forms import AgreementForm
from amendments.api.shapes import AgreementShape
from amendments.models import Agreement
from drafting.api.door import View, find_draft, listing
from drafting.permissions import may


class Agreements(View):
    @extend_schema(responses=AgreementShape(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        """What has been said of each paragraph; one not named is open."""
        draft, seat = find_draft(request, pk)
        rows = Agreement.objects.filter(draft=draft) if may(seat, "read", "agreement") else ()
        return listing(request, [agreement_as_json(each) for each in rows])

    @extend_schema(request=AgreementForm, responses={201: AgreementShape})
    def post(self, request: Request, pk: UUID) -> Response:
        """Say what the room agrees on a paragraph."""
        draft, by = find_draft(request, pk)
        return Response(
            agreement_as_json(set_agreement(draft, **self.read(AgreementForm), by=by)), status=201
        )


def agreement_as_json(agreement: Agreement) -> dict[str, Any]:
    return {
        "id": agreement.pk,
        "paragraph": agreement.paragraph_id,
        "state": agreement.state,
        "pending": agreement.pending,
        "package": agreement.package or None,
        "set_at": agreement.set_at,
    }
