"""A file made from a revision for people to circulate; the row is also the job that makes it."""

from __future__ import annotations

import uuid

from django.db import models

from drafting.models.revision import Revision


class Paper(models.Model):
    """The row is the truth, the queue only a wake-up: a worker claims a queued row under a lease, and commits the
    content only while that lease is still its own. `content` is set once, whole, together with its SHA-256."""

    class State(models.TextChoices):
        QUEUED = "queued"
        MAKING = "making"
        READY = "ready"
        FAILED = "failed"

    class Audience(models.TextChoices):
        ALL = "all"
        PRESIDENCY = "presidency"
        DELEGATION = "delegation"
        PUBLIC = "public"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="papers")
    paper = models.CharField(max_length=20)
    format = models.CharField(max_length=8)
    audience = models.CharField(max_length=12, choices=Audience, default=Audience.ALL)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="why the last attempt failed")
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0, help_text="bytes")
    content = models.BinaryField(null=True, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("paper", "format")
        constraints = (
            models.UniqueConstraint(fields=("revision", "paper", "format"), name="one_paper_per_format"),
        )

    def __str__(self) -> str:
        return f"{self.revision.symbol} {self.paper}.{self.format}"
