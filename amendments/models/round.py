"""A stretch of work on a draft, with its deadline and its rule of release."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models

from drafting.models import Draft, Seat


class RoundQuerySet(models.QuerySet["Round"]):
    def due(self, now: datetime) -> RoundQuerySet:
        """Those whose deadline has passed, and what they held back until then is not released yet."""
        return self.filter(release=Round.Release.DEADLINE, deadline__lte=now, released_at__isnull=True)


class Round(models.Model):
    """A draft without rounds behaves as one open round, released at once."""

    class Release(models.TextChoices):
        AT_ONCE = "at_once"
        DEADLINE = "deadline"
        PRESIDENCY = "presidency"
        NEVER = "never"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveIntegerField()
    opens_at = models.DateTimeField()
    deadline = models.DateTimeField(null=True, blank=True)
    deadline_zone = models.CharField(max_length=60, default="Europe/Brussels")
    formal = models.BooleanField(default=True)
    release = models.CharField(max_length=12, choices=Release, default=Release.AT_ONCE)
    released_at = models.DateTimeField(null=True, blank=True)
    # At the deadline nobody acts: the act of release then bears the seat that set the rule.
    opened_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ("draft", "number")
        constraints = (models.UniqueConstraint(fields=("draft", "number"), name="one_round_per_number"),)

    def __str__(self) -> str:
        return f"round {self.number}"
