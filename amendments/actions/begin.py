"""Begin an amendment at a paragraph: it asks nothing yet, and is written in its room from the first word."""

from __future__ import annotations

from django.db import transaction

from amendments.actions.ground import Ground, amendment_on, ground_for, record_begun
from amendments.actions.keep_room import open_room
from amendments.actions.read_rooms import read_rooms
from amendments.actions.standing_in import standing_in
from amendments.actions.untouched import is_untouched
from amendments.models import Amendment
from drafting.models import Draft, Seat


@transaction.atomic
def begin_amendment(draft: Draft, *, paragraph: str, on_behalf_of: str | None = None, by: Seat) -> Amendment:
    """The amendment opened at the paragraph of the current revision: the one left untouched there, if there is.

    Refused: not_issued_yet, closed (409), unknown_paragraph, unknown_delegation (400).
    """
    ground = ground_for(draft, on_behalf_of=on_behalf_of, by=by)
    place = standing_in(ground.base, paragraph)
    read_rooms(ground.draft)
    if (left := _left_untouched(ground, place)) is not None:
        return left
    amendment = amendment_on(ground, paragraph=place)
    open_room(amendment)
    record_begun(amendment, ground)
    return amendment


def _left_untouched(ground: Ground, paragraph: str) -> Amendment | None:
    opened = Amendment.objects.filter(
        base=ground.base,
        paragraph_id=paragraph,
        delegation=ground.party,
        entered_by=ground.by.role if ground.on_behalf_of is not None else "",
        status=Amendment.Status.IN_PREPARATION,
    )
    return next((each for each in opened.order_by("created_at") if is_untouched(each)), None)
