"""When the demonstration's rounds close: ahead of whoever looks around, at whatever hour he begins."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from amendments.demonstration.steps import OpenRound
from amendments.management.player import deadline_of

BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.mark.parametrize(
    ("begun", "days", "closes"),
    [
        ("2027-05-10 09:00", 0, "2027-05-10 18:00"),
        ("2027-05-10 16:00", 0, "2027-05-10 18:00"),
        ("2027-05-10 16:01", 0, "2027-05-11 18:00"),
        ("2027-05-10 17:59", 0, "2027-05-11 18:00"),
        ("2027-05-10 23:00", 0, "2027-05-11 18:00"),
        ("2027-05-10 23:00", 5, "2027-05-15 18:00"),
    ],
)
def test_a_round_closes_no_sooner_than_two_hours_from_now(begun: str, days: int, closes: str) -> None:
    step = OpenRound(by="presidency", formal=True, release="at_once", closes_in_days=days)
    now = datetime.fromisoformat(begun).replace(tzinfo=BRUSSELS)
    assert deadline_of(step, now=now) == datetime.fromisoformat(closes).replace(tzinfo=BRUSSELS)
