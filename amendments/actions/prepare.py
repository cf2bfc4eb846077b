"""Prepare an amendment with its changes at hand: nobody outside its delegation knows of it."""

from __future__ import annotations

from django.db import transaction

from amendments.actions.changes_in import changes_in
from amendments.actions.ground import amendment_on, ground_for, record_begun
from amendments.actions.keep_changes import keep_changes
from amendments.actions.keep_room import open_room
from amendments.actions.plain_in import plain_in
from amendments.models import Amendment
from drafting.models import Draft, Seat
from drafting.models.stored import text_of_revision

JUSTIFICATION_AT_MOST = 20_000


@transaction.atomic
def prepare_amendment(
    draft: Draft,
    *,
    changes: object,
    justification: str = "",
    on_behalf_of: str | None = None,
    by: Seat,
) -> Amendment:
    """A new amendment on the current revision; of the Presidency's own the delegation is None.

    `changes` as in design §5. An office may enter one `on_behalf_of` a delegation (its code), which then is to
    confirm it. Refused: not_issued_yet, closed (409), unknown_delegation, and what `changes_in` refuses (400).
    """
    ground = ground_for(draft, on_behalf_of=on_behalf_of, by=by)
    asked = changes_in(changes, base=text_of_revision(ground.base))
    why = plain_in(justification, field="justification", at_most=JUSTIFICATION_AT_MOST)
    amendment = amendment_on(ground, justification=why)
    keep_changes(amendment, asked)
    open_room(amendment)
    record_begun(amendment, ground)
    return amendment
