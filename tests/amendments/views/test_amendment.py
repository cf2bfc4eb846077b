"""The page of one amendment, and what is done from it."""

from __future__ import annotations

from typing import get_args

import pytest

from amendments.actions.decide import decide
from amendments.consolidation.rebase import Reason
from amendments.models import Amendment, Position
from amendments.views.states import REASONS
from drafting.models import Draft, Seat
from tests.factories import acts, issued, prepared, reword, tabled
from tests.screens import at_screen, said


@pytest.fixture
def mine(draft: Draft, france: Seat) -> Amendment:
    """France's, on paragraph 3, in preparation."""
    return prepared(draft, reword(draft, "3", "should", "shall"), by=france, justification="Safer.")


@pytest.fixture
def theirs(draft: Draft, germany: Seat) -> Amendment:
    """Germany's, on paragraph 4, before everybody."""
    return tabled(draft, reword(draft, "4", "two", "three"), by=germany)


def page(amendment: Amendment) -> str:
    return f"/amendments/{amendment.pk}/"


@pytest.mark.parametrize("name", ["germany", "presidency", "secretariat", "observer", "outsider"])
def test_what_france_prepares_is_nowhere(name: str, mine: Amendment, request: pytest.FixtureRequest) -> None:
    client = at_screen(request.getfixturevalue(name))
    assert client.get(page(mine)).status_code == 404
    for deed in ("submit", "delete", "withdraw", "invite", "position", "decision"):
        assert client.post(f"{page(mine)}{deed}/", {"outcome": "accept"}).status_code == 404, deed


def test_one_that_lost_its_place_says_why(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    wish = tabled(draft, reword(draft, "3", "should", "shall"), by=france)
    decide(tabled(draft, reword(draft, "3", "should", "may"), by=germany), outcome="accept", by=presidency)
    issued(draft, by=presidency)
    why = "It and what was taken up change the same words."
    assert f"Needs a new place in the current text. {why}" in said(at_screen(france).get(page(wish)))
    assert f"{draft.title}. {why}" in said(at_screen(france).get("/"))


def test_every_reason_for_a_flag_has_a_sentence() -> None:
    assert set(REASONS) == set(get_args(Reason))


def test_it_is_shown_whole_with_its_reason(mine: Amendment, france: Seat) -> None:
    told = said(at_screen(france).get(page(mine)))
    assert "Ferries should shall run in every season, weather permitting." in told
    assert "Safer." in told
    assert "Submit …" in told


def test_submitting_asks_once_and_shows_what_goes_out(mine: Amendment, france: Seat) -> None:
    client = at_screen(france)
    asked = said(client.get(f"{page(mine)}submit/"))
    assert "It goes out in the name of FR" in asked
    assert "should shall" in asked
    done = client.post(f"{page(mine)}submit/", {"to": "all"}, follow=True)
    assert "AM 1 is submitted." in said(done)
    assert "Receipt of the submission" in said(done)


def test_submitting_twice_is_one_submission(mine: Amendment, draft: Draft, france: Seat) -> None:
    client = at_screen(france)
    for _ in range(3):
        client.post(f"{page(mine)}submit/", {"to": "all"})
    assert len(acts(draft, "submit_amendment")) == 1


def test_the_drafter_may_not_submit(mine: Amendment, france2: Seat) -> None:
    client = at_screen(france2)
    assert client.get(f"{page(mine)}submit/").status_code == 403
    assert client.post(f"{page(mine)}submit/").status_code == 403


def test_a_position_is_entered_changed_and_lifted(theirs: Amendment, france: Seat) -> None:
    client = at_screen(france)
    client.post(f"{page(theirs)}position/", {"stance": "support"})
    client.post(f"{page(theirs)}position/", {"stance": "reservation scrutiny", "note": "Until Monday."})
    standing = Position.objects.get(lifted_at__isnull=True)
    assert (standing.stance, standing.reservation, standing.note) == (
        "reservation",
        "scrutiny",
        "Until Monday.",
    )
    assert "Scrutiny reservation FR" in said(client.get(page(theirs)))
    client.post(f"{page(theirs)}position/", {"stance": "none"})
    assert not Position.objects.filter(lifted_at__isnull=True).exists()


def test_an_invitation_is_answered(mine: Amendment, france: Seat, sweden: Seat) -> None:
    at_screen(france).post(f"{page(mine)}invite/", {"delegation": "SE"})
    client = at_screen(sweden)
    assert "Co-sponsor it" in said(client.get(page(mine)))
    client.post(f"{page(mine)}answer/", {"accept": "no"})
    assert client.get(page(mine)).status_code == 404


def test_withdrawing_is_its_owners(theirs: Amendment, germany: Seat, france: Seat) -> None:
    assert at_screen(france).post(f"{page(theirs)}withdraw/").status_code == 403
    done = at_screen(germany).post(f"{page(theirs)}withdraw/", follow=True)
    assert "The amendment is withdrawn." in said(done)


def test_too_late_to_withdraw_is_said(theirs: Amendment, germany: Seat, presidency: Seat) -> None:
    decide(theirs, outcome="accept", announce=True, by=presidency)
    done = at_screen(germany).post(f"{page(theirs)}withdraw/", follow=True)
    assert 'class="note warn"' in done.content.decode()
    theirs.refresh_from_db()
    assert theirs.status == "accepted"


def test_the_decision_and_what_was_taken_instead_are_shown(
    draft: Draft, theirs: Amendment, france: Seat, presidency: Seat
) -> None:
    decide(
        theirs,
        outcome="accept_modified",
        reason="Every year is too much.",
        changes=[reword(draft, "4", "two", "four")],
        announce=True,
        by=presidency,
    )
    told = said(at_screen(france).get(page(theirs)))
    assert "Taken up in part" in told
    assert "Every year is too much." in told
    assert "two four years" in told


@pytest.mark.parametrize("outcome", ["accept", "reject", "bracket"])
def test_a_decision_that_is_prepared_changes_nothing_for_its_proposer(
    outcome: str, theirs: Amendment, germany: Seat, presidency: Seat
) -> None:
    client = at_screen(germany)
    before = said(client.get(page(theirs)))
    decide(theirs, outcome=outcome, reason="Not now.", by=presidency)
    assert "Withdraw" in before
    assert said(client.get(page(theirs))) == before


def test_the_presidency_lets_lapse_what_has_lost_its_place(
    draft: Draft, france: Seat, theirs: Amendment, presidency: Seat
) -> None:
    decide(tabled(draft, reword(draft, "4", "two", "five"), by=france), outcome="accept", by=presidency)
    issued(draft, by=presidency)
    client = at_screen(presidency)
    assert "Let it lapse" in said(client.get(page(theirs)))
    assert "Let it lapse" not in said(at_screen(france).get(page(theirs)))
    assert "The amendment has lapsed." in said(client.post(f"{page(theirs)}lapse/", follow=True))
    theirs.refresh_from_db()
    assert theirs.status == "lapsed"


def test_script_in_a_justification_stays_words(draft: Draft, france: Seat, germany: Seat) -> None:
    bad = "<script>alert(1)</script>"
    theirs = tabled(draft, reword(draft, "3", "should", "shall"), by=germany, justification=bad)
    for address in (page(theirs), f"/drafts/{draft.pk}/", f"/drafts/{draft.pk}/amendments/"):
        assert bad not in at_screen(france).get(address).content.decode()


def test_the_list_is_filtered(draft: Draft, theirs: Amendment, mine: Amendment, france: Seat) -> None:
    client = at_screen(france)
    assert "2 of 2" in said(client.get(f"/drafts/{draft.pk}/amendments/"))
    assert "1 of 2" in said(client.get(f"/drafts/{draft.pk}/amendments/?delegation=DE"))
    assert "1 of 2" in said(client.get(f"/drafts/{draft.pk}/amendments/?status=in_preparation"))
    assert "None." in said(client.get(f"/drafts/{draft.pk}/amendments/?status=rejected"))
