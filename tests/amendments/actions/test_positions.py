"""Where delegations stand, and what the room agrees on."""

from __future__ import annotations

from typing import Any

import pytest

from amendments.actions.confirm_position import confirm_position
from amendments.actions.enter_position import enter_position
from amendments.actions.lift_position import lift_position
from amendments.actions.set_agreement import set_agreement
from amendments.models import Agreement, Position
from amendments.permissions import visible_positions
from drafting.errors import DomainError
from drafting.models import Body, Draft, Seat
from tests.factories import acts, at, delete, issued, make_draft, prepared, tabled


def test_a_reservation_stands_until_its_owner_lifts_it(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    position = enter_position(
        draft, stance="reservation", reservation="scrutiny", paragraph=at(draft, "2"), by=germany
    )
    issued(draft, by=presidency)
    for seat in (france, presidency):
        with pytest.raises(DomainError) as refused:
            lift_position(position, by=seat)
        assert refused.value.status == 403
    assert Position.objects.get().lifted_at is None
    lift_position(position, by=germany)
    lift_position(position, by=germany)
    assert Position.objects.get().lifted_at is not None
    assert [act.verb for act in acts(draft) if "position" in act.verb] == ["enter_position", "lift_position"]


def test_a_new_position_takes_the_place_of_the_old_and_the_same_is_no_act(draft: Draft, france: Seat) -> None:
    first = enter_position(draft, stance="reservation", by=france)
    assert first.reservation == "general"
    assert enter_position(draft, stance="reservation", by=france).pk == first.pk
    second = enter_position(draft, stance="can_accept", by=france)
    assert list(Position.objects.filter(lifted_at=None)) == [second]
    assert len(acts(draft, "enter_position")) == 2


def test_on_an_amendment_it_is_told_to_those_who_may_read_that(
    draft: Draft, france: Seat, sweden: Seat, presidency: Seat
) -> None:
    secret = tabled(draft, delete(draft, "5"), by=france, to="presidency")
    enter_position(draft, stance="support", amendment=secret.pk, by=france)
    assert acts(draft, "enter_position")[0].audience == "office+FR"
    with pytest.raises(DomainError) as refused:
        enter_position(draft, stance="support", amendment=secret.pk, by=sweden)
    assert refused.value.status == 404
    seen = [visible_positions(draft, seat).count() for seat in (france, sweden, presidency)]
    assert seen == [1, 0, 1]


def test_the_office_enters_one_on_behalf_and_the_head_confirms(
    draft: Draft, germany: Seat, france: Seat, secretariat: Seat
) -> None:
    position = enter_position(draft, stance="objection", on_behalf_of="DE", by=secretariat)
    assert (position.delegation.code, position.entered_by) == ("DE", "secretariat")
    with pytest.raises(DomainError) as refused:
        confirm_position(position, by=france)
    assert refused.value.status == 403
    confirm_position(position, by=germany)
    confirm_position(position, by=germany)
    assert Position.objects.get().confirmation == "confirmed"
    assert len(acts(draft, "confirm_position")) == 1


def test_one_s_own_needs_no_confirmation(draft: Draft, germany: Seat) -> None:
    position = enter_position(draft, stance="support", by=germany)
    with pytest.raises(DomainError) as refused:
        confirm_position(position, by=germany)
    assert refused.value.code == "not_on_behalf"


REFUSED: dict[str, tuple[str, dict[str, Any]]] = {
    "unknown stance": ("unknown_stance", {"stance": "delight"}),
    "unknown reservation": ("unknown_reservation", {"stance": "reservation", "reservation": "moral"}),
    "a kind of support": ("reservation_not_due", {"stance": "support", "reservation": "scrutiny"}),
    "unknown paragraph": ("unknown_paragraph", {"stance": "support", "paragraph": "12"}),
    "two matters": ("one_matter", {"stance": "support", "paragraph": "12", "amendment": "13"}),
    "hidden characters": ("bad_characters", {"stance": "support", "note": "a\u202eb"}),
    "a long story": ("too_long", {"stance": "support", "note": "a" * 501}),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_position_is_refused(case: str, draft: Draft, france: Seat) -> None:
    code, given = REFUSED[case]
    with pytest.raises(DomainError) as refused:
        enter_position(draft, **given, by=france)
    assert (refused.value.status, refused.value.code) == (400, code)
    assert not Position.objects.exists()


@pytest.mark.parametrize(
    ("name", "status"),
    [("france2", 403), ("france3", 403), ("observer", 404), ("outsider", 404), ("presidency", 400)],
)
def test_a_position_is_the_head_s(
    name: str, status: int, draft: Draft, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(DomainError) as refused:
        enter_position(draft, stance="support", by=request.getfixturevalue(name))
    assert refused.value.status == status


def test_there_is_no_position_on_what_is_in_preparation_or_not_issued(
    draft: Draft, body: Body, france: Seat, presidency: Seat, secretariat: Seat
) -> None:
    wish = prepared(draft, delete(draft, "5"), by=france)
    with pytest.raises(DomainError) as refused:
        enter_position(draft, stance="support", amendment=wish.pk, by=france)
    assert refused.value.code == "not_submitted"
    early = make_draft(body, symbol="WK 9/2026")
    with pytest.raises(DomainError) as refused:
        enter_position(early, stance="support", on_behalf_of="FR", by=secretariat)
    assert refused.value.code == "not_issued_yet"


def test_the_presidency_says_what_is_agreed(draft: Draft, presidency: Seat) -> None:
    paragraph = at(draft, "3")
    set_agreement(draft, paragraph=paragraph, state="pending", pending=["SE", "FR"], by=presidency)
    set_agreement(draft, paragraph=paragraph, state="pending", pending=["FR", "SE"], by=presidency)
    set_agreement(draft, paragraph=paragraph, state="agreed", package="ferries", by=presidency)
    row = Agreement.objects.get()
    assert (str(row.paragraph_id), row.state, row.pending, row.package) == (
        paragraph,
        "agreed",
        [],
        "ferries",
    )
    told = acts(draft, "set_agreement")
    assert [act.payload["pending"] for act in told] == [["FR", "SE"], []]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"state": "perhaps"}, "unknown_state"),
        ({"state": "pending"}, "pending_needed"),
        ({"state": "agreed", "pending": ["FR"]}, "pending_not_due"),
        ({"state": "pending", "pending": ["XX"]}, "unknown_delegation"),
        ({"state": "agreed", "paragraph": "x"}, "unknown_paragraph"),
    ],
)
def test_what_is_no_agreement_is_refused(
    given: dict[str, Any], code: str, draft: Draft, presidency: Seat
) -> None:
    with pytest.raises(DomainError) as refused:
        set_agreement(draft, **({"paragraph": at(draft, "3")} | given), by=presidency)
    assert (refused.value.status, refused.value.code) == (400, code)


@pytest.mark.parametrize(("name", "status"), [("secretariat", 403), ("france", 403), ("outsider", 404)])
def test_only_the_presidency_says_so(
    name: str, status: int, draft: Draft, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(DomainError) as refused:
        set_agreement(draft, paragraph=at(draft, "3"), state="agreed", by=request.getfixturevalue(name))
    assert refused.value.status == status
