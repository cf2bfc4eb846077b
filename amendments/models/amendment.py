"""AM n: one or more changes that a delegation (or the Presidency) proposes on a base revision."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from amendments.models.round import Round
from drafting.models import Delegation, Draft, Paragraph, Revision


class Amendment(models.Model):
    """`delegation` is null on the Presidency's own. `number` is given at release from the draft's counter.

    `order` is the order of submission within the draft, 0 while in preparation. `paragraph` is where it was opened:
    there it stands while it asks nothing yet. With a `floor` it is on the table: the whole body watches it being
    written, by the Presidency and the delegations that have the floor. It says so still once it is submitted.
    `authorship` is whose each word was then, where several wrote: [{id, spans: [{text, delegation}], deleted: [{text,
    delegation}]}].
    """

    class Status(models.TextChoices):
        IN_PREPARATION = "in_preparation"
        SUBMITTED = "submitted"
        ACCEPTED = "accepted"
        ACCEPTED_MODIFIED = "accepted_modified"
        REJECTED = "rejected"
        BRACKETED = "bracketed"
        PARKED = "parked"
        WITHDRAWN = "withdrawn"
        INCORPORATED = "incorporated"
        LAPSED = "lapsed"

    class Flag(models.TextChoices):
        NONE = ""
        NEEDS_PLACING = "needs_placing"
        ALREADY_THERE = "already_there"

    class Confirmation(models.TextChoices):
        NOT_NEEDED = ""
        AWAITED = "awaited"
        CONFIRMED = "confirmed"
        DISOWNED = "disowned"

    class To(models.TextChoices):
        ALL = "all"
        PRESIDENCY = "presidency"

    class Floor(models.TextChoices):
        NONE = ""
        NAMED = "named"  # the Presidency's compromise where nobody is named
        ALL = "all"

    # Weighed by conflicts and consolidation (design §5); an accepted one that was issued is incorporated.
    LIVE = (Status.SUBMITTED, Status.ACCEPTED, Status.ACCEPTED_MODIFIED, Status.BRACKETED, Status.PARKED)
    OPEN = (Status.SUBMITTED, Status.BRACKETED, Status.PARKED)
    TAKEN = (Status.ACCEPTED, Status.ACCEPTED_MODIFIED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="amendments")
    base = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="amendments")
    delegation = models.ForeignKey(
        Delegation, null=True, blank=True, on_delete=models.PROTECT, related_name="amendments"
    )
    paragraph = models.ForeignKey(
        Paragraph, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    floor = models.CharField(max_length=5, choices=Floor, default=Floor.NONE, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    order = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=20, choices=Status, default=Status.IN_PREPARATION)
    flag = models.CharField(max_length=15, choices=Flag, default=Flag.NONE, blank=True)
    flag_reason = models.CharField(max_length=300, blank=True)
    justification = models.TextField(blank=True)
    authorship = models.JSONField(null=True, blank=True)
    to = models.CharField(max_length=12, choices=To, default=To.ALL)
    round = models.ForeignKey(
        Round, null=True, blank=True, on_delete=models.PROTECT, related_name="amendments"
    )
    late = models.BooleanField(default=False)
    entered_by = models.CharField(max_length=12, blank=True, help_text="the office that entered it on behalf")
    confirmation = models.CharField(
        max_length=10, choices=Confirmation, default=Confirmation.NOT_NEEDED, blank=True
    )
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("order", "created_at")
        constraints = (
            models.UniqueConstraint(fields=("draft", "number"), name="one_amendment_per_number"),
            # An AM number tells the others that something exists: never before it is released to them.
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(released_at__isnull=False),
                name="numbered_only_when_released",
            ),
            # What a delegation prepares is its own: only the Presidency's is ever put on the table.
            models.CheckConstraint(
                condition=Q(floor="") | Q(delegation__isnull=True), name="only_the_presidency_s_on_the_table"
            ),
        )

    def __str__(self) -> str:
        return f"AM {self.number}" if self.number else "amendment without a number"

    @property
    def by_number(self) -> tuple[bool, int, int]:
        """What lists are sorted by: its number; those without one at the end, in the order of submission."""
        return (self.number is None, self.number or 0, self.order)

    @property
    def is_on_the_table(self) -> bool:
        """Whether the whole body watches it being written."""
        return self.status == self.Status.IN_PREPARATION and self.floor != self.Floor.NONE

    @property
    def proposer(self) -> str:
        """Who proposes it, as screens and papers name it."""
        return self.delegation.code if self.delegation else "Presidency"
