"""The cast: a working party, its offices and its delegations. Every name is the seat its person acts under."""

from __future__ import annotations

import pytest

from drafting.models import Body, Draft, Seat
from tests.factories import issued, make_body, make_draft, make_seat, make_user

Role = Seat.Role

__all__ = [
    "body",
    "draft",
    "france",
    "france2",
    "france3",
    "germany",
    "germany2",
    "italy",
    "observer",
    "outsider",
    "presidency",
    "presidency2",
    "secretariat",
    "sweden",
    "sweden2",
]


@pytest.fixture
def body(db: None) -> Body:
    """A working party of DE, FR, IT and SE."""
    return make_body()


@pytest.fixture
def presidency(body: Body) -> Seat:
    return make_seat(make_user("presidency"), body, Role.PRESIDENCY)


@pytest.fixture
def presidency2(body: Body) -> Seat:
    """The other chair of a co-Presidency."""
    return make_seat(make_user("presidency2"), body, Role.PRESIDENCY)


@pytest.fixture
def secretariat(body: Body) -> Seat:
    return make_seat(make_user("secretariat"), body, Role.SECRETARIAT)


@pytest.fixture
def france(body: Body) -> Seat:
    """France's head."""
    return make_seat(make_user("france"), body, Role.HEAD, "FR")


@pytest.fixture
def france2(body: Body) -> Seat:
    """France's drafter."""
    return make_seat(make_user("france2"), body, Role.DRAFTER, "FR")


@pytest.fixture
def france3(body: Body) -> Seat:
    """France's reader."""
    return make_seat(make_user("france3"), body, Role.READER, "FR")


@pytest.fixture
def sweden(body: Body) -> Seat:
    """Sweden's head: co-sponsors where a test says so."""
    return make_seat(make_user("sweden"), body, Role.HEAD, "SE")


@pytest.fixture
def sweden2(body: Body) -> Seat:
    """Sweden's drafter."""
    return make_seat(make_user("sweden2"), body, Role.DRAFTER, "SE")


@pytest.fixture
def germany(body: Body) -> Seat:
    """Germany's head."""
    return make_seat(make_user("germany"), body, Role.HEAD, "DE")


@pytest.fixture
def germany2(body: Body) -> Seat:
    """Germany's drafter."""
    return make_seat(make_user("germany2"), body, Role.DRAFTER, "DE")


@pytest.fixture
def italy(body: Body) -> Seat:
    """Italy's head."""
    return make_seat(make_user("italy"), body, Role.HEAD, "IT")


@pytest.fixture
def observer(body: Body) -> Seat:
    return make_seat(make_user("observer"), body, Role.OBSERVER)


@pytest.fixture
def outsider(db: None) -> Seat:
    """Head of a delegation that is called FR too, in a body that has nothing to do with ours."""
    return make_seat(make_user("outsider"), make_body("OTHER"), Role.HEAD, "FR")


@pytest.fixture
def draft(body: Body, presidency: Seat) -> Draft:
    """A draft whose first revision, WK 7/2026 INIT, is issued."""
    made = make_draft(body)
    issued(made, by=presidency)
    return Draft.objects.get(pk=made.pk)
