"""The table of an amendment's life, move by move."""

from __future__ import annotations

import pytest

from amendments.consolidation.lifecycle import MOVES, OUTCOMES, STATUSES, IllegalMove, next_status

OPEN = ("submitted", "parked", "bracketed")
DECIDED = ("accepted", "accepted_modified", "rejected", "bracketed", "parked")
ISSUED = {"accepted": "incorporated", "accepted_modified": "incorporated"}
ALLOWED = {
    ("in_preparation", "submit", None): "submitted",
    **{(status, "withdraw", None): "withdrawn" for status in OPEN},
    **{(status, "lapse", None): "lapsed" for status in OPEN},
    **{(status, "undo", None): "submitted" for status in DECIDED},
    **{(status, "issue", None): ISSUED.get(status, status) for status in STATUSES},
    **{(status, "decide", "accept"): "accepted" for status in OPEN},
    **{(status, "decide", "accept_modified"): "accepted_modified" for status in OPEN},
    **{(status, "decide", "reject"): "rejected" for status in OPEN},
    **{(status, "decide", "bracket"): "bracketed" for status in OPEN},
    **{(status, "decide", "park"): "parked" for status in OPEN},
}


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("outcome", [None, *OUTCOMES])
def test_every_move_from_every_status(status: str, move: str, outcome: str | None) -> None:
    if (status, move, outcome) in ALLOWED:
        assert next_status(status, move, outcome) == ALLOWED[status, move, outcome]
    else:
        with pytest.raises(IllegalMove) as refusal:
            next_status(status, move, outcome)
        assert (refusal.value.status, refusal.value.move, refusal.value.outcome) == (status, move, outcome)


def test_what_is_withdrawn_cannot_be_decided() -> None:
    with pytest.raises(IllegalMove, match=r"decide \(accept\) is not possible from withdrawn"):
        next_status("withdrawn", "decide", "accept")


def test_a_move_or_outcome_nobody_knows_is_illegal() -> None:
    with pytest.raises(IllegalMove):
        next_status("submitted", "announce")
    with pytest.raises(IllegalMove):
        next_status("submitted", "decide", "applaud")
