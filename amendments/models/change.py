"""One change of an amendment: always of a paragraph's id."""

from __future__ import annotations

from django.db import models

from amendments.models.amendment import Amendment
from drafting.models import Paragraph


class Change(models.Model):
    """`runs` and `footnotes` as in design §5; `after` null with insert or move: at the very beginning."""

    class Act(models.TextChoices):
        REWORD = "reword"
        INSERT = "insert"
        DELETE = "delete"
        MOVE = "move"

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="changes")
    position = models.PositiveIntegerField()
    act = models.CharField(max_length=8, choices=Act)
    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="changes")
    after = models.ForeignKey(Paragraph, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, blank=True)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    runs = models.JSONField(default=list)
    footnotes = models.JSONField(default=list)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("amendment", "position"), name="one_change_per_place"),
        )

    def __str__(self) -> str:
        return f"{self.act} {self.paragraph_id}"
