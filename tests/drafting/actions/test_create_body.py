"""Founding a body: whom it may be of."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from drafting.actions.create_body import create_body
from drafting.errors import DomainError
from tests.factories import make_user


@pytest.fixture
def founder(db: None) -> User:
    return make_user("administrator", is_staff=True)


def test_its_delegations_stand_in_the_order_given(founder: User) -> None:
    named = ["FR", "EU", "G77", "UK-1", "A&B", "Côte"]
    body = create_body(name="Working Party", code="WP", delegations=named, by=founder)
    assert [each.code for each in body.delegations.all()] == named
    assert body.seats.get().role == "secretariat"


@pytest.mark.parametrize(
    ("delegations", "presidency", "why"),
    [
        ([], [], "no_delegations"),
        (["FR", "FR"], [], "doubled_delegation"),
        (["FR"], ["SE"], "unknown_delegation"),
        # What the record, sources and brackets say of several, of all, or of an office.
        (["FR+SE"], [], "bad_delegation"),
        (["FR, SE"], [], "bad_delegation"),
        (["FR", "all"], [], "bad_delegation"),
        (["office"], [], "bad_delegation"),
        (["Presidency"], [], "bad_delegation"),
        # Whose words those of the first text are.
        (["INIT"], [], "bad_delegation"),
        (["FR", "init"], [], "bad_delegation"),
        (["[FR]"], [], "bad_delegation"),
        (["FR: "], [], "bad_delegation"),
        ([""], [], "bad_delegation"),
    ],
)
def test_codes_mean_one_delegation_each(
    delegations: list[str], presidency: list[str], why: str, founder: User
) -> None:
    with pytest.raises(DomainError) as refused:
        create_body(
            name="Working Party", code="WP", delegations=delegations, presidency=presidency, by=founder
        )
    assert (refused.value.status, refused.value.code) == (400, why)
