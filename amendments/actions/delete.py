"""Drop an amendment that was never submitted."""

from __future__ import annotations

from django.db import transaction

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.keep_changes import delete_with_paragraphs
from amendments.actions.keep_room import drop_room
from amendments.actions.lock import lock_amendment
from amendments.actions.state import check_in_preparation
from amendments.models import Amendment
from amendments.permissions import require_for
from drafting.actions.record import record_act
from drafting.models import Seat


@transaction.atomic
def delete_amendment(amendment: Amendment, *, by: Seat) -> None:
    """The amendment is gone; the record keeps that it was. Refused: not_in_preparation (409)."""
    amendment = lock_amendment(amendment)
    require_for(by, "delete", amendment)
    check_in_preparation(amendment)
    record_act(
        verb="delete_amendment",
        by=by,
        audience=audience_of(amendment),
        draft=amendment.draft,
        subject=subject_of(amendment),
    )
    drop_room(amendment)
    delete_with_paragraphs(amendment)
