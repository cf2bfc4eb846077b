"""The permanent identity of one unit of a draft: what changes, positions and agreements point to."""

from __future__ import annotations

import uuid

from django.db import models

from drafting.models.draft import Draft


class Paragraph(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="paragraphs")

    def __str__(self) -> str:
        return str(self.id)
