"""The record on the screen: whole sentences, filters, a file to take away."""

from __future__ import annotations

import csv
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from amendments.actions.announce import announce_decisions
from amendments.actions.decide import decide
from amendments.actions.enter_position import enter_position
from amendments.actions.invite import invite_cosponsor
from amendments.actions.open_round import open_round
from amendments.actions.set_agreement import set_agreement
from amendments.views.acts import WORDS
from drafting.actions.edit_draft import DraftEdit, edit_draft
from drafting.models import Act, Delegation, Draft, Seat
from tests.factories import at, delete, prepared, reword, tabled
from tests.screens import at_screen, said

ROOT = Path(__file__).resolve().parents[3]


def page(draft: Draft, query: str = "") -> str:
    return f"/drafts/{draft.pk}/record/{query}"


@pytest.fixture
def played(draft: Draft, france: Seat, germany: Seat, presidency: Seat) -> Draft:
    """A little of everything."""
    Delegation.objects.filter(body=draft.body, code="FR").update(name="France")
    horn = tabled(draft, reword(draft, "2", "ring a bell", "sound a horn"), by=france)
    enter_position(draft, stance="reservation", reservation="scrutiny", amendment=horn.pk, by=germany)
    set_agreement(draft, paragraph=at(draft, "4"), state="agreed", by=presidency)
    decide(horn, outcome="accept", reason="Bells are hard to hear.", by=presidency)
    announce_decisions(draft, by=presidency)
    open_round(draft, deadline=timezone.now() + timedelta(days=2), by=presidency)
    edit_draft(draft, edit=DraftEdit(given=frozenset({"cover"}), cover=[]), by=presidency)
    invite_cosponsor(prepared(draft, delete(draft, "5"), by=france), delegation="SE", by=france)
    return draft


@pytest.mark.parametrize(
    ("name", "status"), [("presidency", 200), ("france", 200), ("observer", 404), ("outsider", 404)]
)
def test_who_reads_the_record(name: str, status: int, draft: Draft, request: pytest.FixtureRequest) -> None:
    client = at_screen(request.getfixturevalue(name))
    assert client.get(page(draft)).status_code == status
    assert client.get(f"/drafts/{draft.pk}/record.csv").status_code == status


def test_acts_are_told_in_sentences(played: Draft, france: Seat) -> None:
    told = said(at_screen(france).get(page(played)))
    for sentence in (
        "The Presidency issued WK 7/2026 INIT",
        "France submitted AM 1",
        "DE entered a position on AM 1: scrutiny reservation",
        "The Presidency entered on paragraph 4: agreed",
        "The Presidency announced on AM 1: taken up",
        "The Presidency opened round 1, until",
        "France began Draft amendment",
        "France invited SE to stand behind Draft amendment",
    ):
        assert sentence in told


def test_what_others_prepare_is_not_in_it(played: Draft, germany: Seat) -> None:
    told = said(at_screen(germany).get(page(played)))
    assert "France submitted AM 1" in told
    assert "invited" not in told
    assert "prepared a decision" not in told


def test_every_verb_that_is_recorded_has_words() -> None:
    found = {
        verb
        for folder in ("drafting/actions", "amendments/actions")
        for file in (ROOT / folder).glob("*.py")
        for verb in re.findall(
            r'(?:verb=|VERB = |record_position\()"(\w+)"', file.read_text(encoding="utf-8")
        )
    }
    assert found - {"enter_position"} <= set(WORDS)


def test_an_act_whose_payload_was_erased_is_still_told(played: Draft, france: Seat) -> None:
    Act.objects.filter(verb="announce_decision").update(payload=None)
    assert "The Presidency announced the decision" in said(at_screen(france).get(page(played)))


def test_it_is_filtered_by_verb_by_seat_and_by_day(played: Draft, france: Seat) -> None:
    client = at_screen(france)
    only = said(client.get(page(played, "?verb=submit_amendment")))
    assert "1 act" in only
    assert "France submitted AM 1" in only
    assert "1 act" in said(client.get(page(played, "?seat=DE,+head")))
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert "Nothing in the record answers" in said(client.get(page(played, f"?since={tomorrow}")))
    assert "France submitted AM 1" in said(client.get(page(played, f"?until={tomorrow}")))
    assert client.get(page(played, "?since=2026-13-45&page=900")).status_code == 200


def test_the_file_holds_the_same_acts_and_no_formula(played: Draft, france: Seat) -> None:
    france.user.first_name = "=SUM(A1)"
    france.user.save()
    client = at_screen(france)
    rows = list(csv.reader(client.get(f"/drafts/{played.pk}/record.csv").content.decode().splitlines()))
    acts = client.get(f"/api/drafts/{played.pk}/record/").json()
    assert [row[7] for row in rows[1:]] == [act["hash"] for act in acts]
    assert "'=SUM(A1)" in {row[2] for row in rows}
    only = client.get(f"/drafts/{played.pk}/record.csv?verb=issue_revision").content.decode()
    assert len(only.splitlines()) == 2


def test_a_long_record_goes_over_several_pages(played: Draft, france: Seat) -> None:
    act = Act.objects.filter(draft=played, audience="all").order_by("-at")[0]
    for number in range(120):
        Act.objects.create(
            body=act.body,
            draft=played,
            audience="all",
            chain=act.chain,
            sequence=act.sequence + 1000 + number,
            verb="issue_revision",
            at=act.at,
            actor=act.actor,
            seat="Presidency",
            payload={"symbol": "WK 7/2026 REV 9"},
        )
    client = at_screen(france)
    assert "Page 1 of 2" in said(client.get(page(played)))
    assert "Page 2 of 2" in said(client.get(page(played, "?page=2")))
