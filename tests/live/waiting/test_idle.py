"""Lines on which nobody says anything for long live on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from websockets.sync.client import ClientConnection

from drafting.models import Draft, Seat
from tests.live.conftest import make_room, token_of
from tests.live.struck import processes
from tests.live.test_draft_events import follow, said
from tests.live.typists.company import Reports, everybody_is_quiet, typists
from tests.live.typists.part import Kind, Part

pytestmark = [pytest.mark.waiting, pytest.mark.django_db(transaction=True)]

IDLE_SECONDS = int(os.environ.get("IDLE_SECONDS", "60"))
KINDS: tuple[Kind, ...] = ("stock", "bare", "pycrdt")
PATIENCE = 60.0


def test_an_idle_line_lives(france: Seat, draft: Draft, tmp_path: Path) -> None:
    room = make_room()
    lines: list[ClientConnection] = []
    with processes(tmp_path) as live, typists() as company:
        line = follow(lines, live.sites[0], france, draft.pk)
        here = said(line)
        url, silent = live.sites[0].url(room), ((IDLE_SECONDS * 1000, "type", 0.5),)
        company.begin(Part(kind, kind, url, token_of(france), silent) for kind in KINDS)
        reports = company.until(
            lambda now: len(now) == len(KINDS) and everybody_is_quiet(now) and all_alike(now),
            within=IDLE_SECONDS + PATIENCE,
        )
        assert {name: each.closed for name, each in reports.items()} == {kind: [] for kind in KINDS}
        assert {len(each.written) for each in reports.values()} == {1}
        line.send(f'{{"since": {here["sequence"] - 1}}}')
        assert said(line)["sequence"] == here["sequence"]
        line.close()


def all_alike(reports: Reports) -> bool:
    """Everybody reads the same."""
    return len({each.text for each in reports.values()}) == 1
