"""The page of the text: its views, its cards, and who is shown what."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from amendments.actions.announce import announce_decisions
from amendments.actions.decide import decide
from amendments.actions.set_agreement import set_agreement
from drafting.models import Body, Draft, Seat
from tests.factories import at, delete, insert, issued, make_draft, move, prepared, reword, tabled
from tests.screens import at_screen, said


def page(draft: Draft) -> str:
    return f"/drafts/{draft.pk}/"


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


@pytest.mark.parametrize(
    ("name", "status"), [("france", 200), ("observer", 200), ("presidency", 200), ("outsider", 404)]
)
def test_who_may_read(name: str, status: int, draft: Draft, request: pytest.FixtureRequest) -> None:
    assert at_screen(request.getfixturevalue(name)).get(page(draft)).status_code == status


def test_who_is_not_signed_in_is_asked_to(draft: Draft) -> None:
    response = Client().get(page(draft))
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


def test_every_paragraph_has_an_address_and_footnotes_are_at_hand(draft: Draft, france: Seat) -> None:
    drawn = html(at_screen(france), page(draft))
    assert f'id="{at(draft, "3")}"' in drawn
    assert '<li id="n1"><sup>1</sup>As listed by the pilots of each island.</li>' in drawn


def test_proposals_stand_beside_their_paragraph(draft: Draft, france: Seat, germany: Seat) -> None:
    tabled(draft, reword(draft, "3", "should", "shall"), by=germany)
    tabled(draft, insert(draft, "4", "Dogs travel free."), by=germany)
    tabled(draft, delete(draft, "5"), by=germany)
    tabled(draft, move(draft, "2", after="4"), by=germany)
    told = said(at_screen(france).get(page(draft)))
    assert "DE AM 1 Submitted Ferries should shall run in" in told
    assert "New paragraph after 4" in told
    assert "Deletes the paragraph" in told
    assert "Moves it after 4" in told


def test_colliding_proposals_name_each_other(draft: Draft, france: Seat, germany: Seat, italy: Seat) -> None:
    tabled(draft, reword(draft, "3", "should", "shall"), by=germany)
    tabled(draft, reword(draft, "3", "should", "may"), by=italy)
    told = said(at_screen(france).get(page(draft)))
    assert told.count("Collides with") == 2
    assert "1 contested" in told


def test_sweden_sees_nothing_of_what_france_prepares(draft: Draft, france: Seat, sweden: Seat) -> None:
    prepared(draft, reword(draft, "3", "every", "each"), by=france)
    assert "Continue" in said(at_screen(france).get(page(draft)))
    hidden = said(at_screen(sweden).get(page(draft)))
    assert "Continue" not in hidden
    assert "each season" not in hidden


def test_a_prepared_decision_is_the_chairs_until_it_is_announced(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    mine = tabled(draft, reword(draft, "3", "should", "shall"), by=france)
    decide(mine, outcome="accept", by=presidency)
    assert "Taken up, prepared" in said(at_screen(presidency).get(page(draft)))
    assert "Taken up" not in said(at_screen(france).get(page(draft)))
    announce_decisions(draft, by=presidency)
    assert "Taken up" in said(at_screen(france).get(page(draft)))


def test_clean_shows_neither_marks_nor_cards(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    decide(tabled(draft, reword(draft, "3", "should", "shall"), by=france), outcome="accept", by=presidency)
    issued(draft, by=presidency)
    tabled(draft, reword(draft, "4", "two", "three"), by=germany)
    drawn = html(at_screen(france), page(draft) + "?view=clean")
    assert "Ferries shall run" in drawn
    assert 'class="card"' not in drawn
    assert "<ins>" not in drawn


def test_marked_shows_what_changed_since_the_revision_chosen(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    decide(tabled(draft, reword(draft, "3", "should", "shall"), by=france), outcome="accept", by=presidency)
    issued(draft, by=presidency)
    decide(tabled(draft, delete(draft, "4"), by=france), outcome="accept", by=presidency)
    issued(draft, by=presidency)
    first = draft.revisions.get(number=0)
    against_last = html(at_screen(france), page(draft))
    assert "<del>Member States report" in against_last
    assert "<del>should</del>" not in against_last
    against_first = html(at_screen(france), f"{page(draft)}?against={first.pk}")
    assert "Ferries <del>should</del> <ins>shall</ins> run" in against_first


def test_rolling_puts_every_proposal_in_brackets_with_its_owner(
    draft: Draft, france: Seat, germany: Seat
) -> None:
    tabled(draft, reword(draft, "3", "should", "shall"), by=germany)
    drawn = html(at_screen(france), page(draft) + "?view=rolling")
    assert '<span class="br">should</span> <span class="br"><b>DE</b>shall</span> run' in drawn


def test_words_in_brackets_stand_so_in_the_marked_text(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    """Beside them, in the same paragraph, what the revision changed is marked as ever."""
    decide(tabled(draft, reword(draft, "3", "should", "shall"), by=germany), outcome="bracket", by=presidency)
    decide(tabled(draft, reword(draft, "3", "every", "each"), by=france), outcome="accept", by=presidency)
    issued(draft, by=presidency)
    drawn = html(at_screen(france), page(draft))
    assert '<span class="br"><b>DE</b>shall</span> run in <del>every</del> <ins>each</ins> season' in drawn


def test_one_delegations_proposals_alone(draft: Draft, france: Seat, germany: Seat, italy: Seat) -> None:
    tabled(draft, reword(draft, "3", "should", "shall"), by=germany)
    tabled(draft, reword(draft, "4", "two", "three"), by=italy)
    drawn = html(at_screen(france), page(draft) + "?delegation=IT")
    assert drawn.count('class="card"') == 1


def test_the_bar_counts_what_is_agreed(draft: Draft, france: Seat, presidency: Seat) -> None:
    set_agreement(draft, paragraph=at(draft, "3"), state="agreed", by=presidency)
    assert "1 of 5 paragraphs agreed" in html(at_screen(france), page(draft))


@pytest.mark.parametrize(("name", "sees"), [("france", True), ("france2", True), ("observer", False)])
def test_the_pen_is_offered_to_those_who_may_write(
    name: str, sees: bool, draft: Draft, request: pytest.FixtureRequest
) -> None:
    drawn = html(at_screen(request.getfixturevalue(name)), page(draft))
    assert ("Propose an amendment to paragraph 3" in drawn) is sees


def test_before_init_the_office_sees_the_text_in_preparation(
    body: Body, presidency: Seat, france: Seat
) -> None:
    fresh = make_draft(body)
    assert "not issued yet" in said(at_screen(presidency).get(page(fresh)))
    assert at_screen(france).get(page(fresh)).status_code == 404


@pytest.mark.parametrize("query", ["?revision=nonsense", "?against=00000000-0000-4000-8000-000000000000"])
def test_a_revision_that_is_not_of_the_chain_is_not_here(query: str, draft: Draft, france: Seat) -> None:
    assert at_screen(france).get(page(draft) + query).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_amendments(
    draft: Draft,
    france: Seat,
    germany: Seat,
    django_assert_max_num_queries: pytest.FixtureRequest,
) -> None:
    client = at_screen(france)
    for count in range(12):
        tabled(draft, reword(draft, "3", "every", f"nearly{count} every"), by=germany)
    client.get(page(draft))
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        client.get(page(draft))


def test_the_page_speaks_french(draft: Draft, france: Seat, germany: Seat) -> None:
    tabled(draft, reword(draft, "3", "should", "shall"), by=germany)
    client = at_screen(france)
    client.cookies["django_language"] = "fr"
    told = said(client.get(page(draft)))
    translation.activate("en")
    assert "Présenté" in told
    assert "Toutes" in told or "toutes les délégations" in told
