"""Give the floor on a paragraph: a drafting group, or the Presidency's compromise, written with everyone watching."""

from __future__ import annotations

from django.db import transaction

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.floor_in import floor_in, keep_floor
from amendments.actions.ground import amendment_on, ground_for
from amendments.actions.keep_room import open_room
from amendments.actions.plain_in import plain_in
from amendments.actions.prepare import JUSTIFICATION_AT_MOST
from amendments.actions.standing_in import standing_in
from amendments.models import Amendment
from drafting.actions.record import record_act
from drafting.models import Draft, Seat


@transaction.atomic
def give_floor(
    draft: Draft, *, paragraph: str, delegations: object, justification: str = "", by: Seat
) -> Amendment:
    """A new amendment of the Presidency's on the current revision, on the table from the first word.

    It asks nothing yet; its room holds the paragraph. The `delegations` (codes, or "all") write in it together with
    the Presidency and are its sponsors; with none it is the Presidency's compromise. Refused: not_issued_yet,
    closed (409), unknown_paragraph, unknown_delegation, bad_floor (400).
    """
    ground = ground_for(draft, deed="give_floor", by=by)
    floor = floor_in(delegations, body=ground.draft.body)
    amendment = amendment_on(
        ground,
        paragraph=standing_in(ground.base, paragraph),
        justification=plain_in(justification, field="justification", at_most=JUSTIFICATION_AT_MOST),
    )
    keep_floor(amendment, floor)
    open_room(amendment)
    record_act(
        verb="give_floor",
        by=by,
        audience=audience_of(amendment),
        draft=ground.draft,
        subject=subject_of(amendment),
        payload={"paragraph": str(amendment.paragraph_id), "delegations": floor.told},
    )
    return amendment
