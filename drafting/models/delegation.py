"""A party in a body: a state, an institution, or a group that speaks through a body of its own."""

from __future__ import annotations

import uuid

from django.db import models

from drafting.models.body import Body


class Delegation(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="delegations")
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=120, blank=True)
    rank = models.PositiveIntegerField(help_text="place in the body's order of delegations, from 0")
    holds_presidency = models.BooleanField(default=False)

    class Meta:
        ordering = ("rank",)
        constraints = (
            # Papers and brackets name a delegation by its code alone: it must mean one party in its body.
            models.UniqueConstraint(fields=("body", "code"), name="one_delegation_per_code"),
        )

    def __str__(self) -> str:
        return self.code
