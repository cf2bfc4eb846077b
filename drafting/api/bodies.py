"""Bodies and the seats in them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from drafting.actions.create_body import create_body
from drafting.actions.end_seat import end_seat
from drafting.actions.invite_person import invite_person
from drafting.actions.seat_person import seat_person
from drafting.api.door import View, find_body, listing
from drafting.api.shapes import BodyShape, InvitationShape, MeShape, SeatShape
from drafting.errors import Hidden
from drafting.invitation import link_of
from drafting.models import Body, Delegation, Seat
from drafting.permissions import may, seats_of


class BodyForm(serializers.Serializer):
    name = serializers.CharField(max_length=200)
    code = serializers.CharField(max_length=40)
    delegations = serializers.ListField(child=serializers.CharField(max_length=12), max_length=400)
    presidency = serializers.ListField(child=serializers.CharField(max_length=12), default=list)
    family = serializers.ChoiceField(Body.Family.choices, default=Body.Family.COUNCIL)
    label_style = serializers.ChoiceField(Body.LabelStyle.choices, default=Body.LabelStyle.BIS)
    pen = serializers.ChoiceField(Body.Pen.choices, default=Body.Pen.PRESIDENCY)


class SeatForm(serializers.Serializer):
    username = serializers.CharField(max_length=150)
    role = serializers.CharField(max_length=12)
    delegation = serializers.CharField(max_length=12, required=False, allow_null=True)
    until = serializers.DateTimeField(required=False, allow_null=True)

    def get_fields(self) -> dict[str, serializers.Field]:
        """`from` is a word of Python's own, so the field of that name is added here."""
        return super().get_fields() | {"from": serializers.DateTimeField(required=False, allow_null=True)}


class InvitationForm(serializers.Serializer):
    username = serializers.CharField(max_length=150)
    name = serializers.CharField(max_length=150)
    role = serializers.CharField(max_length=12)
    delegation = serializers.CharField(max_length=12, required=False, allow_null=True)


class Me(View):
    @extend_schema(responses=MeShape)
    def get(self, request: Request) -> Response:
        """Who is signed in, and the seats held now."""
        user = request.user
        seats = [seat_as_json(seat) for seat in seats_of(user)]
        return Response({"username": user.get_username(), "name": user.get_full_name(), "seats": seats})


class Bodies(View):
    @extend_schema(responses=BodyShape(many=True))
    def get(self, request: Request) -> Response:
        """The bodies you have a seat in."""
        mine = {seat.body_id for seat in seats_of(request.user)}
        bodies = Body.objects.filter(pk__in=mine).prefetch_related("delegations")
        return listing(request, [body_as_json(body) for body in bodies])

    @extend_schema(request=BodyForm, responses={201: BodyShape})
    def post(self, request: Request) -> Response:
        """Found a body; you are seated as its secretariat."""
        assert isinstance(request.user, User)
        return Response(body_as_json(create_body(**self.read(BodyForm), by=request.user)), status=201)


class OneBody(View):
    @extend_schema(responses=BodyShape)
    def get(self, request: Request, pk: UUID) -> Response:
        """A body with its delegations in their order."""
        body, _ = find_body(request, pk)
        return Response(body_as_json(body))


class Seats(View):
    @extend_schema(responses=SeatShape(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        """Who sits where, past seats included."""
        body, seat = find_body(request, pk)
        if not may(seat, "read", "seat"):
            return listing(request, [])
        return listing(
            request, [seat_as_json(each) for each in body.seats.select_related("user", "delegation", "body")]
        )

    @extend_schema(request=SeatForm, responses={201: SeatShape})
    def post(self, request: Request, pk: UUID) -> Response:
        """Seat a person who has an account."""
        body, by = find_body(request, pk)
        sent = self.read(SeatForm)
        seat = seat_person(
            body,
            username=sent["username"],
            role=sent["role"],
            delegation=sent.get("delegation"),
            valid_from=sent.get("from"),
            valid_until=sent.get("until"),
            by=by,
        )
        return Response(seat_as_json(seat), status=201)


class Invitations(View):
    @extend_schema(request=InvitationForm, responses={201: InvitationShape})
    def post(self, request: Request, pk: UUID) -> Response:
        """Seat somebody who has no account yet: one is made, and whoever follows the link chooses its password."""
        body, by = find_body(request, pk)
        seat = invite_person(body, **self.read(InvitationForm), by=by)
        link = request.build_absolute_uri(link_of(seat.user))
        return Response({"seat": seat_as_json(seat), "link": link}, status=201)


class OneSeat(View):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, pk: UUID) -> Response:
        """End a seat now."""
        seat = Seat.objects.select_related("body", "delegation", "user").filter(pk=pk).first()
        if seat is None:
            raise Hidden
        _, by = find_body(request, seat.body_id)
        end_seat(seat, by=by)
        return Response(status=204)


def body_as_json(body: Body) -> dict[str, Any]:
    return {
        "id": body.pk,
        "name": body.name,
        "code": body.code,
        "family": body.family,
        "label_style": body.label_style,
        "pen": body.pen,
        "delegations": [_delegation_as_json(party) for party in body.delegations.all()],
        "presidency": [party.code for party in body.delegations.all() if party.holds_presidency],
    }


def _delegation_as_json(party: Delegation) -> dict[str, Any]:
    return {"id": party.pk, "code": party.code, "name": party.name}


def seat_as_json(seat: Seat) -> dict[str, Any]:
    return {
        "id": seat.pk,
        "username": seat.user.get_username(),
        "body": seat.body_id,
        "body_code": seat.body.code,
        "role": seat.role,
        "delegation": seat.delegation.code if seat.delegation else None,
        "from": seat.valid_from,
        "until": seat.valid_until,
    }
