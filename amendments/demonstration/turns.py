"""What people usually do one after the other, as the steps it takes: keeps the stories short to read."""

from __future__ import annotations

from amendments.demonstration.people import HEADS
from amendments.demonstration.steps import (
    Answer,
    Audience,
    Change,
    Invite,
    Prepare,
    Step,
    Submit,
)

_HEAD_OF = {head.delegation: head.username for head in HEADS}


def drafted(
    head: str,
    key: str,
    *changes: Change,
    why: str = "",
    cosponsors: tuple[str, ...] = (),
    unanswered: tuple[str, ...] = (),
) -> tuple[Step, ...]:
    """The drafter beside `head` prepares; `cosponsors` are invited and accept, `unanswered` do not answer."""
    return (
        Prepare(by=f"{head}2", key=key, changes=changes, justification=why),
        *(Invite(by=head, amendment=key, delegation=code) for code in cosponsors + unanswered),
        *(Answer(by=_HEAD_OF[code], amendment=key) for code in cosponsors),
    )


def tabled(
    head: str,
    key: str,
    *changes: Change,
    why: str = "",
    cosponsors: tuple[str, ...] = (),
    unanswered: tuple[str, ...] = (),
    to: Audience = "all",
) -> tuple[Step, ...]:
    """As `drafted`, and the head submits."""
    return (
        *drafted(head, key, *changes, why=why, cosponsors=cosponsors, unanswered=unanswered),
        Submit(by=head, amendment=key, to=to),
    )


def from_the_floor(delegation: str, key: str, *changes: Change, why: str) -> tuple[Step, ...]:
    """The secretariat enters on behalf of a delegation what it said in the meeting."""
    return (
        Prepare(by="secretariat", key=key, changes=changes, justification=why, on_behalf_of=delegation),
        Submit(by="secretariat", amendment=key),
    )
