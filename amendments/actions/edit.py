"""Change an amendment while it is in preparation."""

from __future__ import annotations

from django.db import transaction

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.changes_in import changes_in
from amendments.actions.keep_changes import keep_changes
from amendments.actions.keep_room import write_room
from amendments.actions.lock import lock_amendment
from amendments.actions.plain_in import plain_in
from amendments.actions.prepare import JUSTIFICATION_AT_MOST
from amendments.actions.state import check_in_preparation, check_not_closed
from amendments.consolidation.change import Change
from amendments.models import Amendment
from amendments.models.stored import change_rows, changes_of, stored_from_changes
from amendments.permissions import require_for
from drafting.actions.record import record_act
from drafting.models import Seat
from drafting.models.stored import text_of_revision


@transaction.atomic
def edit_amendment(
    amendment: Amendment, *, changes: object = None, justification: str | None = None, by: Seat
) -> Amendment:
    """The amendment with `changes` in place of its whole list, on the base it has; None leaves as it is.

    What is as it was already is no act. Refused: not_in_preparation, closed (409), and what `changes_in` refuses.
    """
    amendment = lock_amendment(amendment)
    require_for(by, "write", amendment)
    check_in_preparation(amendment)
    check_not_closed(amendment.draft)
    told: dict[str, object] = {}
    if changes is not None and (asked := changes_wanted(amendment, changes)) != changes_of(amendment):
        keep_changes(amendment, asked)
        write_room(amendment, by=by)
        told["changes"] = stored_from_changes(asked)
    if justification is not None:
        why = plain_in(justification, field="justification", at_most=JUSTIFICATION_AT_MOST)
        if why != amendment.justification:
            amendment.justification = told["justification"] = why
            amendment.save(update_fields=["justification"])
    if told:
        record_act(
            verb="edit_amendment",
            by=by,
            audience=audience_of(amendment),
            draft=amendment.draft,
            subject=subject_of(amendment),
            payload=told,
        )
    return amendment


def changes_wanted(amendment: Amendment, changes: object) -> tuple[Change, ...]:
    """What was sent, read on the amendment's base; notes that it brought before need not bring their text again."""
    return changes_in(changes, base=text_of_revision(amendment.base), notes=own_notes(amendment))


def own_notes(amendment: Amendment) -> dict[str, str]:
    """The footnotes that the amendment brings, id to text."""
    return {note["id"]: note["text"] for row in change_rows(amendment) for note in row.footnotes}
