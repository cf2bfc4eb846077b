"""A file made from a revision for people to circulate; the row is also the job that makes it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from drafting.models.revision import Revision


class PaperSnapshot(models.Model):
    """How the negotiation stood `at` a moment, as one paper tells it to one audience: what the paper is made from,
    now and whenever it is made again. `content` is what `drafting.papers.snapshot` tells."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="snapshots")
    at = models.DateTimeField()
    symbol = models.CharField(max_length=80, blank=True, help_text="where the paper bears one of its own")
    content = models.JSONField()

    class Meta:
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.revision.symbol} at {self.at:%Y-%m-%d %H:%M}"


class Paper(models.Model):
    """The row is the truth, the queue only a wake-up: a worker claims a queued row under a lease, and commits the
    content only while that lease is still its own. `content` is set once, whole, together with its SHA-256.

    `delegation` is the code of the one that an audience of "delegation" means. `parties_only`: it tells what
    observers may not know, whomever else it is for. A marked paper can be ordered by another `profile` than the
    usual one, and marked `against_first`, the first text, as well.
    """

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
    delegation = models.CharField(max_length=12, blank=True)
    parties_only = models.BooleanField(default=False)
    profile = models.CharField(max_length=30, blank=True)
    against_first = models.BooleanField(default=False)
    snapshot = models.ForeignKey(
        PaperSnapshot, null=True, blank=True, on_delete=models.CASCADE, related_name="papers"
    )
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
        ordering = ("paper", "snapshot__at", "profile", "against_first", "format")
        constraints = (
            models.UniqueConstraint(
                fields=("revision", "paper", "format", "profile", "against_first"),
                condition=Q(snapshot__isnull=True),
                name="one_paper_per_format",
            ),
            models.UniqueConstraint(
                fields=("snapshot", "paper", "format"), name="one_paper_per_snapshot_and_format"
            ),
        )

    def __str__(self) -> str:
        return f"{self.revision.symbol} {self.paper}.{self.format}"
