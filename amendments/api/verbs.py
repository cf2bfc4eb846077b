"""What is done with an amendment: submit, withdraw, confirm, disown, rebase, let lapse, invite."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from amendments.actions.answer_invitation import answer_invitation
from amendments.actions.confirm import confirm_amendment
from amendments.actions.disown import disown_amendment
from amendments.actions.invite import invite_cosponsor
from amendments.actions.lapse import lapse_amendment
from amendments.actions.rebase import rebase_amendment
from amendments.actions.submit import submit_amendment
from amendments.actions.withdraw import withdraw_amendment
from amendments.api.amendment_json import amendment_as_json
from amendments.api.door import find_amendment
from amendments.api.forms import CosponsorForm, RebaseForm, SubmitForm
from amendments.api.shapes import AmendmentShape
from drafting.api.door import View


class Submit(View):
    @extend_schema(request=SubmitForm, responses=AmendmentShape)
    def post(self, request: Request, pk: UUID) -> Response:
        """Submit it, once: said again it answers the same. 409 stale where the current text collides with it."""
        amendment, by = find_amendment(request, pk)
        return Response(amendment_as_json(submit_amendment(amendment, **self.read(SubmitForm), by=by), by))


class Withdraw(View):
    @extend_schema(request=None, responses=AmendmentShape)
    def post(self, request: Request, pk: UUID) -> Response:
        """Take it back."""
        amendment, by = find_amendment(request, pk)
        return Response(amendment_as_json(withdraw_amendment(amendment, by=by), by))


class Confirm(View):
    @extend_schema(request=None, responses=AmendmentShape)
    def post(self, request: Request, pk: UUID) -> Response:
        """Own what was entered on behalf of your delegation."""
        amendment, by = find_amendment(request, pk)
        return Response(amendment_as_json(confirm_amendment(amendment, by=by), by))


class Disown(View):
    @extend_schema(request=None, responses=AmendmentShape)
    def post(self, request: Request, pk: UUID) -> Response:
        """Say that what was entered on behalf of your delegation is not yours."""
        amendment, by = find_amendment(request, pk)
        return Response(amendment_as_json(disown_amendment(amendment, by=by), by))


class Lapse(View):
    @extend_schema(request=None, responses=AmendmentShape)
    def post(self, request: Request, pk: UUID) -> Response:
        """Let go what has lost its place in the text. 409 not_flagged where it has its place."""
        amendment, by = find_amendment(request, pk)
        return Response(amendment_as_json(lapse_amendment(amendment, by=by), by))


class Rebase(View):
    @extend_schema(request=RebaseForm, responses=AmendmentShape)
    def post(self, request: Request, pk: UUID) -> Response:
        """Put it on the current revision, with new changes where the old ones no longer fit."""
        amendment, by = find_amendment(request, pk)
        return Response(amendment_as_json(rebase_amendment(amendment, **self.read(RebaseForm), by=by), by))


class Cosponsors(View):
    @extend_schema(request=CosponsorForm, responses={200: AmendmentShape, 201: AmendmentShape})
    def post(self, request: Request, pk: UUID) -> Response:
        """Invite a delegation, or answer an invitation to yours."""
        amendment, by = find_amendment(request, pk)
        sent = self.read(CosponsorForm)
        if "delegation" in sent:
            invite_cosponsor(amendment, delegation=sent["delegation"], by=by)
            return Response(amendment_as_json(amendment, by), status=201)
        answer_invitation(amendment, accept=sent["accept"], by=by)
        return Response(amendment_as_json(amendment, by))
