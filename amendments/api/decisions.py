"""Decisions: prepare, undo, announce."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from amendments.actions.announce import announce_decisions
from amendments.actions.decide import decide
from amendments.actions.decision_told import decision_told
from amendments.actions.undo_decision import undo_decision
from amendments.api.door import find_amendment
from amendments.api.forms import AnnounceForm, DecisionForm
from amendments.api.shapes import AnnouncedShape, DecisionShape
from amendments.models import Amendment
from drafting.api.door import View, find_draft


class OneDecision(View):
    @extend_schema(request=DecisionForm, responses={201: DecisionShape})
    def post(self, request: Request, pk: UUID) -> Response:
        """Say what the next text will hold of the amendment; 409 already_decided with the decision that stands."""
        amendment, by = find_amendment(request, pk)
        decision = decide(amendment, **self.read(DecisionForm), by=by)
        return Response(decision_told(decision), status=201)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, pk: UUID) -> Response:
        """Undo the decision, until the next issue."""
        amendment, by = find_amendment(request, pk)
        undo_decision(amendment, by=by)
        return Response(status=204)


class Announce(View):
    @extend_schema(request=AnnounceForm, responses=AnnouncedShape)
    def post(self, request: Request, pk: UUID) -> Response:
        """Tell the room the decisions prepared: those named, or all."""
        draft, by = find_draft(request, pk)
        named = self.read(AnnounceForm).get("amendments")
        only = None if named is None else Amendment.objects.filter(draft=draft, pk__in=named)
        return Response({"announced": announce_decisions(draft, amendments=only, by=by)})
