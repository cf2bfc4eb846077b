"""Opening rounds; what they hold back is tried in test_submit."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from amendments.actions.open_round import open_round
from amendments.actions.release_round import release_round
from amendments.models import Round
from drafting.errors import DomainError
from drafting.models import Draft, Seat
from tests.factories import acts, delete, tabled


def test_rounds_are_counted_and_told(draft: Draft, presidency: Seat, secretariat: Seat) -> None:
    deadline = timezone.now() + timedelta(days=1)
    first = open_round(draft, deadline=deadline, release="deadline", by=presidency)
    second = open_round(draft, formal=False, by=secretariat)
    assert [(each.number, each.formal) for each in (first, second)] == [(1, True), (2, False)]
    told = acts(draft, "open_round")
    assert [(act.audience, act.payload["release"]) for act in told] == [
        ("all", "deadline"),
        ("all", "at_once"),
    ]


def test_a_round_that_opens_tomorrow_receives_nothing_today(
    draft: Draft, france: Seat, presidency: Seat
) -> None:
    now = open_round(draft, by=presidency)
    open_round(draft, release="never", opens_at=timezone.now() + timedelta(days=1), by=presidency)
    assert tabled(draft, delete(draft, "5"), by=france).round == now


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"release": "sometimes"}, "unknown_release"),
        ({"release": "deadline"}, "deadline_needed"),
        ({"deadline": timezone.now() - timedelta(days=1)}, "deadline_before_opening"),
        ({"deadline_zone": "Europe/Atlantis"}, "unknown_zone"),
        ({"deadline_zone": "../etc/passwd"}, "unknown_zone"),
        ({"deadline_zone": "a\0b"}, "unknown_zone"),
    ],
)
def test_what_is_no_round_is_refused(
    given: dict[str, object], code: str, draft: Draft, presidency: Seat
) -> None:
    with pytest.raises(DomainError) as refused:
        open_round(draft, **given, by=presidency)  # type: ignore[arg-type]
    assert (refused.value.status, refused.value.code) == (400, code)
    assert not Round.objects.exists()


@pytest.mark.parametrize(
    ("name", "opening", "releasing"),
    [
        ("presidency", "ok", "ok"),
        ("secretariat", "ok", "403"),
        ("france", "403", "403"),
        ("observer", "403", "403"),
        ("outsider", "404", "404"),
    ],
)
def test_who_opens_and_who_releases(
    name: str, opening: str, releasing: str, draft: Draft, presidency: Seat, request: pytest.FixtureRequest
) -> None:
    by = request.getfixturevalue(name)
    stretch = open_round(draft, release="presidency", by=presidency)
    answers = []
    for deed in (lambda: open_round(draft, by=by), lambda: release_round(stretch, by=by)):
        try:
            deed()
            answers.append("ok")
        except DomainError as refused:
            answers.append(str(refused.status))
    assert answers == [opening, releasing]
