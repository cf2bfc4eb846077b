"""Where each paragraph stands: agreed, open or contested; for the outline, the dots and the bar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amendments.models import Agreement, Amendment, Position
from amendments.views.gathering import Gathering
from amendments.views.states import AGREEMENTS, Words
from drafting.text.paragraph import Paragraph

State = Agreement.State

# The kinds that are agreed one by one; headings, chapeaux and formulas go with them.
UNITS = frozenset({"preambular", "operative", "subparagraph", "narrative"})
_AGREED = {State.AGREED: "agreed", State.PENDING: "adref", State.AD_REF: "adref", State.INFORMALS: "informal"}


@dataclass(frozen=True, slots=True)
class Standing:
    """`dot` is the shape drawn (agreed, adref, informal, open, contested), `words` what it says."""

    dot: str
    words: Words


@dataclass(frozen=True, slots=True)
class Progress:
    """How many paragraphs are agreed (informally or ad ref. too), open, contested."""

    agreed: int
    open: int
    contested: int

    @property
    def total(self) -> int:
        return self.agreed + self.open + self.contested

    @property
    def bars(self) -> list[tuple[str, str, str]]:
        """(class, x, width) of each stretch of a bar 100 wide."""
        bars, x = [], 0.0
        for number, name in enumerate((self.agreed, self.open, self.contested), start=1):
            width = 100 * name / (self.total or 1)
            bars.append((f"m{number}", f"{x:.2f}", f"{max(width - (0.8 if x + width < 100 else 0), 0):.2f}"))
            x += width
        return bars

    @property
    def words(self) -> str:
        return _("%(agreed)d of %(total)d paragraphs agreed, %(open)d open, %(contested)d contested") % {
            "agreed": self.agreed,
            "total": self.total,
            "open": self.open,
            "contested": self.contested,
        }


def standings(gathering: Gathering) -> dict[str, Standing]:
    """The standing of every unit of the text, by paragraph id."""
    contested = contested_paragraphs(gathering)
    return {
        paragraph.id: _standing(paragraph, gathering.agreements.get(paragraph.id), contested)
        for paragraph in gathering.text.paragraphs
        if paragraph.kind in UNITS
    }


def contested_paragraphs(gathering: Gathering) -> frozenset[str]:
    """Those with a conflict, words in brackets, or an objection."""
    conflicts = {conflict.paragraph for conflict in gathering.conflicts if conflict.blocks}
    brackets = {
        paragraph
        for paragraph, beside in gathering.beside.items()
        if any(each.status == Amendment.Status.BRACKETED for each in beside)
    }
    objections = {
        paragraph
        for paragraph, positions in gathering.positions.items()
        if any(position.stance == Position.Stance.OBJECTION for position in positions)
    }
    return frozenset(conflicts | brackets | objections)


def progress_of(standing: Iterable[Standing]) -> Progress:
    dots = [each.dot for each in standing]
    opened, contested = dots.count("open"), dots.count("contested")
    return Progress(len(dots) - opened - contested, opened, contested)


def _standing(paragraph: Paragraph, agreement: Agreement | None, contested: frozenset[str]) -> Standing:
    state = agreement.state if agreement else State.OPEN
    if dot := _AGREED.get(State(state)):
        return Standing(dot, _agreed_words(agreement, state))
    if paragraph.id in contested:
        return Standing("contested", _("Contested"))
    return Standing("open", AGREEMENTS[state])


def _agreed_words(agreement: Agreement | None, state: str) -> Words:
    if agreement is not None and state == State.PENDING and agreement.pending:
        return _("Agreed, pending %(codes)s") % {"codes": ", ".join(agreement.pending)}
    return AGREEMENTS[state]
