"""One text under negotiation in a body."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from drafting.models.body import Body


class Draft(models.Model):
    """`symbol` is the stem of the current chain ("WK 15037/2017"); each revision keeps the symbol it was issued under.

    `preparation` is the text before INIT as it was last read from its room (form:
    `drafting.models.stored.preparation_from_text`), null when there is none yet and again once INIT stands.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="drafts")
    title = models.CharField(max_length=500)
    family = models.CharField(max_length=10, choices=Body.Family)
    symbol = models.CharField(max_length=80)
    label_style = models.CharField(max_length=10, choices=Body.LabelStyle, default=Body.LabelStyle.BIS)
    cover = models.JSONField(default=list, help_text='[{"field": …, "text": …}]')
    closes_at = models.DateTimeField(null=True, blank=True)
    preparation = models.JSONField(null=True, blank=True)
    numbers_given = models.PositiveIntegerField(default=0, help_text="the last AM number given at a release")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.title

    @property
    def is_closed(self) -> bool:
        """Whether its closing time has passed: nothing of it is written any more."""
        return self.closes_at is not None and self.closes_at <= timezone.now()
