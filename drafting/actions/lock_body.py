"""The body row is the lock of everything that is written about its seats and drafts."""

from __future__ import annotations

from drafting.errors import Hidden
from drafting.models import Body, Seat


def lock_body(body: Body, *, by: Seat) -> Body:
    """The body as it is now, held until the transaction ends; Hidden where `by` sits in another."""
    if by.body_id != body.pk:
        raise Hidden
    return Body.objects.select_for_update().get(pk=body.pk)
