"""What the schema says of an answer is what is answered."""

from __future__ import annotations

from drafting.api.bodies import body_as_json, seat_as_json
from drafting.api.shapes import BodyShape, SeatShape
from drafting.models import Seat


def test_a_seat_and_a_body_are_answered_as_the_schema_says(france: Seat) -> None:
    assert set(SeatShape().fields) == set(seat_as_json(france))
    assert set(BodyShape().fields) == set(body_as_json(france.body))
