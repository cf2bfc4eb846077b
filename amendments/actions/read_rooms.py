"""Read what was typed in rooms into the rows of their amendments; called before anybody is shown or judges these."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.db.models import F

from amendments.actions.changes_in import changes_in
from amendments.actions.keep_changes import keep_changes
from amendments.consolidation.change import Change, Insert
from amendments.live.policy import KIND
from amendments.live.wording import changes_of_elements, tellable
from amendments.models import Amendment
from amendments.models.stored import changes_of, stored_from_changes
from drafting.errors import DomainError
from drafting.live.document import elements_of
from drafting.live.log import load_room
from drafting.models import Draft, Room
from drafting.models.stored import text_of_revision


def read_rooms(draft: Draft) -> int:
    """Brings the draft's amendments in preparation up to what their rooms say; how many there were to be."""
    ahead = Room.objects.filter(draft=draft, kind=KIND, sequence__gt=F("read_up_to"), frozen_at__isnull=True)
    subjects = list(ahead.values_list("subject", flat=True))
    return sum(_read(subject) for subject in subjects)


@transaction.atomic
def _read(subject: uuid.UUID) -> bool:
    room = Room.objects.select_for_update().filter(kind=KIND, subject=subject, frozen_at__isnull=True).first()
    amendment = Amendment.objects.select_related("base__draft").filter(pk=subject).first()
    if room is None or amendment is None or amendment.status != Amendment.Status.IN_PREPARATION:
        return False
    base = text_of_revision(amendment.base)
    changes = tellable(base, said_in_room(amendment))
    if changes != changes_of(amendment):
        _keep(amendment, changes)
    room.read_up_to = room.sequence
    room.save(update_fields=["read_up_to"])
    return True


def said_in_room(amendment: Amendment) -> tuple[Change, ...]:
    """What the room's document asks of the amendment's base, unchecked; of one without a room what its rows ask."""
    loaded = load_room(amendment.pk)
    if loaded is None:
        return changes_of(amendment)
    return changes_of_elements(text_of_revision(amendment.base), elements_of(loaded.updates))


def settle(amendment: Amendment) -> None:
    """Puts what the frozen room says into the rows, whole and checked. Refused (400) as `changes_in` refuses."""
    said = stored_from_changes(said_in_room(amendment))
    asked = changes_in(said, base=text_of_revision(amendment.base))
    if asked != changes_of(amendment):
        keep_changes(amendment, asked)


def _keep(amendment: Amendment, changes: tuple[Change, ...]) -> None:
    try:
        with transaction.atomic():
            keep_changes(amendment, changes)
    except DomainError:
        # A new paragraph under an id that something else has: refused when submitted, left out until then.
        keep_changes(amendment, [change for change in changes if not isinstance(change, Insert)])
