"""Thousands of mutated updates through real sockets: their sender is refused, the others in the room notice nothing."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest

from drafting.models import ClientBinding, Seat
from tests.live.conftest import WORDS, make_room, token_of
from tests.live.figures import write_down
from tests.live.hostile.attack import attack, bases
from tests.live.struck import processes
from tests.live.typists.company import everybody_is_quiet, typists
from tests.live.typists.ledger import text_of_the_rows
from tests.live.typists.part import Kind, Part, Step

COUNT = int(os.environ.get("MUTATED_UPDATES", "10000"))
SEED = int(os.environ.get("MUTATION_SEED", "20261122"))
OF_ONE_BASE = 25
PATIENCE = 60.0

KINDS: tuple[Kind, ...] = ("stock", "bare", "pycrdt")
STEPS: tuple[Step, ...] = ((300, "type", 0.9), (300, "mark", 0.5), (300, "type", 0.4), (300, "delete", 0.2))


@pytest.mark.django_db(transaction=True)
def test_mutated_updates_disturb_nobody_else(france: Seat, france2: Seat, tmp_path: Path) -> None:
    room = make_room()
    made = list(bases(SEED, count=COUNT // OF_ONE_BASE, each=OF_ONE_BASE))
    with processes(tmp_path) as struck, typists() as company:
        url = struck.sites[0].url(room)
        # In the first paragraph alone: the attacker's come and go, with whatever stands in them.
        first = WORDS.split()[0]
        # In the first paragraph alone: the attacker's come and go, with whatever stands in them.
        first = WORDS.split()[0]
        company.begin(
            Part(kind, kind, url, token_of(france), STEPS, goes_on=True, where=first) for kind in KINDS
        )
        company.until(lambda now: sum(len(each.ok) for each in now.values()) > 4, within=PATIENCE)
        others = tuple(ClientBinding.objects.filter(room=room).values_list("client", flat=True))
        began = time.monotonic()
        fates = asyncio.run(attack(url, token_of(france2), made, seed=SEED, others=others))
        seconds = time.monotonic() - began
        company.finish()
        company.until(everybody_is_quiet, within=PATIENCE)
        reports = company.until(
            lambda now: all(each.text == text_of_the_rows(room.pk) for each in now.values()), within=PATIENCE
        )
    write_down("mutated updates", {"seconds": round(seconds), **fates})
    assert sum(fates.values()) == len(made) * OF_ONE_BASE
    assert fates["refused"] > COUNT / 4
    for each in reports.values():
        assert (each.closed, each.refused) == ([], []), each.name
        left = [word for word in each.written if word not in each.deleted]
        assert [word for word in left if each.text.count(word) != 1] == []
    assert "Traceback" not in struck.sites[0].log.read_text()
