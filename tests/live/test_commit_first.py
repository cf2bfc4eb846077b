"""While the database can commit nothing, nobody is told that something is stored, and nobody reads it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from drafting.models import Room, Seat
from tests.live.conftest import Site
from tests.live.test_rooms import text_in_the_log
from tests.live.typist import answered, shows

# Long beside the milliseconds that a commit takes.
A_WHILE = 1.0


@contextmanager
def nobody_else_can_commit() -> Iterator[None]:
    """Holds what every writer needs, while the block runs."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("BEGIN IMMEDIATE")
        else:
            cursor.execute("BEGIN")
            cursor.execute("LOCK TABLE drafting_room IN SHARE MODE")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def test_nobody_is_answered_before_the_commit(site: Site, room: Room, france: Seat) -> None:
    head = site.seat(france, room)
    with nobody_else_can_commit():
        head.type(" held")
        head.read_one(A_WHILE)
        assert head.answers == [], "answered before the commit"
    head.until(answered(1))
    assert text_in_the_log(room).endswith(" held")


def test_nobody_reads_before_the_commit(site: Site, room: Room, france: Seat, france2: Seat) -> None:
    head, drafter = site.seat(france, room), site.seat(france2, room)
    with nobody_else_can_commit():
        head.type(" held")
        drafter.read_one(A_WHILE)
        assert " held" not in drafter.text, "passed on before the commit"
    drafter.until(shows(" held"))
