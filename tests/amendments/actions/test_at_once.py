"""Many people at the same moment: threads on a real database, each with a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from amendments.actions.decide import decide
from amendments.actions.issue import issue_revision
from amendments.actions.submit import submit_amendment
from amendments.actions.withdraw import withdraw_amendment
from amendments.models import Amendment, Decision
from drafting.actions.verify_record import verify_record
from drafting.errors import DomainError
from drafting.models import Body, Draft, Revision, Seat
from tests.factories import (
    CODES,
    acts,
    delete,
    issued,
    make_body,
    make_draft,
    make_seat,
    make_user,
    prepared,
    reword,
    tabled,
)

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 50


@pytest.fixture
def body(transactional_db: None) -> Body:
    """As in the cast, but committed, so that every thread sees it."""
    return make_body()


@pytest.fixture
def chairs(body: Body) -> list[Seat]:
    return [make_seat(make_user(f"chair{number}"), body, Seat.Role.PRESIDENCY) for number in range(2)]


@pytest.fixture
def heads(body: Body) -> dict[str, Seat]:
    return {code: make_seat(make_user(code), body, Seat.Role.HEAD, code) for code in CODES}


@pytest.fixture
def draft(body: Body, chairs: list[Seat]) -> Draft:
    made = make_draft(body)
    issued(made, by=chairs[0])
    return Draft.objects.get(pk=made.pk)


def all_at_once(deeds: list[Callable[[], object]]) -> list[str]:
    """What each was answered: "ok" or the code of its refusal; nobody starts before all are ready."""
    ready = Barrier(len(deeds))

    def answered(deed: Callable[[], object]) -> str:
        try:
            ready.wait()
            deed()
        except DomainError as refused:
            return refused.code
        else:
            return "ok"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(answered, deeds))


def test_two_chairs_decide_and_one_of_them_does(
    draft: Draft, heads: dict[str, Seat], chairs: list[Seat]
) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=heads["FR"])
    answers = all_at_once(
        [lambda chair=chair: decide(amendment, outcome="accept", by=chair) for chair in chairs]
    )
    assert answers == ["already_decided", "ok"]
    assert Decision.objects.count() == 1
    assert len(acts(draft, "decide")) == 1


def test_accepted_or_withdrawn_but_not_both(draft: Draft, heads: dict[str, Seat], chairs: list[Seat]) -> None:
    amendment = tabled(draft, delete(draft, "5"), by=heads["FR"])
    answers = all_at_once(
        [
            lambda: decide(amendment, outcome="accept", by=chairs[0]),
            lambda: withdraw_amendment(amendment, by=heads["FR"]),
        ]
    )
    status = Amendment.objects.get().status
    assert (status, answers) in [
        ("accepted", ["already_decided", "ok"]),
        ("withdrawn", ["not_open", "ok"]),
    ]


def test_submitted_fifty_times_it_has_one_number(draft: Draft, heads: dict[str, Seat]) -> None:
    amendment = prepared(draft, delete(draft, "5"), by=heads["FR"])
    answers = all_at_once([lambda: submit_amendment(amendment, by=heads["FR"])] * AT_ONCE)
    assert answers == ["ok"] * AT_ONCE
    assert Amendment.objects.get().number == 1
    assert Draft.objects.get().numbers_given == 1
    assert len(acts(draft, "submit_amendment")) == 1


def test_every_delegation_s_own_gets_a_number_of_its_own(draft: Draft, heads: dict[str, Seat]) -> None:
    wishes = [prepared(draft, reword(draft, "2", "shall", code), by=seat) for code, seat in heads.items()]
    deeds = [
        lambda wish=wish, seat=seat: submit_amendment(wish, by=seat)
        for wish, seat in zip(wishes, heads.values(), strict=True)
    ]
    assert all_at_once(deeds) == ["ok"] * len(CODES)
    assert sorted(Amendment.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert sorted(Amendment.objects.values_list("order", flat=True)) == [1, 2, 3, 4]
    read, faults = verify_record()
    assert (read, faults) == (len(acts(draft)), [])


def test_two_issues_are_two_revisions_one_after_the_other(draft: Draft, chairs: list[Seat]) -> None:
    answers = all_at_once([lambda chair=chair: issue_revision(draft, by=chair) for chair in chairs])
    assert answers == ["ok", "ok"]
    assert list(Revision.objects.values_list("number", flat=True)) == [0, 1, 2]
