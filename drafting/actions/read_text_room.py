"""Read the text before INIT out of its room: before anybody is shown it, and when it is issued."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.db import transaction

from drafting.errors import DomainError
from drafting.live.document import Element, elements_of, is_id
from drafting.live.log import load_room
from drafting.live.text_in_room import Fault, faults_of, text_of_elements
from drafting.live.text_rooms import KIND
from drafting.models import Draft, Paragraph, Room
from drafting.models.stored import preparation_from_text, text_of_preparation
from drafting.text.paragraph import CoverField, Family, Text


def prepared_text(draft: Draft) -> Text | None:
    """The text in preparation as it stands now; None while nothing is written, and once INIT stands."""
    room = Room.objects.filter(kind=KIND, subject=draft.pk, frozen_at__isnull=True).first()
    if room is not None and room.sequence > room.read_up_to:
        _read(draft)
    return text_of_preparation(draft)


def text_to_issue(draft: Draft) -> Text | None:
    """The same for INIT, from the frozen room.

    Refused (400), with the `paragraph`: unknown_kind, no_words, bad_label, bad_characters.
    """
    said = said_in_text_room(draft)
    if said is None:
        return text_of_preparation(draft)
    text = _text(draft, said)
    for fault in faults_of(said, text):
        raise DomainError(fault.code, fault.detail, paragraph=fault.paragraph)
    return text if text.paragraphs else None


def faults_in_text_room(draft: Draft) -> tuple[Fault, ...]:
    """What would be refused of the text as it stands now."""
    said = said_in_text_room(draft) or []
    return faults_of(said, _text(draft, said))


def said_in_text_room(draft: Draft) -> list[Element] | None:
    """What the room's document holds, as it stands there; None where the draft has no room."""
    loaded = load_room(draft.pk)
    if loaded is None:
        return None
    return elements_of(loaded.updates)


@transaction.atomic
def _read(draft: Draft) -> None:
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    room = (
        Room.objects.select_for_update().filter(kind=KIND, subject=draft.pk, frozen_at__isnull=True).first()
    )
    if room is not None:
        text = _text(locked, said_in_text_room(locked) or [])
        locked.preparation = preparation_from_text(text) if text.paragraphs else None
        locked.save(update_fields=["preparation"])
        room.read_up_to = room.sequence
        room.save(update_fields=["read_up_to"])
    draft.preparation = locked.preparation


def _text(draft: Draft, elements: Sequence[Element]) -> Text:
    named = [element.id for element in elements if is_id(element.id)]
    others = Paragraph.objects.filter(pk__in=named).exclude(draft=draft)
    return text_of_elements(
        elements,
        draft=draft.pk,
        family=cast(Family, draft.family),
        cover=tuple(CoverField(each["field"], each["text"]) for each in draft.cover),
        of_others={str(pk) for pk in others.values_list("pk", flat=True)},
    )
