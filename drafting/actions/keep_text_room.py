"""The room of a text before INIT: opened with the draft, written through it, frozen when INIT is issued."""

from __future__ import annotations

import uuid
from functools import partial

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from drafting.live.document import Element
from drafting.live.nudge import nudge_room
from drafting.live.rewrite import rewrite_room
from drafting.live.seed import seed_room
from drafting.live.text_in_room import elements_of_text
from drafting.live.text_rooms import KIND
from drafting.models import Draft, Room, Seat
from drafting.models.stored import text_of_preparation
from drafting.text.paragraph import Text


def open_text_room(draft: Draft) -> Room:
    """The draft's room: the one there is, or a new one that says the text in preparation.

    Where there is none yet it holds an empty title: two browsers would each add a first paragraph.
    """
    text = text_of_preparation(draft)
    elements = elements_of_text(text) if text else (_empty_title(),)
    return seed_room(kind=KIND, subject=draft.pk, draft=draft, elements=elements)


def write_text_room(draft: Draft, text: Text, *, by: Seat) -> None:
    """Makes the room say the text, in place of what it said; people in it see it. In the caller's transaction."""
    rewrite_room(open_text_room(draft), elements_of_text(text), by=by)
    tell_text_room(draft)


def freeze_text_room(draft: Draft) -> None:
    """From here on nothing is stored in the room; who types just now waits for this transaction and is refused."""
    Room.objects.filter(kind=KIND, subject=draft.pk).update(
        frozen_at=timezone.now(), rights_version=F("rights_version") + 1
    )
    tell_text_room(draft)


def tell_text_room(draft: Draft) -> None:
    """Once the transaction is committed, every process looks at the room."""
    transaction.on_commit(partial(nudge_room, draft.pk), robust=True)


def _empty_title() -> Element:
    return Element(id=str(uuid.uuid4()), kind="title", label=None, level=None, wording=())
