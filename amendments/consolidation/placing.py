"""What happens to whole paragraphs: inserted, moved, deleted, and by whom; equal wishes once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from amendments.consolidation.change import Insert, Move
from amendments.consolidation.reading import Reading, ReadProposal
from drafting.text.paragraph import Paragraph

Owners = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NewParagraph:
    """An inserted paragraph, as the first that wants it words it, and the proposals, by number."""

    insert: Insert
    owners: Owners

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph, not labelled yet."""
        new = self.insert
        return Paragraph(new.paragraph, new.kind, None, new.level, new.wording)


@dataclass(frozen=True, slots=True)
class Placing:
    """By paragraph id. `anchors`: what each inserted or moved one stands after, in the order of the proposals.

    `aliases`: the id that an insert has in the text, where another's equal one was first.
    """

    inserts: Mapping[str, NewParagraph]
    movers: Mapping[str, Owners]
    deleted: Mapping[str, Owners]
    anchors: Mapping[str, str | None]
    aliases: Mapping[str, str]


def placing(reading: Reading) -> Placing:
    """All of a reading in which no moves collide (of several places for one paragraph the first counts)."""
    inserts: dict[str, NewParagraph] = {}
    movers: dict[str, Owners] = {}
    deleted: dict[str, Owners] = {}
    anchors: dict[str, str | None] = {}
    aliases: dict[str, str] = {}
    known: dict[Hashable, str] = {}
    for number, one in enumerate(reading.proposals):
        for insert, sense in one.inserts:
            home = aliases[insert.paragraph] = known.setdefault(sense, insert.paragraph)
            before = inserts.get(home, NewParagraph(insert, ()))
            inserts[home] = NewParagraph(before.insert, (*before.owners, number))
        for paragraph in one.moves:
            movers[paragraph] = (*movers.get(paragraph, ()), number)
        for paragraph in one.deletes:
            deleted[paragraph] = (*deleted.get(paragraph, ()), number)
        _anchor(one, anchors, aliases)
    return Placing(inserts, movers, deleted, anchors, aliases)


def _anchor(one: ReadProposal, anchors: dict[str, str | None], aliases: Mapping[str, str]) -> None:
    """Add what the proposal's new and moved paragraphs stand after, in the order of its changes."""
    for change in one.proposal.changes:
        if isinstance(change, (Insert, Move)):
            after = None if change.after is None else aliases.get(change.after, change.after)
            paragraph = aliases[change.paragraph] if isinstance(change, Insert) else change.paragraph
            anchors.setdefault(paragraph, after)
