"""Where a delegation stands on an amendment, a paragraph or the whole; silence is none."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from amendments.models.amendment import Amendment
from drafting.models import Delegation, Draft, Paragraph


class Position(models.Model):
    """Stays over revisions until its owner lifts it; with neither amendment nor paragraph: on the whole."""

    class Stance(models.TextChoices):
        SUPPORT = "support"
        CAN_ACCEPT = "can_accept"
        AD_REF = "ad_ref"
        RESERVATION = "reservation"
        OBJECTION = "objection"

    class Reservation(models.TextChoices):
        NONE = ""
        SCRUTINY = "scrutiny"
        PARLIAMENTARY = "parliamentary"
        LINGUISTIC = "linguistic"
        SUBSTANTIVE = "substantive"
        GENERAL = "general"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="positions")
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="positions")
    amendment = models.ForeignKey(
        Amendment, null=True, blank=True, on_delete=models.CASCADE, related_name="positions"
    )
    paragraph = models.ForeignKey(
        Paragraph, null=True, blank=True, on_delete=models.CASCADE, related_name="positions"
    )
    matter = models.CharField(max_length=60, help_text='"amendment:UUID", "paragraph:UUID" or "whole"')
    stance = models.CharField(max_length=12, choices=Stance)
    reservation = models.CharField(max_length=14, choices=Reservation, default=Reservation.NONE, blank=True)
    note = models.CharField(max_length=500, blank=True)
    entered_by = models.CharField(max_length=12, blank=True, help_text="the office that entered it on behalf")
    confirmation = models.CharField(
        max_length=10, choices=Amendment.Confirmation, default=Amendment.Confirmation.NOT_NEEDED, blank=True
    )
    entered_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("delegation__rank", "entered_at")
        constraints = (
            models.UniqueConstraint(
                fields=("draft", "delegation", "matter"),
                condition=Q(lifted_at__isnull=True),
                name="one_standing_position_per_matter",
            ),
            models.CheckConstraint(
                condition=Q(amendment__isnull=True) | Q(paragraph__isnull=True), name="position_on_one_matter"
            ),
        )

    def __str__(self) -> str:
        return f"{self.delegation.code} {self.stance}"
