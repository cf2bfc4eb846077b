"""Deciding, undoing, announcing."""

from __future__ import annotations

import pytest

from amendments.actions.announce import announce_decisions
from amendments.actions.decide import decide
from amendments.actions.issue import issue_revision
from amendments.actions.undo_decision import undo_decision
from amendments.actions.withdraw import withdraw_amendment
from amendments.api.amendment_json import amendment_as_json
from amendments.models import Decision
from amendments.models.stored import current_decision
from amendments.permissions import status_shown
from drafting.errors import DomainError
from drafting.models import Draft, Seat
from tests.factories import acts, again, current, delete, insert, issued, prepared, reword, tabled


@pytest.mark.parametrize(
    ("outcome", "status"),
    [("accept", "accepted"), ("reject", "rejected"), ("bracket", "bracketed"), ("park", "parked")],
)
def test_a_decision_is_prepared_in_private(
    outcome: str, status: str, draft: Draft, france: Seat, presidency: Seat
) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    decision = decide(amendment, outcome=outcome, reason="For now.", by=presidency)
    assert again(amendment).status == status
    assert (decision.was, decision.revision, decision.announced_at) == ("submitted", current(draft), None)
    assert [(act.audience, act.payload["outcome"]) for act in acts(draft, "decide")] == [
        ("presidency", outcome)
    ]


def test_until_it_is_announced_only_the_presidency_sees_it(
    draft: Draft, france: Seat, secretariat: Seat, presidency: Seat
) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    decide(amendment, outcome="accept", by=presidency)
    row = again(amendment)
    shown = [status_shown(row, current_decision(row), seat) for seat in (presidency, secretariat, france)]
    assert shown == ["accepted", "submitted", "submitted"]
    assert announce_decisions(draft, by=presidency) == 1
    row = again(amendment)
    assert status_shown(row, current_decision(row), france) == "accepted"
    assert [act.audience for act in acts(draft, "announce_decision")] == ["all"]
    assert announce_decisions(draft, by=presidency) == 0


def test_the_chair_may_announce_at_once_or_some_only(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    first = tabled(draft, delete(draft, "5"), by=france)
    second = tabled(draft, delete(draft, "4"), by=germany)
    third = tabled(draft, delete(draft, "3"), by=germany)
    assert decide(first, outcome="accept", announce=True, by=presidency).announced_at is not None
    for each in (second, third):
        decide(each, outcome="accept", by=presidency)
    assert announce_decisions(draft, amendments=[third], by=presidency) == 1
    assert not Decision.objects.get(amendment=second).announced_at


@pytest.mark.parametrize("name", ["secretariat", "france", "observer"])
def test_only_the_presidency_announces(name: str, draft: Draft, request: pytest.FixtureRequest) -> None:
    with pytest.raises(DomainError) as refused:
        announce_decisions(draft, by=request.getfixturevalue(name))
    assert refused.value.status in (403, 404)


def test_the_second_chair_gets_the_first_one_s_decision(
    draft: Draft, france: Seat, presidency: Seat, presidency2: Seat
) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    first = decide(amendment, outcome="reject", reason="It is needed.", by=presidency)
    with pytest.raises(DomainError) as refused:
        decide(amendment, outcome="accept", by=presidency2)
    assert (refused.value.status, refused.value.code) == (409, "already_decided")
    told = refused.value.facts["decision"]
    assert (told["id"], told["outcome"], told["reason"]) == (str(first.pk), "reject", "It is needed.")
    assert told == amendment_as_json(amendment, presidency2)["decision"]


@pytest.mark.parametrize("before", ["park", "bracket"])
def test_what_is_parked_or_bracketed_may_be_decided_anew(
    before: str, draft: Draft, france: Seat, presidency: Seat
) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    decide(amendment, outcome=before, announce=True, by=presidency)
    decide(amendment, outcome="accept", by=presidency)
    row = again(amendment)
    assert row.status == "accepted"
    assert [each.current for each in Decision.objects.order_by("decided_at")] == [False, True]
    assert status_shown(row, current_decision(row), france) == f"{before}ed"


def test_two_decisions_prepared_one_after_the_other_show_as_none(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    decide(amendment, outcome="park", by=presidency)
    decide(amendment, outcome="accept", by=presidency)
    row = again(amendment)
    assert status_shown(row, current_decision(row), france) == "submitted"


def test_a_refusal_needs_a_reason(draft: Draft, france: Seat, presidency: Seat) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    with pytest.raises(DomainError) as refused:
        decide(amendment, outcome="reject", reason=" ", by=presidency)
    assert (refused.value.status, refused.value.code) == (400, "reason_needed")
    assert again(amendment).status == "submitted"


@pytest.mark.parametrize(
    ("outcome", "changes", "code"),
    [
        ("adopt", None, "unknown_outcome"),
        ("accept_modified", None, "changes_needed"),
        ("accept_modified", [], "changes_needed"),
        ("accept", [{"act": "delete", "paragraph": "x"}], "changes_not_due"),
        ("accept_modified", [{"act": "delete", "paragraph": "x"}], "unknown_paragraph"),
    ],
)
def test_what_is_no_decision_is_refused(
    outcome: str, changes: list[object] | None, code: str, draft: Draft, france: Seat, presidency: Seat
) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    with pytest.raises(DomainError) as refused:
        decide(amendment, outcome=outcome, changes=changes, by=presidency)
    assert (refused.value.status, refused.value.code) == (400, code)
    assert not Decision.objects.exists()


def test_a_modification_may_bring_a_paragraph_and_may_be_taken_back(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    amendment = tabled(draft, insert(draft, "3", "Dogs travel free."), by=france)
    own = str(amendment.changes.get().paragraph_id)
    asked = [
        insert(draft, "3", "Dogs travel at half price.") | {"id": own},
        insert(draft, "4", "Cats travel free."),
    ]
    first = decide(amendment, outcome="accept_modified", changes=asked, by=presidency)
    undo_decision(amendment, by=presidency)
    second = decide(amendment, outcome="accept_modified", changes=first.changes, by=presidency)
    assert second.changes == first.changes
    issued(draft, by=presidency)
    labels = [row.label for row in current(draft).standing.all()]
    assert labels[-4:] == ["3bis", "4", "4bis", "5"]


def test_where_the_parties_hold_the_pen_nothing_is_rejected(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    draft.body.pen = "parties"
    draft.body.save()
    amendment = tabled(draft, delete(draft, "5"), by=france)
    with pytest.raises(DomainError) as refused:
        decide(amendment, outcome="reject", reason="No.", by=presidency)
    assert (refused.value.status, refused.value.code) == (403, "pen_of_parties")
    assert decide(amendment, outcome="bracket", by=presidency).outcome == "bracket"


def test_what_is_not_submitted_or_withdrawn_is_not_decided(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    own = prepared(draft, delete(draft, "4"), by=presidency)
    gone = tabled(draft, delete(draft, "5"), by=france)
    withdraw_amendment(gone, by=france)
    codes = []
    for amendment in (own, gone):
        with pytest.raises(DomainError) as refused:
            decide(amendment, outcome="accept", by=presidency)
        codes.append((refused.value.status, refused.value.code))
    assert codes == [(409, "not_submitted"), (409, "not_open")]


def test_undone_it_is_submitted_again(draft: Draft, france: Seat, presidency: Seat) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    decide(amendment, outcome="accept", by=presidency)
    undo_decision(amendment, by=presidency)
    assert again(amendment).status == "submitted"
    assert not Decision.objects.filter(current=True).exists()
    assert acts(draft, "undo_decision")[0].audience == "presidency"
    with pytest.raises(DomainError) as refused:
        undo_decision(amendment, by=presidency)
    assert (refused.value.status, refused.value.code) == (409, "not_decided")


def test_undoing_what_was_announced_is_told_to_all(draft: Draft, france: Seat, presidency: Seat) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    decide(amendment, outcome="accept", announce=True, by=presidency)
    undo_decision(amendment, by=presidency)
    assert acts(draft, "undo_decision")[0].audience == "all"


def test_after_the_issue_nothing_is_undone(draft: Draft, france: Seat, presidency: Seat) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=france)
    decide(amendment, outcome="accept", by=presidency)
    issue_revision(draft, by=presidency)
    with pytest.raises(DomainError) as refused:
        undo_decision(amendment, by=presidency)
    assert (refused.value.status, refused.value.code) == (409, "issued_already")
    with pytest.raises(DomainError) as refused:
        decide(amendment, outcome="accept", by=presidency)
    assert refused.value.code == "already_decided"


def test_what_lost_its_place_cannot_be_put_into_the_text(
    draft: Draft, france: Seat, germany: Seat, presidency: Seat
) -> None:
    wish = tabled(draft, reword(draft, "2", "shall", "should"), by=france)
    decide(tabled(draft, reword(draft, "2", "shall", "may"), by=germany), outcome="accept", by=presidency)
    issued(draft, by=presidency)
    for outcome in ("accept", "bracket"):
        with pytest.raises(DomainError) as refused:
            decide(wish, outcome=outcome, by=presidency)
        assert (refused.value.status, refused.value.code) == (409, "needs_placing")
    assert decide(wish, outcome="reject", reason="Settled.", by=presidency).outcome == "reject"
