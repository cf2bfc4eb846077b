"""Who may do what to France's amendment, state by state: one table, read by people.

Sweden has accepted to co-sponsor it, Italy is invited, Germany has no part in it. `ok` done, 403 visible but not
theirs, 404 hidden, 409 theirs, but not in this state.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from amendments.actions.answer_invitation import answer_invitation
from amendments.actions.change_floor import change_floor
from amendments.actions.confirm import confirm_amendment
from amendments.actions.decide import decide
from amendments.actions.delete import delete_amendment
from amendments.actions.disown import disown_amendment
from amendments.actions.edit import edit_amendment
from amendments.actions.give_floor import give_floor
from amendments.actions.invite import invite_cosponsor
from amendments.actions.lapse import lapse_amendment
from amendments.actions.open_round import open_round
from amendments.actions.rebase import rebase_amendment
from amendments.actions.submit import submit_amendment
from amendments.actions.take_floor_back import take_floor_back
from amendments.actions.undo_decision import undo_decision
from amendments.actions.withdraw import withdraw_amendment
from amendments.models import Amendment
from amendments.permissions import may_read, visible_amendments
from drafting.errors import DomainError
from drafting.models import Draft, Seat
from tests.factories import at, delete, prepared

PERSONS = (
    "presidency",
    "secretariat",
    "france",
    "france2",
    "france3",
    "sweden",
    "italy",
    "germany",
    "observer",
    "outsider",
)

#                              PRES SECR | FR  FR2 FR3 | SE  IT | DE  OBS OUT
TABLE = """
read      preparation          404  404    ok  ok  ok    ok  ok   404 404 404
read      to the presidency    ok   ok     ok  ok  ok    ok  404  404 404 404
read      released             ok   ok     ok  ok  ok    ok  ok   ok  ok  404
read      released informally  ok   ok     ok  ok  ok    ok  ok   ok  404 404
edit      preparation          404  404    ok  ok  403   ok  403  404 404 404
edit      to the presidency    403  403    409 409 403   409 404  404 404 404
edit      released             403  403    409 409 403   409 403  403 403 404
delete    preparation          404  404    ok  ok  403   403 403  404 404 404
delete    released             403  403    409 409 403   403 403  403 403 404
submit    preparation          404  404    ok  403 403   403 403  404 404 404
submit    released             403  403    ok  403 403   403 403  403 403 404
withdraw  preparation          404  404    409 403 403   403 403  404 404 404
withdraw  to the presidency    403  403    ok  403 403   403 404  404 404 404
withdraw  released             403  403    ok  403 403   403 403  403 403 404
withdraw  released informally  403  403    ok  403 403   403 403  403 404 404
decide    preparation          404  404    403 403 403   403 403  404 404 404
decide    to the presidency    ok   403    403 403 403   403 404  404 404 404
decide    released             ok   403    403 403 403   403 403  403 403 404
decide    released informally  ok   403    403 403 403   403 403  403 404 404
undo      released             409  403    403 403 403   403 403  403 403 404
lapse     released             409  403    409 403 403   403 403  403 403 404
lapse     without a place      ok   403    ok  403 403   403 403  403 403 404
confirm   preparation          404  404    409 403 403   403 403  404 404 404
confirm   to the presidency    403  403    409 403 403   403 404  404 404 404
confirm   released             403  403    409 403 403   403 403  403 403 404
disown    released informally  403  403    409 403 403   403 403  403 404 404
invite    preparation          404  404    ok  403 403   403 403  404 404 404
invite    released             403  403    ok  403 403   403 403  403 403 404
answer    preparation          404  404    403 403 403   ok  ok   404 404 404
answer    to the presidency    403  403    403 403 403   ok  404  404 404 404
answer    released             403  403    403 403 403   ok  ok   403 403 404
rebase    preparation          404  404    ok  403 403   403 403  404 404 404
rebase    released             403  403    ok  403 403   403 403  403 403 404
"""
# What the Presidency has on the table: Sweden has the floor by name, or everybody has and Germany declined.
ON_THE_TABLE = """
read      floor to Sweden      ok   ok     ok  ok  ok    ok  ok   ok  ok  404
read      floor to all         ok   ok     ok  ok  ok    ok  ok   ok  ok  404
read      floor, informally    ok   ok     ok  ok  ok    ok  ok   ok  404 404
read      taken off the table  ok   404    404 404 404   404 404  404 404 404
edit      floor to Sweden      ok   403    403 403 403   ok  403  403 403 404
edit      floor to all         ok   403    ok  ok  403   ok  ok   403 403 404
edit      group submitted      409  403    403 403 403   409 403  403 403 404
edit      taken off the table  ok   404    404 404 404   404 404  404 404 404
delete    floor to all         ok   403    403 403 403   403 403  403 403 404
delete    group submitted      409  403    403 403 403   403 403  403 403 404
submit    floor to all         ok   403    403 403 403   403 403  403 403 404
submit    group submitted      ok   403    403 403 403   403 403  403 403 404
withdraw  floor to Sweden      409  403    403 403 403   403 403  403 403 404
withdraw  group submitted      ok   403    403 403 403   403 403  403 403 404
decide    floor to all         409  403    403 403 403   403 403  403 403 404
invite    floor to all         403  403    403 403 403   403 403  403 403 404
answer    floor to Sweden      403  403    403 403 403   ok  403  403 403 404
answer    floor to all         403  403    ok  403 403   ok  ok   403 403 404
answer    group submitted      403  403    403 403 403   ok  403  403 403 404
floor     preparation          404  404    403 403 403   403 403  404 404 404
floor     floor to all         ok   403    403 403 403   403 403  403 403 404
floor     floor, informally    ok   403    403 403 403   403 403  403 404 404
floor     group submitted      409  403    403 403 403   403 403  403 403 404
floor     taken off the table  ok   404    404 404 404   404 404  404 404 404
take back floor to all         ok   403    403 403 403   403 403  403 403 404
take back group submitted      409  403    403 403 403   403 403  403 403 404
"""
ROWS = [
    (line[:10].strip(), line[10:31].strip(), line[31:].split())
    for line in (TABLE + ON_THE_TABLE).splitlines()
    if line
]

Verb = Callable[[Amendment, Seat], object]


def _read(amendment: Amendment, by: Seat) -> None:
    seen = visible_amendments(amendment.draft, by).filter(pk=amendment.pk).exists()
    assert seen == may_read(by, amendment), "the two ways of asking must agree"
    if not seen:
        raise DomainError("not_found", "", status=404)


VERBS: dict[str, Verb] = {
    "read": _read,
    "edit": lambda amendment, by: edit_amendment(amendment, justification="Better.", by=by),
    "delete": lambda amendment, by: delete_amendment(amendment, by=by),
    "submit": lambda amendment, by: submit_amendment(amendment, by=by),
    "withdraw": lambda amendment, by: withdraw_amendment(amendment, by=by),
    "decide": lambda amendment, by: decide(amendment, outcome="accept", by=by),
    "undo": lambda amendment, by: undo_decision(amendment, by=by),
    "lapse": lambda amendment, by: lapse_amendment(amendment, by=by),
    "confirm": lambda amendment, by: confirm_amendment(amendment, by=by),
    "disown": lambda amendment, by: disown_amendment(amendment, by=by),
    "invite": lambda amendment, by: invite_cosponsor(amendment, delegation="DE", by=by),
    "answer": lambda amendment, by: answer_invitation(amendment, accept=True, by=by),
    "rebase": lambda amendment, by: rebase_amendment(amendment, by=by),
    "floor": lambda amendment, by: change_floor(amendment, delegations=["IT"], by=by),
    "take back": lambda amendment, by: take_floor_back(amendment, by=by),
}


@pytest.fixture
def seats(request: pytest.FixtureRequest) -> dict[str, Seat]:
    return {name: request.getfixturevalue(name) for name in PERSONS}


def in_state(state: str, draft: Draft, seats: dict[str, Seat]) -> Amendment:
    """France's amendment, or what the Presidency has on the table, in that state."""
    if state in PUT_ON_THE_TABLE:
        return PUT_ON_THE_TABLE[state](draft, seats)
    if state == "released informally":
        open_round(draft, formal=False, by=seats["presidency"])
    amendment = prepared(draft, delete(draft, "5"), by=seats["france"])
    for code in ("SE", "IT"):
        invite_cosponsor(amendment, delegation=code, by=seats["france"])
    answer_invitation(amendment, accept=True, by=seats["sweden"])
    if state != "preparation":
        to = "presidency" if state == "to the presidency" else "all"
        submit_amendment(amendment, to=to, by=seats["france"])
    if state == "without a place":
        Amendment.objects.update(flag=Amendment.Flag.NEEDS_PLACING)
    return Amendment.objects.get(pk=amendment.pk)


def to_sweden(draft: Draft, seats: dict[str, Seat]) -> Amendment:
    """The floor on paragraph 2 is Sweden's."""
    return give_floor(draft, paragraph=at(draft, "2"), delegations=["SE"], by=seats["presidency"])


def to_all(draft: Draft, seats: dict[str, Seat]) -> Amendment:
    """The floor is everybody's; Italy strikes the paragraph, Germany declined."""
    amendment = give_floor(draft, paragraph=at(draft, "2"), delegations="all", by=seats["presidency"])
    edit_amendment(amendment, changes=[delete(draft, "2")], by=seats["italy"])
    answer_invitation(amendment, accept=False, by=seats["germany"])
    return amendment


def informally(draft: Draft, seats: dict[str, Seat]) -> Amendment:
    open_round(draft, formal=False, by=seats["presidency"])
    return to_sweden(draft, seats)


def submitted(draft: Draft, seats: dict[str, Seat]) -> Amendment:
    amendment = to_sweden(draft, seats)
    edit_amendment(amendment, changes=[delete(draft, "2")], by=seats["sweden"])
    return submit_amendment(amendment, by=seats["presidency"])


def taken_back(draft: Draft, seats: dict[str, Seat]) -> Amendment:
    return take_floor_back(to_sweden(draft, seats), by=seats["presidency"])


PUT_ON_THE_TABLE = {
    "floor to Sweden": to_sweden,
    "floor to all": to_all,
    "floor, informally": informally,
    "group submitted": submitted,
    "taken off the table": taken_back,
}


def outcome_of(verb: str, amendment: Amendment, by: Seat) -> str:
    """What the person is answered; what was done is undone, so that the next one finds the same state."""
    with transaction.atomic():
        try:
            VERBS[verb](Amendment.objects.get(pk=amendment.pk), by)
            answer = "ok"
        except DomainError as refused:
            answer = str(refused.status)
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize(("verb", "state", "expected"), ROWS, ids=[f"{row[0]}, {row[1]}" for row in ROWS])
def test_the_table_holds(
    verb: str, state: str, expected: list[str], draft: Draft, seats: dict[str, Seat]
) -> None:
    amendment = in_state(state, draft, seats)
    answers = {name: outcome_of(verb, amendment, seats[name]) for name in PERSONS}
    assert answers == dict(zip(PERSONS, expected, strict=True))


@pytest.mark.parametrize("verb", ["edit", "submit", "delete"])
def test_what_the_secretariat_entered_it_may_still_work_on(
    verb: str, draft: Draft, seats: dict[str, Seat]
) -> None:
    entered = prepared(draft, delete(draft, "5"), by=seats["secretariat"], on_behalf_of="FR")
    answers = {
        name: outcome_of(verb, entered, seats[name]) for name in ("secretariat", "france", "presidency")
    }
    assert answers == {"secretariat": "ok", "france": "ok", "presidency": "404"}


def test_the_presidency_s_own_in_preparation_is_its_own(draft: Draft, seats: dict[str, Seat]) -> None:
    own = prepared(draft, delete(draft, "5"), by=seats["presidency"])
    answers = {name: outcome_of("read", own, seats[name]) for name in PERSONS}
    assert answers == {name: "ok" if name == "presidency" else "404" for name in PERSONS}


def test_who_declined_no_longer_sees_it(draft: Draft, seats: dict[str, Seat]) -> None:
    amendment = in_state("preparation", draft, seats)
    answer_invitation(amendment, accept=False, by=seats["italy"])
    assert outcome_of("read", amendment, seats["italy"]) == "404"
