"""What the room agrees on a paragraph."""

from __future__ import annotations

import uuid

from django.db import models

from drafting.models import Draft, Paragraph


class Agreement(models.Model):
    """`pending`: whose word is awaited; `package`: the name under which paragraphs are held together."""

    class State(models.TextChoices):
        OPEN = "open"
        INFORMALS = "informals"
        AD_REF = "ad_ref"
        PENDING = "pending"
        AGREED = "agreed"
        REOPENED = "reopened"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="agreements")
    paragraph = models.OneToOneField(Paragraph, on_delete=models.CASCADE, related_name="agreement")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    pending = models.JSONField(default=list, help_text="codes of delegations")
    package = models.CharField(max_length=80, blank=True)
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("draft", "set_at")

    def __str__(self) -> str:
        return f"{self.paragraph_id}: {self.state}"
