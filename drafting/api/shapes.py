"""What the API answers with, for the OpenAPI schema only: answers are built by the `…_as_json` functions."""

from __future__ import annotations

from rest_framework import serializers as s

from drafting.models import Body, Paper, Seat


class DelegationShape(s.Serializer):
    id = s.UUIDField()
    code = s.CharField()
    name = s.CharField()


class BodyShape(s.Serializer):
    id = s.UUIDField()
    name = s.CharField()
    code = s.CharField()
    family = s.ChoiceField(Body.Family.choices)
    label_style = s.ChoiceField(Body.LabelStyle.choices)
    pen = s.ChoiceField(Body.Pen.choices)
    delegations = DelegationShape(many=True)
    presidency = s.ListField(child=s.CharField())


class SeatShape(s.Serializer):
    id = s.UUIDField()
    username = s.CharField()
    body = s.UUIDField()
    body_code = s.CharField()
    role = s.ChoiceField(Seat.Role.choices)
    delegation = s.CharField(allow_null=True)
    until = s.DateTimeField(allow_null=True)

    def get_fields(self) -> dict[str, s.Field]:
        """`from` is a word of Python's own, so the field of that name is added here."""
        return super().get_fields() | {"from": s.DateTimeField(allow_null=True)}


class InvitationShape(s.Serializer):
    seat = SeatShape()
    link = s.URLField(help_text="good for a week, and until a password is chosen there")


class MeShape(s.Serializer):
    username = s.CharField()
    name = s.CharField()
    seats = SeatShape(many=True)


class CoverFieldShape(s.Serializer):
    field = s.CharField()
    text = s.CharField()


class DraftShape(s.Serializer):
    id = s.UUIDField()
    title = s.CharField()
    body = s.UUIDField()
    family = s.ChoiceField(Body.Family.choices)
    symbol = s.CharField()
    revision = s.UUIDField(allow_null=True)
    room = s.UUIDField(allow_null=True, help_text="where its text is typed before INIT: /ws/rooms/{room}")
    cover = CoverFieldShape(many=True)
    closes_at = s.DateTimeField(allow_null=True)
    label_style = s.ChoiceField(Body.LabelStyle.choices)
    created_at = s.DateTimeField()


class NoteShape(s.Serializer):
    id = s.CharField()
    marker = s.CharField(allow_null=True)
    text = s.CharField()


class RunShape(s.Serializer):
    text = s.CharField(required=False)
    marks = s.ListField(child=s.ChoiceField(["italic", "bold", "superscript"]), required=False)
    footnote = s.CharField(required=False)


class ParagraphShape(s.Serializer):
    id = s.UUIDField()
    kind = s.CharField()
    label = s.CharField(allow_null=True)
    level = s.IntegerField(allow_null=True)
    text = s.CharField()
    runs = RunShape(many=True)
    footnotes = NoteShape(many=True)


class RevisionLineShape(s.Serializer):
    id = s.UUIDField()
    draft = s.UUIDField()
    number = s.IntegerField()
    symbol = s.CharField()
    previous_symbol = s.CharField(allow_null=True)
    issued_at = s.DateTimeField()


class RevisionShape(RevisionLineShape):
    title = s.CharField()
    cover = CoverFieldShape(many=True)
    text = ParagraphShape(many=True)
    changes = s.ListField(child=s.DictField())
    brackets = s.ListField(child=s.DictField())
    record_head = s.CharField()


class ComparedShape(s.Serializer):
    id = s.UUIDField()
    label = s.CharField(allow_null=True)
    status = s.ChoiceField(["same", "changed", "inserted", "deleted", "moved"])
    pieces = s.ListField(child=s.ListField(child=s.CharField(), help_text='["keep"|"del"|"ins", text]'))


class CompareShape(s.Serializer):
    old = s.UUIDField()
    new = s.UUIDField()
    paragraphs = ComparedShape(many=True)


class SpanShape(s.Serializer):
    text = s.CharField()
    source = s.CharField()


class SourcedShape(s.Serializer):
    id = s.UUIDField()
    label = s.CharField(allow_null=True)
    spans = SpanShape(many=True)


class ProvenanceShape(s.Serializer):
    paragraphs = SourcedShape(many=True)
    shares = s.DictField(child=s.IntegerField())


class PaperShape(s.Serializer):
    id = s.UUIDField()
    paper = s.CharField()
    format = s.CharField()
    audience = s.CharField()
    delegation = s.CharField(allow_null=True)
    symbol = s.CharField()
    profile = s.CharField(allow_null=True)
    against_first = s.BooleanField()
    as_of = s.DateTimeField(allow_null=True)
    state = s.ChoiceField(Paper.State.choices)
    sha256 = s.CharField(allow_null=True)
    bytes = s.IntegerField(allow_null=True)
    url = s.CharField(allow_null=True)
    reason = s.CharField(allow_null=True)


class ActShape(s.Serializer):
    id = s.UUIDField()
    at = s.DateTimeField()
    verb = s.CharField()
    actor = s.CharField()
    seat = s.CharField()
    subject = s.CharField()
    audience = s.CharField()
    sequence = s.IntegerField()
    payload = s.DictField(allow_null=True)
    hash = s.CharField()
    previous_hash = s.CharField()
