"""How an amendment ends by somebody's act: withdrawn, lapsed, confirmed or disowned."""

from __future__ import annotations

import pytest

from amendments.actions.confirm import confirm_amendment
from amendments.actions.decide import decide
from amendments.actions.disown import disown_amendment
from amendments.actions.lapse import lapse_amendment
from amendments.actions.withdraw import withdraw_amendment
from amendments.models import Decision
from amendments.models.stored import current_decision
from amendments.permissions import status_shown
from drafting.errors import DomainError
from drafting.models import Draft, Seat
from tests.factories import acts, again, delete, issued, reword, tabled


def test_france_withdraws_once(draft: Draft, france: Seat) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    withdraw_amendment(amendment, by=france)
    withdraw_amendment(amendment, by=france)
    assert (again(amendment).status, again(amendment).number) == ("withdrawn", 1)
    assert [act.audience for act in acts(draft, "withdraw_amendment")] == ["all"]


def test_sweden_cannot_withdraw_what_france_tabled(draft: Draft, france: Seat, sweden: Seat) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    with pytest.raises(DomainError) as refused:
        withdraw_amendment(amendment, by=sweden)
    assert refused.value.status == 403
    assert again(amendment).status == "submitted"


@pytest.mark.parametrize("outcome", ["park", "bracket"])
def test_what_is_parked_or_bracketed_may_still_be_withdrawn(
    outcome: str, draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    decide(amendment, outcome=outcome, by=presidency)
    withdraw_amendment(amendment, by=france)
    row = again(amendment)
    assert status_shown(row, current_decision(row), germany) == "withdrawn"


def test_what_is_accepted_is_not_withdrawn_and_what_is_private_stays_private(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    decide(amendment, outcome="accept", by=presidency)
    with pytest.raises(DomainError) as refused:
        withdraw_amendment(amendment, by=france)
    assert (refused.value.status, refused.value.code) == (409, "already_decided")
    assert "decision" not in refused.value.facts


def test_who_withdraws_too_late_is_shown_the_decision_that_was_announced(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    decide(amendment, outcome="accept", announce=True, by=presidency)
    with pytest.raises(DomainError) as refused:
        withdraw_amendment(amendment, by=france)
    assert refused.value.facts["decision"]["outcome"] == "accept"


def test_the_presidency_withdraws_its_own(draft: Draft, presidency: Seat) -> None:
    own = tabled(draft, delete(draft, "5"), by=presidency)
    assert withdraw_amendment(own, by=presidency).status == "withdrawn"


def test_what_lost_its_place_is_let_go(draft: Draft, france: Seat, germany: Seat, presidency: Seat) -> None:
    wish = tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    decide(tabled(draft, reword(draft, "2", "shall", "may"), by=germany), outcome="accept", by=presidency)
    issued(draft, by=presidency)
    lapse_amendment(wish, by=presidency)
    lapse_amendment(wish, by=presidency)
    assert again(wish).status == "lapsed"
    assert len(acts(draft, "lapse_amendment")) == 1


def test_what_has_its_place_is_decided_on_and_does_not_lapse(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    wish = tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    for seat in (presidency, france):
        with pytest.raises(DomainError) as refused:
            lapse_amendment(wish, by=seat)
        assert (refused.value.status, refused.value.code) == (409, "not_flagged")
    assert again(wish).status == "submitted"


def test_germany_confirms_what_the_secretariat_entered(
    draft: Draft, germany: Seat, secretariat: Seat
) -> None:
    entered = tabled(draft, delete(draft, "5"), by=secretariat, on_behalf_of="DE")
    confirm_amendment(entered, by=germany)
    confirm_amendment(entered, by=germany)
    assert again(entered).confirmation == "confirmed"
    assert len(acts(draft, "confirm_amendment")) == 1
    with pytest.raises(DomainError) as refused:
        withdraw_amendment(entered, by=secretariat)
    assert refused.value.status == 403, "it is Germany's from now on"


def test_what_nobody_entered_for_germany_needs_no_word_of_it(draft: Draft, germany: Seat) -> None:
    own = tabled(draft, delete(draft, "5"), by=germany)
    for verb in (confirm_amendment, disown_amendment):
        with pytest.raises(DomainError) as refused:
            verb(own, by=germany)
        assert (refused.value.status, refused.value.code) == (409, "not_on_behalf")


def test_germany_disowns_what_it_never_said(
    draft: Draft, germany: Seat, secretariat: Seat, presidency: Seat
) -> None:
    entered = tabled(draft, delete(draft, "5"), by=secretariat, on_behalf_of="DE")
    decide(entered, outcome="accept", by=presidency)
    disown_amendment(entered, by=germany)
    disown_amendment(entered, by=germany)
    assert (again(entered).confirmation, again(entered).status) == ("disowned", "withdrawn")
    assert not Decision.objects.filter(current=True).exists()
    assert len(acts(draft, "disown_amendment")) == 1
    with pytest.raises(DomainError) as refused:
        confirm_amendment(entered, by=germany)
    assert refused.value.code == "disowned"


def test_what_is_in_the_text_stays_and_says_whose_it_is_not(
    draft: Draft, germany: Seat, secretariat: Seat, presidency: Seat
) -> None:
    entered = tabled(draft, delete(draft, "5"), by=secretariat, on_behalf_of="DE")
    decide(entered, outcome="accept", by=presidency)
    issued(draft, by=presidency)
    disown_amendment(entered, by=germany)
    assert (again(entered).confirmation, again(entered).status) == ("disowned", "incorporated")
