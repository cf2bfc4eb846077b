"""Rooms: who writes in one."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from drafting.api.door import SESSION_SEATS, View
from drafting.errors import Hidden
from drafting.live.authorship import authors_of
from drafting.live.policy import access_to
from drafting.models import Room
from drafting.permissions import seats_of


class AuthorShape(s.Serializer):
    client = s.IntegerField(help_text="a Yjs client id")
    delegation = s.CharField(help_text="a code or an office")
    name = s.CharField()


class Authors(View):
    @extend_schema(responses=AuthorShape(many=True))
    def get(self, request: Request, pk: UUID) -> Response:
        """Whose each client id is, for whoever is in the room; the server's own are left out."""
        room = Room.objects.filter(pk=pk).first()
        chosen = request.session.get(SESSION_SEATS, {}) if hasattr(request, "session") else {}
        seat = request.headers.get("Adref-Seat")
        if room is None or access_to(room, seats_of(request.user), seat=seat, chosen=chosen) is None:
            raise Hidden
        return Response(
            [
                {"client": client, "delegation": author.delegation, "name": author.name}
                for client, author in authors_of(room.pk).items()
            ]
        )
