"""Putting an amendment on the current revision."""

from __future__ import annotations

import pytest

from amendments.actions.decide import decide
from amendments.actions.rebase import rebase_amendment
from amendments.models import Amendment
from drafting.errors import DomainError
from drafting.models import Draft, Revision, Seat
from tests.factories import acts, at, current, delete, issued, prepared, reword, tabled, words


@pytest.fixture
def next_revision(draft: Draft, france: Seat, germany: Seat, presidency: Seat) -> tuple[Amendment, Revision]:
    """France's wish for "should", prepared before Germany's "may" and its two lamps went in."""
    wish = prepared(draft, reword(draft, "2", "shall", "should"), by=france)
    taken = tabled(draft, reword(draft, "2", "shall keep a lamp", "may keep two lamps"), by=germany)
    decide(taken, outcome="accept", by=presidency)
    return wish, issued(draft, by=presidency)


def test_where_it_stands_already_it_is_no_act(draft: Draft, france: Seat) -> None:
    wish = prepared(draft, delete(draft, "5"), by=france)
    rebase_amendment(wish, by=france)
    assert acts(draft, "rebase_amendment") == []


def test_what_does_not_collide_is_carried(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    wish = prepared(draft, delete(draft, "5"), by=france)
    decide(tabled(draft, delete(draft, "4"), by=germany), outcome="accept", by=presidency)
    issued(draft, by=presidency)
    assert rebase_amendment(wish, by=france).base == current(draft)
    assert [act.audience for act in acts(draft, "rebase_amendment")] == ["FR"]


def test_what_collides_is_stale_until_it_is_worded_anew(
    draft: Draft, france: Seat, next_revision: tuple[Amendment, Revision]
) -> None:
    wish, revision = next_revision
    with pytest.raises(DomainError) as refused:
        rebase_amendment(wish, by=france)
    assert (refused.value.status, refused.value.code) == (409, "stale")
    asked = [reword(draft, "2", "may", "should")]
    moved = rebase_amendment(wish, changes=asked, by=france)
    assert (moved.base, moved.status) == (revision, "in_preparation")
    assert "should keep two lamps" in moved.changes.get().runs[0]["text"]


def test_a_flag_goes_when_its_head_has_placed_it(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    wish = tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    decide(tabled(draft, reword(draft, "2", "shall", "may"), by=germany), outcome="accept", by=presidency)
    revision = issued(draft, by=presidency)
    placed = rebase_amendment(wish, changes=[reword(draft, "2", "may", "should")], by=france)
    row = Amendment.objects.get(pk=placed.pk)
    assert (row.base, row.flag, row.status, row.number) == (revision, "", "submitted", 1)
    assert acts(draft, "rebase_amendment")[0].audience == "all"


def test_what_is_submitted_and_stands_where_it_should_is_not_worded_anew(draft: Draft, france: Seat) -> None:
    wish = tabled(draft, delete(draft, "5"), by=france)
    with pytest.raises(DomainError) as refused:
        rebase_amendment(wish, changes=[delete(draft, "4")], by=france)
    assert (refused.value.status, refused.value.code) == (409, "not_in_preparation")


def test_what_is_decided_is_not_placed_anew(
    draft: Draft, france: Seat, next_revision: tuple[Amendment, Revision], presidency: Seat
) -> None:
    gone = tabled(draft, delete(draft, "5"), by=france)
    decide(gone, outcome="reject", reason="It is needed.", announce=True, by=presidency)
    issued(draft, by=presidency)
    with pytest.raises(DomainError) as refused:
        rebase_amendment(gone, by=france)
    assert (refused.value.status, refused.value.code) == (409, "not_open")


def test_new_words_are_to_be_decided_on_again(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    wish = tabled(draft, delete(draft, "5"), by=france)
    decide(tabled(draft, delete(draft, "5"), by=germany), outcome="accept", by=presidency)
    issued(draft, by=presidency)
    decide(wish, outcome="accept", by=presidency)
    rebase_amendment(wish, changes=[delete(draft, "4")], by=france)
    assert Amendment.objects.get(pk=wish.pk).status == "submitted"
    issued(draft, by=presidency)
    assert words(draft, "4")


def test_a_note_that_leaves_the_text_keeps_its_words_with_who_still_calls_it(
    draft: Draft, france: Seat, germany: Seat, sweden: Seat, presidency: Seat
) -> None:
    (note,) = current(draft).footnotes
    calling = {
        "act": "reword",
        "paragraph": at(draft, "5"),
        "runs": [{"text": words(draft, "5")}, {"footnote": note["id"]}],
    }
    wish, draft_wish = tabled(draft, calling, by=sweden), prepared(draft, calling, by=germany)
    decide(tabled(draft, delete(draft, "3"), by=france), outcome="accept", by=presidency)
    assert issued(draft, by=presidency).footnotes == []
    carried = Amendment.objects.get(pk=wish.pk)
    assert (carried.flag, carried.base) == ("", current(draft))
    assert rebase_amendment(draft_wish, by=germany).changes.get().footnotes == [note]
    decide(carried, outcome="accept", by=presidency)
    assert issued(draft, by=presidency).footnotes == [note]


def test_what_others_brought_into_the_text_is_not_put_in_twice(
    draft: Draft, france: Seat, germany: Seat, sweden: Seat, presidency: Seat
) -> None:
    """France's word went in for Sweden, and Germany replaced the next: two texts alone show one edit of both."""
    asked = reword(draft, "4", "States report", "States swiftly report")
    wish = prepared(draft, asked, by=france)
    more = prepared(draft, {**asked, "text": asked["text"].replace("every two", "all")}, by=france)
    decide(tabled(draft, asked, by=sweden), outcome="accept", by=presidency)
    decide(tabled(draft, reword(draft, "4", "report", "notify"), by=germany), outcome="accept", by=presidency)
    issued(draft, by=presidency)
    assert words(draft, "4").startswith("Member States swiftly notify on")
    for rounds in range(2):
        with pytest.raises(DomainError) as refused:
            rebase_amendment(wish, by=france)
        assert refused.value.code == "already_there"
        if not rounds:
            decide(tabled(draft, delete(draft, "5"), by=sweden), outcome="accept", by=presidency)
            issued(draft, by=presidency)
    said = rebase_amendment(more, by=france).changes.get().runs[0]["text"]
    assert said == "Member States swiftly notify on their harbours all years."


def test_what_collided_on_the_way_is_carried_where_the_words_stand_again(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    wish = prepared(draft, reword(draft, "2", "shall", "should"), by=france)
    for old, new in (("shall", "may"), ("may", "shall")):
        taken = tabled(draft, reword(draft, "2", old, new), by=germany)
        decide(taken, outcome="accept", by=presidency)
        issued(draft, by=presidency)
    assert rebase_amendment(wish, by=france).base == current(draft)
