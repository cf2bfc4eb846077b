"""An issued state of a draft. Only ever created, never edited."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from drafting.models.draft import Draft
from drafting.models.paragraph import Paragraph


class Revision(models.Model):
    """What its JSON holds, where several are told in a list:

    - `changes`: {act, paragraph, label, source, amendments:[ids], date}, `date` that of the last decision or null. Each
      edit of a reword is one, with {start, end, text}: the words of the old wording, as `split_words` cuts it, and
      what stands for them. One more of a reword has {notes:[ids]}, the footnotes worded anew.
    - `explanations`, for the margin of the tracked paper: {proposal, author, date, text}, `proposal` one of their
      amendments.
    - `brackets`: {paragraph, amendment, source}. The first of a paragraph says besides how it is printed: {kind, label,
      level, runs, footnotes:[{id, text}]}, and {after} (null: at the beginning) where it is not in the text.
    - `footnotes`: {id, text} in order of call; `cover`: {field, text}.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(help_text="place in the draft's whole chain, 0 for INIT")
    symbol = models.CharField(max_length=80, unique=True)
    previous_symbol = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=1000, blank=True)
    cover = models.JSONField(default=list)
    footnotes = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    explanations = models.JSONField(default=list)
    brackets = models.JSONField(default=list)
    shares = models.JSONField(default=dict, help_text="{source: words}")
    record_head = models.CharField(max_length=64, blank=True, help_text="head of the record's chain at issue")
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()

    class Meta:
        ordering = ("draft", "number")
        constraints = (models.UniqueConstraint(fields=("draft", "number"), name="one_revision_per_number"),)

    def __str__(self) -> str:
        return self.symbol


def with_chain(drafts: models.QuerySet[Draft]) -> models.QuerySet[Draft]:
    """The same, with each draft's revisions in order (without their texts) in `chain`; one query more."""
    light = Revision.objects.only("id", "draft_id", "number", "symbol", "issued_at").order_by("number")
    chain = models.Prefetch("revisions", queryset=light, to_attr="chain")
    return drafts.select_related("body").prefetch_related(chain)


class RevisionParagraph(models.Model):
    """A paragraph as it stands in a revision: place, print and wording.

    `sources` says who put each word there, run-length coded: [["INIT", 12], ["FR, SE", 3]] over
    `drafting.text.words.split_words`.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="standing")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="standing")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    label = models.CharField(max_length=40, null=True, blank=True)  # noqa: DJ001 - null says "none is printed"
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    runs = models.JSONField(default=list)
    sources = models.JSONField(default=list)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("revision", "position"), name="one_paragraph_per_place"),
            models.UniqueConstraint(fields=("revision", "paragraph"), name="one_place_per_paragraph"),
        )

    def __str__(self) -> str:
        return f"{self.revision.symbol} {self.label or self.kind}"
