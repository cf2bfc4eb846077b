"""The floor on the pages: given at the Presidency's table, watched beside the text, told on the amendment's page."""

from __future__ import annotations

import pytest

from amendments.actions.answer_invitation import answer_invitation
from amendments.actions.change_floor import change_floor
from amendments.actions.edit import edit_amendment
from amendments.actions.give_floor import give_floor
from amendments.actions.invite import invite_cosponsor
from amendments.actions.submit import submit_amendment
from amendments.models import Amendment
from drafting.models import Draft, Seat
from tests.factories import at, prepared, reword
from tests.screens import at_screen, said


def test_the_presidency_gives_the_floor_at_its_table(draft: Draft, presidency: Seat) -> None:
    screen = at_screen(presidency)
    sent = {"paragraph": at(draft, "2"), "delegations": ["FR", "SE"], "justification": "Find common words."}
    answer = screen.post(f"/drafts/{draft.pk}/floor/", sent)
    group = Amendment.objects.get()
    assert answer["Location"] == f"/drafts/{draft.pk}/#{at(draft, '2')}"
    assert (group.floor, group.justification, group.sponsorships.count()) == (
        "named",
        "Find common words.",
        2,
    )


def test_who_writes_a_compromise_is_led_to_the_editor(draft: Draft, presidency: Seat) -> None:
    answer = at_screen(presidency).post(f"/drafts/{draft.pk}/floor/", {"paragraph": at(draft, "2")})
    group = Amendment.objects.get()
    assert answer["Location"] == f"/drafts/{draft.pk}/?amendment={group.pk}#{at(draft, '2')}"
    assert group.sponsorships.count() == 0
    again = at_screen(presidency).post(f"/drafts/{draft.pk}/floor/", {"paragraph": at(draft, "2")})
    assert (again["Location"], Amendment.objects.count()) == (answer["Location"], 1)


@pytest.fixture
def group(draft: Draft, presidency: Seat) -> Amendment:
    """France and Sweden have the floor on paragraph 2."""
    return give_floor(draft, paragraph=at(draft, "2"), delegations=["FR", "SE"], by=presidency)


WHO_SEES_WHAT = (
    ("france", {"Join"}),
    ("germany", set()),
    ("observer", set()),
    ("secretariat", set()),
    ("presidency", {"Join", "Change the floor …", "Take back", "Submit …"}),
)


@pytest.mark.parametrize(("name", "offered"), WHO_SEES_WHAT)
def test_everybody_sees_the_card_and_each_what_is_his_to_do(
    name: str, offered: set[str], draft: Draft, group: Amendment, request: pytest.FixtureRequest
) -> None:
    told = said(at_screen(request.getfixturevalue(name)).get(f"/drafts/{draft.pk}/"))
    assert "FR SE Drafting group Being written" in told
    card = told[told.index("Drafting group Being written") :].partition("3.")[0]
    assert {
        each for each in ("Join", "Change the floor …", "Take back", "Submit …") if each in card
    } == offered


def test_a_compromise_is_the_presidency_s(
    draft: Draft, group: Amendment, presidency: Seat, germany: Seat
) -> None:
    change_floor(group, delegations=[], by=presidency)
    assert "Presidency’s compromise Being written" in said(at_screen(germany).get(f"/drafts/{draft.pk}/"))


def test_the_table_says_what_is_being_written(draft: Draft, group: Amendment, presidency: Seat) -> None:
    told = said(at_screen(presidency).get(f"/drafts/{draft.pk}/table/?paragraph={at(draft, '2')}"))
    assert "Drafting group FR, SE, being written" in told
    assert "Give the floor on paragraph 2" in told


def test_a_private_compromise_can_be_put_on_the_table_from_its_page(draft: Draft, presidency: Seat) -> None:
    own, screen = (
        prepared(draft, reword(draft, "2", "a bell", "two bells"), by=presidency),
        at_screen(presidency),
    )
    assert "Put it on the table …" in said(screen.get(f"/amendments/{own.pk}/"))
    screen.post(f"/amendments/{own.pk}/floor/", {"to_all": "1"})
    assert Amendment.objects.get(pk=own.pk).floor == "all"
    screen.post(f"/amendments/{own.pk}/floor/back/")
    assert Amendment.objects.get(pk=own.pk).floor == ""


def test_after_submission_the_page_says_whose_words_they_were(
    draft: Draft, group: Amendment, presidency: Seat, france: Seat, germany: Seat
) -> None:
    edit_amendment(group, changes=[reword(draft, "2", "a bell", "two bells")], by=france)
    submit_amendment(group, by=presidency)
    told = said(at_screen(germany).get(f"/amendments/{group.pk}/"))
    assert "AM 1 FR SE" in told
    assert (
        "Whose words paragraph 2 Each harbour shall keep a lamp lit at night and ring two bells FR in fog"
        in told
    )
    assert "Struck: a FR bell FR" in told


def test_whose_words_a_delegation_s_own_amendment_holds_its_side_alone_sees(
    draft: Draft, france: Seat, sweden: Seat, germany: Seat
) -> None:
    wish = prepared(draft, reword(draft, "2", "a bell", "two bells"), by=france)
    invite_cosponsor(wish, delegation="SE", by=france)
    answer_invitation(wish, accept=True, by=sweden)
    edit_amendment(wish, changes=[reword(draft, "2", "a bell", "three bells")], by=sweden)
    submit_amendment(wish, by=france)
    assert "Whose words" in said(at_screen(sweden).get(f"/amendments/{wish.pk}/"))
    assert "Whose words" not in said(at_screen(germany).get(f"/amendments/{wish.pk}/"))
