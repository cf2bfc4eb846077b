"""A delegation invited to stand behind another's amendment. Invited: may read; accepted: may write."""

from __future__ import annotations

from django.db import models

from amendments.models.amendment import Amendment
from drafting.models import Delegation


class Sponsorship(models.Model):
    class Answer(models.TextChoices):
        AWAITED = "awaited"
        ACCEPTED = "accepted"
        DECLINED = "declined"

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="sponsorships")
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="sponsorships")
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.AWAITED)

    class Meta:
        ordering = ("delegation__rank",)
        constraints = (
            models.UniqueConstraint(fields=("amendment", "delegation"), name="one_invitation_per_delegation"),
        )

    def __str__(self) -> str:
        return f"{self.delegation.code}: {self.answer}"
