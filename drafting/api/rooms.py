"""Rooms: who writes in one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from drafting.api.door import View
from drafting.errors import Hidden
from drafting.live.authorship import Author, PutBack, authors_of, put_back_in
from drafting.live.policy import access_to
from drafting.models import Room
from drafting.permissions import SEATS_CHOSEN, seats_of


class PutBackShape(s.Serializer):
    start = s.IntegerField(help_text="the client's clock")
    end = s.IntegerField()
    delegation = s.CharField(
        allow_null=True, help_text="whose the words are; null of what the room began with"
    )
    name = s.CharField(allow_null=True)


class AuthorShape(s.Serializer):
    client = s.IntegerField(help_text="a Yjs client id")
    delegation = s.CharField(help_text="a code or an office")
    name = s.CharField()
    put_back = PutBackShape(
        many=True, required=False, help_text="what the client only put back (with ?put_back=true)"
    )


class Authors(View):
    @extend_schema(
        responses=AuthorShape(many=True),
        parameters=[
            OpenApiParameter("put_back", bool, description="also tell what each client only put back")
        ],
    )
    def get(self, request: Request, pk: UUID) -> Response:
        """Whose each client id is, for whoever is in the room; the server's own are left out."""
        room = Room.objects.filter(pk=pk).first()
        chosen = request.session.get(SEATS_CHOSEN, {}) if hasattr(request, "session") else {}
        seat = request.headers.get("Adref-Seat")
        if room is None or access_to(room, seats_of(request.user), seat=seat, chosen=chosen) is None:
            raise Hidden
        told = {
            client: {"client": client, **_named(author)} for client, author in authors_of(room.pk).items()
        }
        if request.query_params.get("put_back") == "true":
            _add_put_back(told, put_back_in(room.pk, room.sequence))
        return Response(list(told.values()))


def _named(author: Author | None) -> dict[str, Any]:
    return {"delegation": author.delegation if author else None, "name": author.name if author else None}


def _add_put_back(told: Mapping[int, dict[str, Any]], put_back: Iterable[PutBack]) -> None:
    for one in told.values():
        one["put_back"] = []
    for each in put_back:
        if each.client in told:
            stretch = {"start": each.start, "end": each.end, **_named(each.author)}
            told[each.client]["put_back"].append(stretch)
