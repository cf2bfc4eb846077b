"""Submitting: once, in order, and to those whom the round's rule lets know."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from amendments.actions.answer_invitation import answer_invitation
from amendments.actions.decide import decide
from amendments.actions.invite import invite_cosponsor
from amendments.actions.open_round import open_round
from amendments.actions.release_round import release_due, release_round
from amendments.actions.submit import receipt_of, submit_amendment
from amendments.actions.withdraw import withdraw_amendment
from amendments.models import Round
from amendments.permissions import visible_amendments
from drafting.errors import DomainError
from drafting.models import Draft, Seat
from tests.factories import acts, again, at, delete, insert, issued, prepared, reword, tabled, words


def test_without_a_round_it_is_released_at_once_and_numbered(
    draft: Draft, france: Seat, germany: Seat
) -> None:
    first = tabled(draft, delete(draft, "5"), by=germany)
    second = tabled(draft, delete(draft, "4"), by=france)
    assert [(each.status, each.number, each.order) for each in (again(first), again(second))] == [
        ("submitted", 1, 1),
        ("submitted", 2, 2),
    ]
    told = acts(draft, "submit_amendment")
    assert [act.audience for act in told] == ["all", "all"]
    assert told[0].payload["number"] == 1


def test_said_twice_it_is_the_same_amendment_and_no_second_act(draft: Draft, france: Seat) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    repeated = submit_amendment(amendment, by=france)
    assert (repeated.pk, repeated.number) == (amendment.pk, 1)
    assert len(acts(draft, "submit_amendment")) == 1


def test_its_delegation_has_a_receipt(draft: Draft, france: Seat) -> None:
    amendment = prepared(draft, delete(draft, "5"), by=france)
    assert receipt_of(amendment) is None
    submit_amendment(amendment, by=france)
    act = acts(draft, "submit_amendment")[0]
    assert receipt_of(amendment) == {"act": str(act.pk), "commitment": act.commitment, "hash": act.hash}


def test_what_goes_to_the_presidency_alone_is_never_numbered(
    draft: Draft, france: Seat, germany: Seat, secretariat: Seat
) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france, to="presidency")
    assert (again(amendment).number, again(amendment).released_at) == (None, None)
    assert acts(draft, "submit_amendment")[0].audience == "office+FR"
    assert not visible_amendments(draft, germany).exists()
    assert visible_amendments(draft, secretariat).exists()
    assert tabled(draft, delete(draft, "4"), by=germany).number == 1


def test_it_goes_to_all_or_to_the_presidency(draft: Draft, france: Seat) -> None:
    with pytest.raises(DomainError) as refused:
        tabled(draft, delete(draft, "5"), by=france, to="germany")
    assert refused.value.code == "unknown_audience"


def test_until_the_presidency_releases_the_round_nobody_knows(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    stretch = open_round(draft, release="presidency", by=presidency)
    held = [tabled(draft, delete(draft, label), by=france) for label in ("4", "5")]
    assert not visible_amendments(draft, germany).exists()
    release_round(stretch, by=presidency)
    assert [again(each).number for each in held] == [1, 2]
    assert visible_amendments(draft, germany).count() == 2
    assert tabled(draft, delete(draft, "3"), by=germany).number == 3
    release_round(stretch, by=presidency)
    assert [act.audience for act in acts(draft, "release_round")] == ["all"]


def test_what_is_withdrawn_before_the_release_is_never_told(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    stretch = open_round(draft, release="presidency", by=presidency)
    gone = tabled(draft, delete(draft, "5"), by=france)
    kept = tabled(draft, delete(draft, "4"), by=france)
    withdraw_amendment(gone, by=france)
    release_round(stretch, by=presidency)
    assert (again(gone).number, again(kept).number) == (None, 1)


def test_the_deadline_releases_by_itself(draft: Draft, france: Seat, germany: Seat, presidency: Seat) -> None:
    deadline = timezone.now() + timedelta(hours=1)
    stretch = open_round(draft, release="deadline", deadline=deadline, by=presidency)
    held = tabled(draft, delete(draft, "5"), by=france)
    assert release_due(draft, now=deadline - timedelta(minutes=1)) == 0
    assert not visible_amendments(draft, germany).exists()
    assert release_due(draft, now=deadline) == 1
    assert release_due(draft, now=deadline) == 0
    assert again(held).number == 1
    assert Round.objects.get(pk=stretch.pk).released_at == deadline
    assert acts(draft, "release_round")[0].actor == presidency.user


def test_after_the_deadline_it_is_allowed_and_marked(draft: Draft, france: Seat, presidency: Seat) -> None:
    stretch = open_round(draft, deadline=timezone.now() + timedelta(hours=1), by=presidency)
    punctual = tabled(draft, delete(draft, "5"), by=france)
    Round.objects.filter(pk=stretch.pk).update(deadline=timezone.now() - timedelta(minutes=1))
    late = tabled(draft, delete(draft, "4"), by=france)
    assert (again(punctual).late, again(late).late, again(late).number) == (False, True, 2)


def test_what_such_a_round_receives_stays_with_the_presidency(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    stretch = open_round(draft, release="never", by=presidency)
    tabled(draft, delete(draft, "5"), by=france)
    with pytest.raises(DomainError) as refused:
        release_round(stretch, by=presidency)
    assert (refused.value.status, refused.value.code) == (409, "never_released")
    assert not visible_amendments(draft, germany).exists()


def test_what_the_presidency_tables_is_for_all_to_see(draft: Draft, germany: Seat, presidency: Seat) -> None:
    open_round(draft, release="presidency", by=presidency)
    tabled(draft, delete(draft, "5"), by=presidency)
    assert visible_amendments(draft, germany).count() == 1


def test_on_an_old_base_it_is_carried_to_the_current_text(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    wish = prepared(draft, reword(draft, "2", "ring a bell", "sound a horn"), by=france)
    other = tabled(draft, reword(draft, "2", "a lamp", "two lamps"), by=germany)
    decide(other, outcome="accept", by=presidency)
    revision = issued(draft, by=presidency)
    submit_amendment(wish, by=france)
    carried = again(wish)
    assert carried.base == revision
    assert "two lamps lit at night and sound a horn" in carried.changes.get().runs[0]["text"]


def test_colliding_words_on_an_old_base_are_stale(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    wish = prepared(draft, reword(draft, "2", "shall", "should"), by=france)
    decide(tabled(draft, reword(draft, "2", "shall", "may"), by=germany), outcome="accept", by=presidency)
    revision = issued(draft, by=presidency)
    with pytest.raises(DomainError) as refused:
        submit_amendment(wish, by=france)
    assert (refused.value.status, refused.value.code) == (409, "stale")
    assert refused.value.facts["conflicts"] == [
        {"kind": "overlap", "paragraph": at(draft, "2"), "revision": str(revision.pk)}
    ]
    assert again(wish).status == "in_preparation"


def test_what_the_text_says_already_need_not_be_asked(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    wish = prepared(draft, delete(draft, "5"), by=france)
    decide(tabled(draft, delete(draft, "5"), by=germany), outcome="accept", by=presidency)
    issued(draft, by=presidency)
    with pytest.raises(DomainError) as refused:
        submit_amendment(wish, by=france)
    assert refused.value.code == "already_there"


def test_co_sponsors_hear_of_it_with_the_office(draft: Draft, france: Seat, sweden: Seat) -> None:
    wish = prepared(draft, insert(draft, "3", "Dogs travel free."), by=france)
    invite_cosponsor(wish, delegation="SE", by=france)
    answer_invitation(wish, accept=True, by=sweden)
    submit_amendment(wish, to="presidency", by=france)
    assert acts(draft, "submit_amendment")[0].audience == "office+FR+SE"
    assert visible_amendments(draft, sweden).exists()


def test_a_withdrawn_one_is_not_submitted_again(draft: Draft, france: Seat) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    withdraw_amendment(amendment, by=france)
    with pytest.raises(DomainError) as refused:
        submit_amendment(amendment, by=france)
    assert (refused.value.status, refused.value.code) == (409, "not_open")


def test_submitting_writes_the_words_as_they_are_frozen(draft: Draft, france: Seat) -> None:
    tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    told = acts(draft, "submit_amendment")[0].payload["changes"]
    assert told[0]["runs"][0]["text"] == words(draft, "2").replace("shall", "should")


def test_submitting_a_block_moves_all_of_it(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    first, second = at(draft, "4"), at(draft, "5")
    block = [
        {"act": "move", "paragraph": first, "after": at(draft, "heading")},
        {"act": "move", "paragraph": second, "after": first},
    ]
    amendment = tabled(draft, *block, by=france)
    assert acts(draft, "submit_amendment")[0].payload["changes"] == block
    decide(tabled(draft, reword(draft, "2", "shall", "should"), by=germany), outcome="accept", by=presidency)
    issued(draft, by=presidency)
    decide(amendment, outcome="accept", by=presidency)
    labels = [each.label for each in issued(draft, by=presidency).standing.order_by("position")]
    assert labels[-4:] == ["4", "5", "2", "3"]
