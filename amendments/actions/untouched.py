"""Amendments that were opened and left as they were: they ask nothing, say nothing, and nobody was invited to them."""

from __future__ import annotations

from amendments.models import Amendment


def is_untouched(amendment: Amendment) -> bool:
    """Whether nothing would be lost with it; its room has been read into its rows (`read_rooms`)."""
    return (
        amendment.status == Amendment.Status.IN_PREPARATION
        and amendment.paragraph_id is not None
        and amendment.floor == Amendment.Floor.NONE
        and not amendment.justification
        and not amendment.changes.exists()
        and not amendment.sponsorships.exists()
    )
