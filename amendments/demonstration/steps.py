"""What can be done in a negotiation, as values: a story lists them, and the verbs play it in order.

A paragraph is named by its *address* in the text as it stands at that step:

- `"8"`, `"14bis"`: the numbered paragraph that prints this label; `"9(b)"`, `"2(b)(i)"`: a point below it;
- `"PP3"`: the third unnumbered preambular paragraph;
- any other string: the title, heading or other unnumbered paragraph that says exactly this.

An amendment is named by the story's own short `key`; its AM number is given by the software. `by` is the
username of the one who acts. New wordings may hold *italic* words; old phrases are bare words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["accept", "accept_modified", "reject", "bracket", "park"]
Stance = Literal["support", "can_accept", "ad_ref", "reservation", "objection"]
Reservation = Literal["scrutiny", "parliamentary", "linguistic", "substantive", "general"]
AgreementState = Literal["open", "informals", "ad_ref", "pending", "agreed", "reopened"]
Release = Literal["at_once", "deadline", "presidency", "never"]
Audience = Literal["all", "presidency"]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote called right behind the words `after`; if a call stands there, its note gets this text."""

    after: str
    text: str


@dataclass(frozen=True, slots=True)
class Reword:
    """Old phrase to new phrase, each old one found exactly once; all else keeps its words and marks.

    `notes` come after the replacements: their `after` is looked up in the new wording.
    """

    paragraph: str
    replace: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Insert:
    """A new paragraph that follows the one addressed by `after`."""

    after: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Delete:
    paragraph: str


@dataclass(frozen=True, slots=True)
class Move:
    """`paragraph` goes to stand behind `after`."""

    paragraph: str
    after: str


Change = Reword | Insert | Delete | Move


@dataclass(frozen=True, slots=True)
class OpenRound:
    """Closes `closes_in_days` after today, 0: when that hour strikes next, not too soon, None: has no deadline."""

    by: str
    formal: bool
    release: Release
    closes_in_days: int | None
    closes_at: str = "18:00"
    zone: str = "Europe/Brussels"


@dataclass(frozen=True, slots=True)
class Prepare:
    """An amendment in preparation; with `on_behalf_of` one entered from the floor for that delegation."""

    by: str
    key: str
    changes: tuple[Change, ...]
    justification: str = ""
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Invite:
    by: str
    amendment: str
    delegation: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The invited head says whether its delegation co-sponsors."""

    by: str
    amendment: str
    accept: bool = True


@dataclass(frozen=True, slots=True)
class Submit:
    by: str
    amendment: str
    to: Audience = "all"


@dataclass(frozen=True, slots=True)
class Confirm:
    """The head stands by what was entered on behalf of its delegation."""

    by: str
    amendment: str


@dataclass(frozen=True, slots=True)
class Disown:
    """The head does not stand by it."""

    by: str
    amendment: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    by: str
    amendment: str


@dataclass(frozen=True, slots=True)
class Decide:
    """Prepared in private, unless `announce`; `changes` are what `accept_modified` takes instead."""

    by: str
    amendment: str
    outcome: Outcome
    reason: str = ""
    changes: tuple[Change, ...] = ()
    announce: bool = False


@dataclass(frozen=True, slots=True)
class Lapse:
    """An amendment that lost its place in the text is let go."""

    by: str
    amendment: str


@dataclass(frozen=True, slots=True)
class TakePosition:
    """Of the delegation of `by`: on an `amendment` (key), a `paragraph` (address), else on the whole."""

    by: str
    stance: Stance
    amendment: str | None = None
    paragraph: str | None = None
    reservation: Reservation | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class LiftPosition:
    """The position of the delegation of `by` on this amendment or paragraph, taken back by its owner."""

    by: str
    amendment: str | None = None
    paragraph: str | None = None


@dataclass(frozen=True, slots=True)
class Agree:
    """The room on paragraphs. `pending` names whose word is awaited, `package` what they are held in."""

    by: str
    paragraphs: tuple[str, ...]
    state: AgreementState
    pending: tuple[str, ...] = ()
    package: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """The next revision; without `symbol` the one that the chain proposes."""

    by: str
    symbol: str | None = None


Step = (
    OpenRound
    | Prepare
    | Invite
    | Answer
    | Submit
    | Confirm
    | Disown
    | Withdraw
    | Decide
    | Lapse
    | TakePosition
    | LiftPosition
    | Agree
    | Issue
)


@dataclass(frozen=True, slots=True)
class Negotiation:
    """One draft from its file to where the demonstration leaves it. The file stands beside this module."""

    title: str
    body: str
    family: Literal["council", "un"]
    symbol: str
    file: str
    by: str
    steps: tuple[Step, ...]
