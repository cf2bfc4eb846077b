"""The life of an amendment: one table of statuses and moves (design §1)."""

from __future__ import annotations

from typing import Literal, get_args

Status = Literal[
    "in_preparation",
    "submitted",
    "accepted",
    "accepted_modified",
    "rejected",
    "bracketed",
    "parked",
    "withdrawn",
    "incorporated",
    "lapsed",
]
Move = Literal["submit", "decide", "undo", "withdraw", "issue", "lapse"]
Outcome = Literal["accept", "accept_modified", "reject", "bracket", "park"]

STATUSES: tuple[Status, ...] = get_args(Status)
OPEN: tuple[Status, ...] = ("submitted", "parked", "bracketed")
TAKEN: tuple[Status, ...] = ("accepted", "accepted_modified")

_DECIDED: dict[str, Status] = {
    "accept": "accepted",
    "accept_modified": "accepted_modified",
    "reject": "rejected",
    "bracket": "bracketed",
    "park": "parked",
}
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

# (move, outcome of a decision or None) -> status before -> status after. A decision is undone before the next
# issue only; the caller knows when it was taken.
_TABLE: dict[tuple[str, str | None], dict[Status, Status]] = {
    ("submit", None): {"in_preparation": "submitted"},
    ("undo", None): dict.fromkeys(_DECIDED.values(), "submitted"),
    ("withdraw", None): dict.fromkeys(OPEN, "withdrawn"),
    ("lapse", None): dict.fromkeys(OPEN, "lapsed"),
    ("issue", None): {status: "incorporated" if status in TAKEN else status for status in STATUSES},
    **{("decide", outcome): dict.fromkeys(OPEN, status) for outcome, status in _DECIDED.items()},
}
MOVES: tuple[Move, ...] = get_args(Move)


class IllegalMove(ValueError):
    """The table has no such move from this status; it carries both, and the outcome of a decision."""

    def __init__(self, status: str, move: str, outcome: str | None = None) -> None:
        super().__init__(f"{move}{f' ({outcome})' if outcome else ''} is not possible from {status}")
        self.status = status
        self.move = move
        self.outcome = outcome


def next_status(status: str, move: str, outcome: str | None = None) -> Status:
    """The status after `move`; `decide`, and it alone, takes an outcome. Raises IllegalMove."""
    for before, after in _TABLE.get((move, outcome), {}).items():
        if before == status:
            return after
    raise IllegalMove(status, move, outcome)
