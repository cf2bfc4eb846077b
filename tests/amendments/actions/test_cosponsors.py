"""Inviting others to stand behind an amendment, and their answers."""

from __future__ import annotations

import pytest

from amendments.actions.answer_invitation import answer_invitation
from amendments.actions.decide import decide
from amendments.actions.invite import invite_cosponsor
from amendments.models import Amendment, Sponsorship
from amendments.models.stored import source_of
from drafting.actions.verify_record import verify_record
from drafting.errors import DomainError
from drafting.models import Delegation, Draft, Seat
from drafting.permissions import may_see
from tests.factories import acts, delete, prepared, tabled


def test_sweden_is_invited_and_accepts(draft: Draft, france: Seat, sweden: Seat, germany: Seat) -> None:
    wish = prepared(draft, delete(draft, "5"), by=france)
    invite_cosponsor(wish, delegation="SE", by=france)
    invite_cosponsor(wish, delegation="SE", by=france)
    answer_invitation(wish, accept=True, by=sweden)
    answer_invitation(wish, accept=True, by=sweden)
    assert Sponsorship.objects.get().answer == "accepted"
    assert source_of(Amendment.objects.get(pk=wish.pk)) == "FR, SE"
    assert [act.audience for act in acts(draft, "invite_cosponsor")] == ["FR+SE"]
    assert [act.audience for act in acts(draft, "answer_invitation")] == ["FR+SE"]


def test_all_of_a_big_body_are_invited(draft: Draft, france: Seat, sweden: Seat) -> None:
    """193 members: the record tells each of them what it is invited to."""
    others = [Delegation(body=draft.body, code=f"M{n}", rank=100 + n) for n in range(190)]
    Delegation.objects.bulk_create(others)
    wish = prepared(draft, delete(draft, "5"), by=france)
    for code in (*(each.code for each in others), "SE"):
        invite_cosponsor(wish, delegation=code, by=france)
    answer_invitation(wish, accept=True, by=sweden)
    answered = acts(draft, "answer_invitation")[0]
    assert set(answered.audience.split("+")) == {"FR", "SE", *(each.code for each in others)}
    assert may_see(sweden, answered.audience)
    assert len({act.chain for act in acts(draft, "invite_cosponsor")}) == 191
    assert verify_record()[1] == []


def test_the_names_stand_in_the_body_s_order(draft: Draft, sweden: Seat, germany: Seat) -> None:
    wish = tabled(draft, delete(draft, "5"), by=sweden)
    invite_cosponsor(wish, delegation="DE", by=sweden)
    answer_invitation(wish, accept=True, by=germany)
    assert source_of(Amendment.objects.get(pk=wish.pk)) == "DE, SE"


def test_who_declined_may_be_asked_again(draft: Draft, france: Seat, sweden: Seat) -> None:
    wish = prepared(draft, delete(draft, "5"), by=france)
    invite_cosponsor(wish, delegation="SE", by=france)
    answer_invitation(wish, accept=False, by=sweden)
    with pytest.raises(DomainError) as refused:
        answer_invitation(wish, accept=True, by=sweden)
    assert refused.value.status == 404
    assert invite_cosponsor(wish, delegation="SE", by=france).answer == "awaited"
    assert len(acts(draft, "invite_cosponsor")) == 2


@pytest.mark.parametrize(("code", "why"), [("XX", "unknown_delegation"), ("FR", "own_delegation")])
def test_only_another_delegation_of_the_body_is_invited(
    code: str, why: str, draft: Draft, france: Seat
) -> None:
    wish = prepared(draft, delete(draft, "5"), by=france)
    with pytest.raises(DomainError) as refused:
        invite_cosponsor(wish, delegation=code, by=france)
    assert (refused.value.status, refused.value.code) == (400, why)


def test_nobody_joins_what_is_decided(draft: Draft, france: Seat, presidency: Seat) -> None:
    wish = tabled(draft, delete(draft, "5"), by=france)
    decide(wish, outcome="reject", reason="No.", announce=True, by=presidency)
    with pytest.raises(DomainError) as refused:
        invite_cosponsor(wish, delegation="SE", by=france)
    assert (refused.value.status, refused.value.code) == (409, "not_open")


def test_joining_does_not_tell_what_the_chair_prepares(
    draft: Draft, france: Seat, sweden: Seat, presidency: Seat
) -> None:
    wish = tabled(draft, delete(draft, "5"), by=france)
    decide(wish, outcome="reject", reason="No.", by=presidency)
    invite_cosponsor(wish, delegation="SE", by=france)
    assert answer_invitation(wish, accept=True, by=sweden).answer == "accepted"
