"""One line of the record: who did what, when, under which seat. Only ever created."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from drafting.models.body import Body
from drafting.models.draft import Draft


class Act(models.Model):
    """Chained per draft (or body) and audience, so that no gap in a chain counts what others prepare.

    `audience`: "all", "office" (Presidency and secretariat), a delegation's code ("FR"), or several joined by "+"
    ("office+FR"). `commitment` = SHA-256(salt ‖ canonical JSON of payload); `hash` = SHA-256(fields ‖ commitment ‖
    previous hash): a payload can be erased lawfully and the chain still verifies (threats.md, the record).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="acts")
    draft = models.ForeignKey(Draft, null=True, blank=True, on_delete=models.PROTECT, related_name="acts")
    audience = models.TextField(help_text="a hundred invited delegations are a hundred codes")
    chain = models.CharField(
        max_length=260, help_text='"UUID of draft or body:audience", see `record.chain_of`'
    )
    sequence = models.PositiveIntegerField(help_text="place in its chain, from 1")
    verb = models.CharField(max_length=40)
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=80, help_text="the seat acted under, as it was named then")
    subject = models.CharField(max_length=60, blank=True, help_text='what the act concerns: "amendment:UUID"')
    payload = models.JSONField(default=dict, null=True)
    salt = models.CharField(max_length=32)
    commitment = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("at", "sequence")
        constraints = (models.UniqueConstraint(fields=("chain", "sequence"), name="one_act_per_link"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} ({self.seat})"
