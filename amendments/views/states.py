"""How screens name what became of an amendment, where a paragraph stands, and what a delegation thinks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amendments.models import Agreement, Amendment, Decision, Position

Words = str | Promise


@dataclass(frozen=True, slots=True)
class State:
    """A word with its icon; `tone` is "yes", "no", "warn" or ""."""

    icon: str
    tone: str
    words: Words


# Outcomes for all ("taken up"), not verbs of the chair ("accept"): design §1.
STATES: dict[str, State] = {
    Amendment.Status.IN_PREPARATION: State("pen", "", _("In preparation")),
    Amendment.Status.SUBMITTED: State("sent", "", _("Submitted")),
    Amendment.Status.ACCEPTED: State("check", "yes", _("Taken up")),
    Amendment.Status.ACCEPTED_MODIFIED: State("part", "yes", _("Taken up in part")),
    Amendment.Status.REJECTED: State("cross", "no", _("Not taken up")),
    Amendment.Status.BRACKETED: State("brackets", "warn", _("In brackets")),
    Amendment.Status.PARKED: State("park", "", _("Parked")),
    Amendment.Status.WITHDRAWN: State("undo", "", _("Withdrawn")),
    Amendment.Status.INCORPORATED: State("check", "yes", _("In the text")),
    Amendment.Status.LAPSED: State("cross", "", _("Lapsed")),
}

FLAGS: dict[str, Words] = {
    Amendment.Flag.NEEDS_PLACING: _("Needs a new place in the current text"),
    Amendment.Flag.ALREADY_THERE: _("The current text says this already"),
}

# Why an amendment bears its flag, by the reason that `consolidation.rebase` gives.
REASONS: dict[str, Words] = {
    "gone": _("A paragraph that it concerns is no longer in the text."),
    "overlap": _("It and what was taken up change the same words."),
    "deleted": _("It and what was taken up do not agree on deleting a paragraph."),
    "moved": _("It moves paragraphs in a way that does not go with what was taken up."),
    "no_words": _("Together with what was taken up it would leave a paragraph without words."),
    "held": _("Nothing of it is left to be taken up."),
}

OUTCOMES: dict[str, State] = {
    Decision.Outcome.ACCEPT: STATES[Amendment.Status.ACCEPTED],
    Decision.Outcome.ACCEPT_MODIFIED: STATES[Amendment.Status.ACCEPTED_MODIFIED],
    Decision.Outcome.REJECT: STATES[Amendment.Status.REJECTED],
    Decision.Outcome.BRACKET: STATES[Amendment.Status.BRACKETED],
    Decision.Outcome.PARK: STATES[Amendment.Status.PARKED],
}

AGREEMENTS: dict[str, Words] = {
    Agreement.State.OPEN: pgettext_lazy("paragraph", "Open"),
    Agreement.State.INFORMALS: _("Agreed in informals"),
    Agreement.State.AD_REF: _("Agreed ad ref."),
    Agreement.State.PENDING: _("Agreed, pending a delegation"),
    Agreement.State.AGREED: _("Agreed"),
    Agreement.State.REOPENED: _("Reopened"),
}

STANCES: dict[str, Words] = {
    Position.Stance.SUPPORT: _("Support"),
    Position.Stance.CAN_ACCEPT: _("Can accept"),
    Position.Stance.AD_REF: _("Ad ref."),
    Position.Stance.RESERVATION: _("Reservation"),
    Position.Stance.OBJECTION: _("Objection"),
}

RESERVATIONS: dict[str, Words] = {
    Position.Reservation.SCRUTINY: _("Scrutiny reservation"),
    Position.Reservation.PARLIAMENTARY: _("Parliamentary reservation"),
    Position.Reservation.LINGUISTIC: _("Linguistic reservation"),
    Position.Reservation.SUBSTANTIVE: _("Substantive reservation"),
    Position.Reservation.GENERAL: _("General reservation"),
}


_NAMES = STANCES | RESERVATIONS
_ORDER = {key: place for place, key in enumerate(_NAMES)}


@dataclass(frozen=True, slots=True)
class Held:
    """A position standing: whose, and what; of a reservation also its kind."""

    code: str
    stance: str
    reservation: str

    @property
    def key(self) -> str:
        return self.reservation or self.stance

    @property
    def words(self) -> Words:
        """The stance as it is named; of a reservation its kind."""
        return _NAMES[self.key]


def held_of(position: Position) -> Held:
    return Held(position.delegation.code, position.stance, position.reservation)


def stances(positions: Iterable[Held]) -> list[tuple[Words, list[str]]]:
    """Who stands where: (stance, codes), in the order of stances, codes in the order given."""
    grouped: dict[str, list[str]] = {}
    for position in positions:
        grouped.setdefault(position.key, []).append(position.code)
    return [(_NAMES[key], grouped[key]) for key in sorted(grouped, key=_ORDER.__getitem__)]
