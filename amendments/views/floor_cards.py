"""What is on the table, as a card beside its paragraph: its words grow there for everybody who reads the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from amendments.actions.floor_in import floor_of
from amendments.models import Amendment
from amendments.permissions import may_do
from amendments.views.cards import is_drafting_group
from amendments.views.editing import Editing, editing_of
from amendments.views.frame import Frame
from amendments.views.gathering import Seen
from drafting.models import Delegation


@dataclass(frozen=True, slots=True)
class FloorForm:
    """Who may be given the floor, and who has it."""

    parties: list[tuple[Delegation, bool]]
    is_to_all: bool


@dataclass(frozen=True, slots=True)
class FloorCard:
    """`print` changes when the card does."""

    editing: Editing
    is_group: bool
    form: FloorForm | None
    print: str

    @property
    def amendment(self) -> Amendment:
        return self.editing.amendment


def floor_cards(beside: Iterable[Seen], frame: Frame) -> list[FloorCard]:
    """The cards of those that are on the table."""
    return [_card(each, frame) for each in beside if each.amendment.is_on_the_table]


def floor_form(frame: Frame, amendment: Amendment | None = None) -> FloorForm:
    """For an amendment the floor as it is; for a new one nobody is ticked."""
    floor = floor_of(amendment) if amendment is not None and amendment.floor else None
    named = {party.pk for party in floor.named} if floor else set()
    parties = [(party, party.pk in named) for party in frame.parties.values()]
    return FloorForm(parties, floor is not None and floor.to_all)


def _card(seen: Seen, frame: Frame) -> FloorCard:
    amendment = seen.amendment
    editing = editing_of(amendment, frame)
    may_change = may_do(frame.seat, "give_floor", amendment)
    told = (amendment.floor, *editing.codes, editing.may_write, may_change)
    return FloorCard(
        editing=editing,
        is_group=is_drafting_group(amendment),
        form=floor_form(frame, amendment) if may_change else None,
        print=" ".join(map(str, told)),
    )
