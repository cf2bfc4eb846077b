"""Forget what the Presidency prepared in private, when an amendment ends by another's act."""

from __future__ import annotations

from amendments.models import Amendment
from amendments.models.stored import current_decision, forget_rows


def drop_prepared_decision(amendment: Amendment) -> None:
    """Puts the status back to what it was before a decision that nobody was told of; the caller saves it.

    Its outcome must not show in what the others are answered: as if it had not been taken.
    """
    decision = current_decision(amendment)
    if decision is None or decision.announced_at is not None:
        return
    decision.current = False
    decision.save(update_fields=["current"])
    amendment.status = decision.was
    forget_rows(amendment)
