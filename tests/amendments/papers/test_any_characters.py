"""From words that no font and no file expects to papers that are there, whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amendments.actions.order_paper import order_paper
from drafting.models import Body, Draft, Paper, Seat
from drafting.tasks import make_waiting_papers
from drafting.text.paragraph import CoverField
from tests.factories import issued, make_draft, make_text, reword, tabled

pytestmark = pytest.mark.django_db(transaction=True)


def states(draft: Draft) -> set[str]:
    """How the draft's papers stand, once their worker has done what it can."""
    make_waiting_papers()
    return set(Paper.objects.filter(revision__draft=draft).values_list("state", flat=True))


def test_a_tick_in_an_open_amendment_stops_no_paper(draft: Draft, france: Seat, presidency: Seat) -> None:
    tabled(draft, reword(draft, "2", "a lamp", "a lamp ✓ ไฟ \U0001f6a2"), by=france)
    for paper in ("rolling", "disposition"):
        order_paper(draft, paper=paper, format="pdf", by=presidency)
    assert states(draft) == {Paper.State.READY}


def test_an_old_cover_with_a_bell_on_it_stops_no_paper(body: Body, presidency: Seat) -> None:
    text = make_text()
    cover = (*text.cover, CoverField("to", "Dele\u0007gations\u000b\u001b\ufffe\u202e"))
    old = make_draft(body, text=replace(text, title="Har\u0007bours\u200b", cover=cover))
    issued(old, by=presidency)
    assert states(old) == {Paper.State.READY}
