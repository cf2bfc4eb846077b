"""The room of an amendment in preparation: opened with it, written through it, frozen when it is submitted."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from amendments.live.policy import KIND
from amendments.live.wording import elements_of
from amendments.models import Amendment
from amendments.models.stored import changes_of
from drafting.live.document import Element
from drafting.live.nudge import nudge_room
from drafting.live.rewrite import rewrite_room
from drafting.live.seed import seed_room
from drafting.models import Room, Seat
from drafting.models.stored import text_of_revision


def open_room(amendment: Amendment) -> Room:
    """The amendment's room, seeded with what its rows ask."""
    room = seed_room(
        kind=KIND,
        subject=amendment.pk,
        draft=amendment.draft,
        elements=_elements(amendment),
    )
    Room.objects.filter(pk=room.pk).update(read_up_to=room.sequence)
    return room


def write_room(amendment: Amendment, *, by: Seat) -> None:
    """Makes the room say what the amendment's rows ask now; the words that differ are this seat's."""
    sequence = rewrite_room(open_room(amendment), _elements(amendment), by=by)
    Room.objects.filter(kind=KIND, subject=amendment.pk).update(read_up_to=sequence)
    _tell(amendment)


def freeze_room(amendment: Amendment) -> None:
    """From here on nothing is stored in the room; who types just now waits for this transaction and is refused."""
    Room.objects.filter(kind=KIND, subject=amendment.pk).update(
        frozen_at=timezone.now(), rights_version=F("rights_version") + 1
    )
    _tell(amendment)


def rights_changed(amendment: Amendment) -> None:
    """Who is in the room is asked anew for his rights before he writes another word."""
    Room.objects.filter(kind=KIND, subject=amendment.pk).update(rights_version=F("rights_version") + 1)
    _tell(amendment)


def drop_room(amendment: Amendment) -> None:
    """The room goes with its amendment; who types just now waits for this transaction and is refused."""
    for room in Room.objects.select_for_update().filter(kind=KIND, subject=amendment.pk):
        room.delete()
    _tell(amendment)


def _elements(amendment: Amendment) -> tuple[Element, ...]:
    opened_at = str(amendment.paragraph_id) if amendment.paragraph_id else None
    return elements_of(text_of_revision(amendment.base), changes_of(amendment), opened_at=opened_at)


def _tell(amendment: Amendment) -> None:
    transaction.on_commit(partial(nudge_room, amendment.pk), robust=True)
