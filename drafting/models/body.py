"""The group that negotiates, with its usages; the order of its delegations is their rank."""

from __future__ import annotations

import uuid

from django.db import models


class Body(models.Model):
    class Family(models.TextChoices):
        COUNCIL = "council"
        UN = "un"

    class LabelStyle(models.TextChoices):
        BIS = "bis"
        LETTER = "letter"

    class Pen(models.TextChoices):
        PRESIDENCY = "presidency"
        SPONSOR = "sponsor"
        PARTIES = "parties"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=40, unique=True)
    family = models.CharField(max_length=10, choices=Family, default=Family.COUNCIL)
    label_style = models.CharField(max_length=10, choices=LabelStyle, default=LabelStyle.BIS)
    pen = models.CharField(max_length=12, choices=Pen, default=Pen.PRESIDENCY)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "bodies"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
