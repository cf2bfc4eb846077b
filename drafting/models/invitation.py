"""That somebody was invited to a seat who had no account before."""

from __future__ import annotations

from django.db import models

from drafting.models.seat import Seat


class Invitation(models.Model):
    """Until the person comes (`drafting.invitation.is_invited`) whoever may give this seat vouches for the account."""

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="invitation")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"invitation of {self.seat}"
