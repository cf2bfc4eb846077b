"""What an issue makes of the amendments that are still open."""

from __future__ import annotations

from amendments.actions.decide import decide
from amendments.actions.open_round import open_round
from drafting.models import Draft, Seat
from tests.factories import acts, again, current, delete, issued, prepared, reword, tabled, taken, words


def test_an_open_amendment_is_carried_on(draft: Draft, france: Seat, germany: Seat, presidency: Seat) -> None:
    wish = tabled(draft, reword(draft, "2", "ring a bell", "sound a horn"), by=france)
    taken(draft, reword(draft, "2", "a lamp", "two lamps"), by=germany, chair=presidency)
    revision = issued(draft, by=presidency)
    carried = again(wish)
    assert (carried.status, carried.base, carried.flag) == ("submitted", revision, "")
    text = "".join(run["text"] for run in carried.changes.get().runs)
    assert text == "Each harbour shall keep two lamps lit at night and sound a horn in fog."


def test_one_that_lost_its_place_is_flagged_and_told(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    wish = tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    first = current(draft)
    taken(draft, reword(draft, "2", "shall", "may"), by=germany, chair=presidency)
    issued(draft, by=presidency)
    flagged = again(wish)
    assert (flagged.status, flagged.base, flagged.flag) == ("submitted", first, "needs_placing")
    assert [act.payload["reason"] for act in acts(draft, "flag_amendment")] == ["overlap"]


def test_one_that_the_text_holds_already_says_so_and_can_be_taken_up(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    wish = tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    taken(draft, reword(draft, "2", "shall", "should"), delete(draft, "5"), by=germany, chair=presidency)
    issued(draft, by=presidency)
    assert again(wish).flag == "already_there"
    decide(wish, outcome="accept", by=presidency)
    issued(draft, by=presidency)
    assert again(wish).status == "incorporated"


def test_what_is_in_preparation_keeps_its_base(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    wish = prepared(draft, reword(draft, "2", "shall", "should"), by=france)
    first = current(draft)
    taken(draft, delete(draft, "5"), by=germany, chair=presidency)
    issued(draft, by=presidency)
    assert again(wish).base == first


def test_what_was_told_the_presidency_alone_is_taken_up_as_its_own(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    secret = tabled(draft, reword(draft, "2", "shall", "should"), by=france, to="presidency")
    decide(secret, outcome="accept", by=presidency)
    revision = issued(draft, by=presidency)
    assert "should" in words(draft, "2")
    assert revision.changes[0]["source"] == "Presidency"
    assert revision.changes[0]["amendments"] == []
    assert "FR" not in revision.shares
    assert (again(secret).status, again(secret).number) == ("incorporated", None)
    told = [act for act in acts(draft) if act.audience == "all"]
    assert not any(str(secret.pk) in f"{act.subject}{act.payload}" for act in told)


def test_what_goes_in_before_its_round_is_released_is_told_with_the_text(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    open_round(draft, release="presidency", by=presidency)
    wish = taken(draft, reword(draft, "2", "shall", "should"), by=france, chair=presidency)
    other = tabled(draft, delete(draft, "5"), by=germany)
    revision = issued(draft, by=presidency)
    assert revision.changes[0]["source"] == "FR"
    assert (again(wish).number, again(other).number) == (1, None)
