"""The page of the rounds: who may open and release them, and on which clock a deadline is."""

from __future__ import annotations

from datetime import UTC, datetime

from amendments.actions.open_round import open_round
from amendments.models import Amendment, Round
from drafting.models import Draft, Seat
from tests.factories import reword, tabled
from tests.screens import at_screen


def address(draft: Draft) -> str:
    return f"/drafts/{draft.pk}/rounds/"


def test_the_secretariat_opens_a_round_with_its_deadline_on_the_clock_typed(
    draft: Draft, secretariat: Seat
) -> None:
    typed = {
        "deadline": "2030-03-01T18:00",
        "deadline_zone": "America/New_York",
        "release": "deadline",
        "formal": "no",
    }
    shown = at_screen(secretariat).post(address(draft), typed, follow=True).content.decode()
    opened = Round.objects.get(draft=draft)
    assert opened.deadline == datetime(2030, 3, 1, 23, 0, tzinfo=UTC)
    assert (opened.deadline_zone, opened.release, opened.formal) == ("America/New_York", "deadline", False)
    assert "Round 1 is open." in shown
    assert "informal" in shown


def test_what_cannot_be_is_refused_with_what_was_typed(draft: Draft, presidency: Seat) -> None:
    cases = (
        ({"release": "deadline"}, "A release at the deadline needs a deadline."),
        ({"deadline": "tomorrow"}, "The deadline must be a day and an hour."),
        ({"deadline": "2030-13-01T10:00"}, "The deadline must be a day and an hour."),
        (
            {"deadline": "2030-03-01T18:00", "deadline_zone": "Mars/Olympus"},
            "There is no time zone Mars/Olympus.",
        ),
        ({"deadline": "2020-03-01T18:00"}, "The deadline must come after the opening."),
    )
    for typed, sentence in cases:
        answer = at_screen(presidency).post(address(draft), typed)
        assert answer.status_code == 400
        shown = answer.content.decode()
        assert sentence in shown
        assert typed.get("deadline", "") in shown
    assert not Round.objects.exists()


def test_the_presidency_releases_what_a_round_has_received(
    draft: Draft, presidency: Seat, secretariat: Seat, france: Seat, germany: Seat
) -> None:
    stretch = open_round(draft, release="presidency", by=presidency)
    amendment = tabled(draft, reword(draft, "2", "a bell", "two bells"), by=france)
    assert "Release now" in at_screen(presidency).get(address(draft)).content.decode()
    for seat in (secretariat, germany):
        assert "Release now" not in at_screen(seat).get(address(draft)).content.decode()
    at_screen(presidency).post(f"/rounds/{stretch.pk}/release/")
    assert Amendment.objects.get(pk=amendment.pk).number == 1
    assert "Release now" not in at_screen(presidency).get(address(draft)).content.decode()


def test_delegations_see_the_rounds_and_no_form(draft: Draft, presidency: Seat, germany: Seat) -> None:
    open_round(draft, release="never", by=presidency)
    shown = at_screen(germany).get(address(draft)).content.decode()
    assert "never: they are for the Presidency alone" in shown
    assert "Open the round" not in shown
