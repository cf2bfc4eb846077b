"""Plays a story through the pure cores alone: what the verbs do with it is tested with the command."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import amendments.demonstration
from amendments.consolidation.change import Change, Proposal
from amendments.consolidation.conflict import Conflict, find_conflicts
from amendments.consolidation.consolidate import consolidate
from amendments.consolidation.refuse import check_changes
from amendments.demonstration.addresses import paragraph_at
from amendments.demonstration.people import PEOPLE
from amendments.demonstration.steps import (
    Agree,
    Answer,
    Decide,
    Issue,
    LiftPosition,
    Negotiation,
    Prepare,
    Step,
    Submit,
    TakePosition,
)
from amendments.demonstration.steps import Change as Asked
from amendments.demonstration.wordings import as_proposed
from drafting.reading.into_text import text_from_outline
from drafting.reading.read import read_document
from drafting.text.paragraph import Text

FOLDER = Path(amendments.demonstration.__file__).parent
PARTY = {person.username: person.delegation for person in PEOPLE}


def first_text(negotiation: Negotiation) -> Text:
    """The text of the story's file, as it is read in."""
    ids = count(1)
    content = (FOLDER / negotiation.file).read_bytes()
    return text_from_outline(
        read_document(name=negotiation.file, content=content), new_id=lambda: f"p{next(ids)}"
    )


class Table:
    """The state of a negotiation while its steps are played; KeyError or LookupError where a step is wrong."""

    def __init__(self, negotiation: Negotiation) -> None:
        self.text = first_text(negotiation)
        self.texts: list[Text] = []
        self.proposals: dict[str, Proposal] = {}
        self.submitted: set[str] = set()
        self.decided: dict[str, str] = {}
        self._ids = count(1)
        for step in negotiation.steps:
            self._play(step)

    @property
    def accepted(self) -> tuple[Proposal, ...]:
        """What the next revision would take."""
        return tuple(
            self.proposals[key] for key, outcome in self.decided.items() if outcome.startswith("accept")
        )

    def conflicts(self, *keys: str) -> tuple[Conflict, ...]:
        """Among these amendments, on the text as it stands."""
        return find_conflicts(self.text, [self.proposals[key] for key in keys])

    def _play(self, step: Step) -> None:
        match step:
            case Prepare():
                source = step.on_behalf_of or PARTY[step.by] or "Presidency"
                self.proposals[step.key] = self._proposal(step.key, source, self._changes(step.changes))
            case Submit():
                assert step.amendment in self.proposals
                self.submitted.add(step.amendment)
            case Decide():
                self._decide(step)
            case Issue():
                self._issue()
            case _:
                self._talk(step)

    def _talk(self, step: Step) -> None:
        """Steps that change no text: what they speak of must be there."""
        match step:
            case Agree():
                for address in step.paragraphs:
                    paragraph_at(self.text, address)
            case TakePosition() | LiftPosition():
                assert step.amendment is None or step.amendment in self.submitted
                if step.paragraph:
                    paragraph_at(self.text, step.paragraph)
            case Answer():
                assert PARTY[step.by] != self.proposals[step.amendment].source

    def _changes(self, changes: tuple[Asked, ...]) -> tuple[Change, ...]:
        asked = as_proposed(self.text, changes, new_id=lambda: f"n{next(self._ids)}")
        check_changes(self.text, asked)
        return asked

    def _proposal(self, key: str, source: str, changes: tuple[Change, ...]) -> Proposal:
        return Proposal(id=key, source=source, order=(0, len(self.proposals)), changes=changes)

    def _decide(self, step: Decide) -> None:
        assert step.amendment in self.submitted
        self.decided[step.amendment] = step.outcome
        if step.changes:
            was = self.proposals[step.amendment]
            self.proposals[was.id] = self._proposal(was.id, was.source, self._changes(step.changes))

    def _issue(self) -> None:
        result = consolidate(self.text, self.accepted)
        assert result.text is not None, result.conflicts
        self.text = result.text
        self.texts.append(result.text)
        self.decided = {key: out for key, out in self.decided.items() if not out.startswith("accept")}
