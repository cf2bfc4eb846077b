"""What the next text will hold of an amendment."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from amendments.models.amendment import Amendment
from drafting.models import Revision


class Decision(models.Model):
    """`changes` replaces the amendment's whole list on accept_modified (stored as in design §5), else null.

    `was` is the status the amendment had before, to which an undo returns and which those who may not see an
    unannounced decision are shown. `revision` is the text decided upon.
    """

    class Outcome(models.TextChoices):
        ACCEPT = "accept"
        ACCEPT_MODIFIED = "accept_modified"
        REJECT = "reject"
        BRACKET = "bracket"
        PARK = "park"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="decisions")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=16, choices=Outcome)
    reason = models.TextField(blank=True)
    changes = models.JSONField(null=True, blank=True)
    was = models.CharField(max_length=20, choices=Amendment.Status)
    current = models.BooleanField(default=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    announced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("decided_at",)
        constraints = (
            # Two chairs decide at once: the database lets one of them win.
            models.UniqueConstraint(
                fields=("amendment",), condition=Q(current=True), name="one_current_decision_per_amendment"
            ),
        )

    def __str__(self) -> str:
        return f"{self.amendment}: {self.outcome}"
