"""A room has its first words once, however often and by however many at once it is asked for."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from drafting.live.document import Element
from drafting.live.seed import seed_room
from drafting.models import Room, RoomUpdate
from drafting.text.wording import from_plain
from tests.live.conftest import WORDS
from tests.live.test_rooms import text_in_the_log

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 8


def seeded(subject: uuid.UUID) -> Room:
    """The room of the subject, asked for by somebody who may be the first."""
    words = Element(id=str(uuid.uuid4()), kind="operative", label="1", level=None, wording=from_plain(WORDS))
    return seed_room(kind="scratch", subject=subject, elements=[words])


def test_a_room_asked_for_twice_says_its_words_once() -> None:
    subject = uuid.uuid4()
    assert seeded(subject) == seeded(subject)
    assert text_in_the_log(Room.objects.get(subject=subject)) == WORDS, "seeded twice"


def test_a_room_asked_for_by_many_at_once_says_its_words_once() -> None:
    subject = uuid.uuid4()

    def ask(_: int) -> Room:
        try:
            return seeded(subject)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as people:
        rooms = set(people.map(ask, range(AT_ONCE)))
    assert len(rooms) == 1
    assert RoomUpdate.objects.filter(room=rooms.pop()).count() == 1
