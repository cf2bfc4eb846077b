"""What may be sent: the forms of amendments, decisions, rounds, positions, agreements."""

from __future__ import annotations

from rest_framework import serializers as s

from amendments.actions.changes_in import CHANGES_AT_MOST
from amendments.actions.decide import REASON_AT_MOST
from amendments.actions.enter_position import NOTE_AT_MOST
from amendments.actions.prepare import JUSTIFICATION_AT_MOST
from amendments.actions.set_agreement import PACKAGE_AT_MOST
from amendments.models import Agreement, Amendment, Decision, Position, Round
from drafting.models import Paper
from drafting.papers.make import DATED_PAPERS
from drafting.papers.profiles import PROFILES


class ChangeForm(s.Serializer):
    """For the schema; `amendments.actions` reads changes itself, into the values of the core."""

    act = s.ChoiceField(["reword", "insert", "delete", "move"])
    paragraph = s.UUIDField(required=False)
    after = s.UUIDField(required=False, allow_null=True)
    kind = s.CharField(required=False)
    level = s.IntegerField(required=False)
    id = s.UUIDField(required=False)
    text = s.CharField(required=False)
    runs = s.ListField(child=s.DictField(), required=False)
    footnotes = s.ListField(child=s.DictField(), required=False)


class AmendmentForm(s.Serializer):
    changes = s.ListField(child=s.DictField(), max_length=CHANGES_AT_MOST)
    justification = s.CharField(
        required=False, allow_blank=True, max_length=JUSTIFICATION_AT_MOST, default=""
    )
    on_behalf_of = s.CharField(required=False, allow_null=True, max_length=12)


class AmendmentEditForm(s.Serializer):
    changes = s.ListField(child=s.DictField(), max_length=CHANGES_AT_MOST, required=False)
    justification = s.CharField(required=False, allow_blank=True, max_length=JUSTIFICATION_AT_MOST)


class SubmitForm(s.Serializer):
    to = s.ChoiceField(Amendment.To.choices, default=Amendment.To.ALL)


class FloorChangeForm(s.Serializer):
    """`delegations`: a list of codes, or "all"; an empty list is the Presidency's compromise."""

    delegations = s.JSONField()


class FloorForm(FloorChangeForm):
    paragraph = s.UUIDField()
    justification = s.CharField(
        required=False, allow_blank=True, max_length=JUSTIFICATION_AT_MOST, default=""
    )


class RebaseForm(s.Serializer):
    changes = s.ListField(child=s.DictField(), max_length=CHANGES_AT_MOST, required=False)


class CosponsorForm(s.Serializer):
    """`delegation` invites; the invited head answers with `accept`."""

    delegation = s.CharField(required=False, max_length=12)
    accept = s.BooleanField(required=False)

    def validate(self, sent: dict[str, object]) -> dict[str, object]:
        if ("delegation" in sent) == ("accept" in sent):
            raise s.ValidationError("Send delegation to invite, or accept to answer.")
        return sent


class DecisionForm(s.Serializer):
    outcome = s.ChoiceField(Decision.Outcome.choices)
    reason = s.CharField(required=False, allow_blank=True, max_length=REASON_AT_MOST, default="")
    changes = s.ListField(child=s.DictField(), max_length=CHANGES_AT_MOST, required=False, allow_null=True)
    announce = s.BooleanField(default=False)


class AnnounceForm(s.Serializer):
    """Without `amendments`: every decision prepared."""

    amendments = s.ListField(child=s.UUIDField(), required=False)


class RoundForm(s.Serializer):
    opens_at = s.DateTimeField(required=False, allow_null=True)
    deadline = s.DateTimeField(required=False, allow_null=True)
    deadline_zone = s.CharField(required=False, max_length=60)
    formal = s.BooleanField(default=True)
    release = s.ChoiceField(Round.Release.choices, default=Round.Release.AT_ONCE)


class PositionForm(s.Serializer):
    """On an amendment, on a paragraph, or (neither) on the whole text."""

    amendment = s.UUIDField(required=False, allow_null=True)
    paragraph = s.UUIDField(required=False, allow_null=True)
    stance = s.ChoiceField(Position.Stance.choices)
    reservation = s.ChoiceField(Position.Reservation.choices, required=False, allow_blank=True, default="")
    note = s.CharField(required=False, allow_blank=True, max_length=NOTE_AT_MOST, default="")
    on_behalf_of = s.CharField(required=False, allow_null=True, max_length=12)


class AgreementForm(s.Serializer):
    paragraph = s.UUIDField()
    state = s.ChoiceField(Agreement.State.choices)
    pending = s.ListField(child=s.CharField(max_length=12), required=False, default=list)
    package = s.CharField(required=False, allow_blank=True, max_length=PACKAGE_AT_MOST, default="")


class IssueForm(s.Serializer):
    symbol = s.CharField(required=False, allow_null=True, allow_blank=True, max_length=80)
    number_anew = s.BooleanField(default=False, help_text="count the labels of every series from 1")


class PaperForm(s.Serializer):
    paper = s.ChoiceField(sorted({paper for paper, _ in DATED_PAPERS}))
    format = s.ChoiceField(sorted({form for _, form in DATED_PAPERS}))
    audience = s.ChoiceField(Paper.Audience.choices, default=Paper.Audience.ALL)
    delegation = s.CharField(required=False, allow_null=True, max_length=12)
    of = s.ChoiceField(["delegations", "revisions"], default="delegations")
    addendum = s.BooleanField(default=False)


class MarkedPaperForm(s.Serializer):
    format = s.ChoiceField(["docx", "pdf", "html"])
    profile = s.ChoiceField(sorted(PROFILES))
    against_first = s.BooleanField(default=False)
