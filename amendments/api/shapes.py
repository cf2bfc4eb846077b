"""What the API answers with, for the OpenAPI schema only."""

from __future__ import annotations

from rest_framework import serializers as s

from amendments.api.forms import ChangeForm


class CosponsorShape(s.Serializer):
    delegation = s.CharField()
    answer = s.ChoiceField(["awaited", "accepted", "declined"])


class DecisionShape(s.Serializer):
    id = s.UUIDField()
    amendment = s.UUIDField()
    outcome = s.ChoiceField(["accept", "accept_modified", "reject", "bracket", "park"])
    reason = s.CharField()
    changes = ChangeForm(many=True, allow_null=True)
    decided_at = s.DateTimeField()
    announced_at = s.DateTimeField(allow_null=True)
    announced = s.BooleanField()


class AmendmentShape(s.Serializer):
    id = s.UUIDField()
    room = s.UUIDField(help_text="where its own side types it: /ws/rooms/{room}")
    draft = s.UUIDField()
    base = s.UUIDField()
    base_symbol = s.CharField()
    number = s.IntegerField(allow_null=True)
    delegation = s.CharField(allow_null=True)
    cosponsors = CosponsorShape(many=True)
    floor = s.JSONField(
        allow_null=True, help_text='who has the floor while it is on the table: codes, or "all"; else null'
    )
    status = s.CharField()
    flag = s.CharField(allow_null=True)
    flag_reason = s.CharField(allow_null=True)
    changes = ChangeForm(many=True)
    justification = s.CharField()
    to = s.CharField()
    late = s.BooleanField()
    on_behalf = s.BooleanField()
    entered_by = s.CharField(allow_null=True)
    confirmation = s.CharField(allow_null=True)
    submitted_at = s.DateTimeField(allow_null=True)
    released_at = s.DateTimeField(allow_null=True)
    decision = DecisionShape(allow_null=True)


class WordsShape(s.Serializer):
    text = s.CharField()
    delegation = s.CharField(allow_null=True, help_text="a code or an office; null: the text it began with")


class WhoseWordsShape(s.Serializer):
    id = s.UUIDField()
    spans = WordsShape(many=True)
    deleted = WordsShape(many=True, help_text="under who struck them")


class AuthorshipShape(s.Serializer):
    paragraphs = WhoseWordsShape(many=True)


class ConflictShape(s.Serializer):
    kind = s.ChoiceField(["overlap", "deleted", "moved", "identical"])
    paragraph = s.UUIDField(allow_null=True)
    first = s.UUIDField()
    second = s.UUIDField()


class RoundShape(s.Serializer):
    id = s.UUIDField()
    number = s.IntegerField()
    opens_at = s.DateTimeField()
    deadline = s.DateTimeField(allow_null=True)
    deadline_zone = s.CharField()
    formal = s.BooleanField()
    release = s.CharField()
    released_at = s.DateTimeField(allow_null=True)


class PositionShape(s.Serializer):
    id = s.UUIDField()
    delegation = s.CharField()
    amendment = s.UUIDField(allow_null=True)
    paragraph = s.UUIDField(allow_null=True)
    stance = s.CharField()
    reservation = s.CharField(allow_null=True)
    note = s.CharField()
    entered_by = s.CharField(allow_null=True)
    confirmation = s.CharField(allow_null=True)
    entered_at = s.DateTimeField()
    lifted_at = s.DateTimeField(allow_null=True)


class AgreementShape(s.Serializer):
    id = s.UUIDField()
    paragraph = s.UUIDField()
    state = s.CharField()
    pending = s.ListField(child=s.CharField())
    package = s.CharField(allow_null=True)
    set_at = s.DateTimeField()


class AnnouncedShape(s.Serializer):
    announced = s.IntegerField()
