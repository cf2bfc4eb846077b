"""The Presidency's table: weighing proposals side by side, deciding, announcing."""

from __future__ import annotations

import json

import pytest

from amendments.actions.decide import decide
from amendments.models import Agreement, Amendment, Decision
from drafting.models import Draft, Seat
from tests.factories import acts, at, insert, reword, tabled
from tests.screens import at_screen, said


@pytest.fixture
def shall(draft: Draft, france: Seat) -> Amendment:
    return tabled(draft, reword(draft, "3", "should", "shall"), by=france, justification="Islands need it.")


@pytest.fixture
def may(draft: Draft, germany: Seat) -> Amendment:
    return tabled(draft, reword(draft, "3", "should", "may"), by=germany)


@pytest.fixture
def each(draft: Draft, italy: Seat) -> Amendment:
    return tabled(draft, reword(draft, "3", "every", "each"), by=italy)


def table(draft: Draft, **query: str) -> str:
    pairs = "&".join(f"{name}={value}" for name, value in query.items())
    return f"/drafts/{draft.pk}/table/?{pairs}"


def result(draft: Draft, *ticked: Amendment) -> str:
    ticks = "".join(f"&tick={one.pk}" for one in ticked)
    return f"/drafts/{draft.pk}/table/result/?paragraph={at(draft, '3')}&ticked=1{ticks}"


@pytest.mark.parametrize(
    ("name", "status"), [("presidency", 200), ("secretariat", 403), ("france", 403), ("outsider", 404)]
)
def test_whose_table_it_is(name: str, status: int, draft: Draft, request: pytest.FixtureRequest) -> None:
    client = at_screen(request.getfixturevalue(name))
    assert client.get(table(draft)).status_code == status
    assert client.get(f"/drafts/{draft.pk}/table/result/?paragraph={at(draft, '3')}").status_code == status
    assert client.post(f"/drafts/{draft.pk}/announce/").status_code == (302 if status == 200 else status)


def test_nothing_on_the_table_says_so(draft: Draft, presidency: Seat) -> None:
    assert "There are no proposals yet." in said(at_screen(presidency).get(table(draft)))


def test_proposals_stand_side_by_side_with_their_conflicts(
    draft: Draft, shall: Amendment, may: Amendment, each: Amendment, presidency: Seat
) -> None:
    html = at_screen(presidency).get(table(draft)).content.decode()
    assert html.count('<article class="bid') == 3
    assert html.count('class="clash"') >= 3  # in the merged text, and in both that collide
    told = said(at_screen(presidency).get(table(draft)))
    assert "AM 2 and AM 1 should may should shall" in told  # in the order of delegations
    assert "Islands need it." in told
    assert "Silent DE, IT, SE" in told


def test_the_resulting_text_of_two_compatible_proposals(
    draft: Draft, shall: Amendment, each: Amendment, presidency: Seat
) -> None:
    told = said(at_screen(presidency).get(result(draft, shall, each)))
    assert "Ferries should shall FR run in every each IT season, weather permitting." in told
    assert "No conflict left" in told


def test_the_ticked_that_collide_are_named(
    draft: Draft, shall: Amendment, may: Amendment, presidency: Seat
) -> None:
    told = said(at_screen(presidency).get(result(draft, shall, may)))
    assert "AM 2 and AM 1" in told
    assert "What is ticked collides" in told


def test_a_new_paragraph_shows_under_the_one_it_follows(draft: Draft, france: Seat, presidency: Seat) -> None:
    dogs = tabled(draft, insert(draft, "3", "Dogs travel free."), by=france)
    told = said(at_screen(presidency).get(result(draft, dogs)))
    assert "3bis. Dogs travel free." in told


def test_deciding_comes_back_to_the_same_paragraph(draft: Draft, shall: Amendment, presidency: Seat) -> None:
    sent = {"outcome": "accept", "paragraph": at(draft, "3")}
    response = at_screen(presidency).post(f"/amendments/{shall.pk}/decision/", sent)
    assert response.status_code == 302
    assert f"paragraph={at(draft, '3')}" in response["Location"]
    shall.refresh_from_db()
    assert shall.status == "accepted"


def test_accepting_modified_takes_the_editors_changes_or_the_plain_words(
    draft: Draft, shall: Amendment, may: Amendment, presidency: Seat
) -> None:
    client = at_screen(presidency)
    change = reword(draft, "3", "should", "ought to")
    for amendment, more in (
        (shall, {"changes": json.dumps([change])}),
        (may, {"wording": change["text"], "changes": ""}),
    ):
        sent = {"outcome": "accept_modified", "paragraph": at(draft, "3")} | more
        client.post(f"/amendments/{amendment.pk}/decision/", sent)
        decision = Decision.objects.get(amendment=amendment)
        assert decision.outcome == "accept_modified"
        assert decision.changes[0]["runs"][0]["text"].startswith("Ferries ought to run")


def test_rejecting_without_a_reason_is_refused(draft: Draft, shall: Amendment, presidency: Seat) -> None:
    sent = {"outcome": "reject", "reason": " ", "paragraph": at(draft, "3")}
    response = at_screen(presidency).post(f"/amendments/{shall.pk}/decision/", sent, follow=True)
    assert "Say why it is not taken up." in said(response)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("changes", ["[", "[" * 100_000, '{"act": "praise"}'])
def test_changes_that_are_none_are_refused(
    changes: str, draft: Draft, shall: Amendment, presidency: Seat
) -> None:
    sent = {"outcome": "accept_modified", "changes": changes, "reason": "", "paragraph": at(draft, "3")}
    response = at_screen(presidency).post(f"/amendments/{shall.pk}/decision/", sent, follow=True)
    assert response.status_code == 200
    shall.refresh_from_db()
    assert shall.status == "submitted"


def test_the_second_of_two_chairs_is_told_of_the_first(
    draft: Draft, shall: Amendment, presidency: Seat, presidency2: Seat
) -> None:
    decide(shall, outcome="accept", by=presidency)
    sent = {"outcome": "park", "paragraph": at(draft, "3")}
    response = at_screen(presidency2).post(f"/amendments/{shall.pk}/decision/", sent, follow=True)
    assert 'class="note warn"' in response.content.decode()
    assert Decision.objects.count() == 1


def test_the_last_decision_is_undone(draft: Draft, shall: Amendment, presidency: Seat) -> None:
    decide(shall, outcome="accept", by=presidency)
    client = at_screen(presidency)
    assert "Undo AM 1" in said(client.get(table(draft, paragraph=at(draft, "3"))))
    client.post(f"/amendments/{shall.pk}/decision/undo/", {"paragraph": at(draft, "3")})
    shall.refresh_from_db()
    assert shall.status == "submitted"


def test_announcing_tells_everybody(draft: Draft, shall: Amendment, france: Seat, presidency: Seat) -> None:
    decide(shall, outcome="park", reason="Until Monday.", by=presidency)
    client = at_screen(presidency)
    assert "Announce 1 …" in said(client.get(table(draft)))
    client.post(f"/drafts/{draft.pk}/announce/")
    assert len(acts(draft, "announce_decision")) == 1
    assert "Parked" in said(at_screen(france).get(f"/amendments/{shall.pk}/"))


def test_the_room_agrees_on_a_paragraph(draft: Draft, shall: Amendment, presidency: Seat) -> None:
    sent = {"paragraph": at(draft, "3"), "state": "pending", "pending": "se, it"}
    at_screen(presidency).post(f"/drafts/{draft.pk}/agreement/", sent)
    assert sorted(Agreement.objects.get().pending) == ["IT", "SE"]


def test_the_number_of_queries_does_not_grow_with_the_proposals(
    draft: Draft,
    germany: Seat,
    presidency: Seat,
    django_assert_max_num_queries: pytest.FixtureRequest,
) -> None:
    for count in range(10):
        tabled(draft, reword(draft, "3", "every", f"nearly{count} every"), by=germany)
    client = at_screen(presidency)
    client.get(table(draft))
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        client.get(table(draft))


def test_what_is_announced_is_what_the_dialog_showed(
    draft: Draft, france: Seat, sweden: Seat, presidency: Seat, presidency2: Seat
) -> None:
    shown = tabled(draft, reword(draft, "2", "a bell", "two bells"), by=france)
    added = tabled(draft, reword(draft, "3", "season", "month"), by=sweden)
    decide(shown, outcome="accept", by=presidency)
    dialog = at_screen(presidency).get(f"/drafts/{draft.pk}/table/").content.decode()
    assert f'name="amendment" value="{shown.pk}"' in dialog
    decide(added, outcome="park", by=presidency2)
    at_screen(presidency).post(f"/drafts/{draft.pk}/announce/", {"amendment": [str(shown.pk)]})
    assert Decision.objects.get(amendment=shown).announced_at is not None
    assert Decision.objects.get(amendment=added).announced_at is None
