"""Where an open proposal's paragraphs come to stand in the next text (design §3.2, 3.4 and 3.6)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from amendments.consolidation.change import Insert, Move, Proposal
from amendments.consolidation.order import arranged, predecessors
from amendments.consolidation.placing import placing
from amendments.consolidation.reading import Reading, ReadProposal
from amendments.consolidation.settled import anchors_of


class Places:
    """The next text as it was accepted, in which any number of open proposals are placed.

    A proposal's paragraphs stand among each other as it asked, and among what was accepted in the order of the
    delegations. What was accepted behind a paragraph that only the open proposal moves has a place of its own now.
    """

    def __init__(self, old: Reading, new: Collection[str]) -> None:
        found = placing(old)
        self._base, self._new = tuple(old.paragraphs), new
        self._anchors, self._movers = found.anchors, found.movers
        self._ranks: dict[str, tuple[tuple[int, int], str]] = {}
        for one in old.proposals:
            for change in one.proposal.changes:
                if isinstance(change, Insert | Move):
                    home = found.aliases.get(change.paragraph, change.paragraph)
                    self._ranks.setdefault(home, (one.proposal.order, one.proposal.id))
        self._homes = {
            sense: found.aliases[insert.paragraph] for one in old.proposals for insert, sense in one.inserts
        }

    def held(self, asked: ReadProposal) -> dict[str, str]:
        """The paragraphs that were placed alike for another, each with its id in the new text.

        Nothing accepted collides with the proposal: what both move, both move to one place.
        """
        new = {
            insert.paragraph: self._homes[sense] for insert, sense in asked.inserts if sense in self._homes
        }
        return {**new, **{paragraph: paragraph for paragraph in asked.moves if paragraph in self._movers}}

    def order(self, open: Proposal, asked: ReadProposal) -> tuple[str, ...]:
        """The new text's paragraphs in their order, with those that `asked` adds, each where `open` wants it.

        `open` is the whole proposal: what the text made otherwise, as by a deletion, also says what stands behind it.
        """
        before = self._before(open)
        held = self.held(asked)
        left = before.keys() - held.keys() - self._movers.keys()
        names = {**held, **{paragraph: _placed(paragraph) for paragraph in left}}
        own = {
            names[paragraph]: None if after is None else names.get(after, after)
            for paragraph, after in before.items()
            if paragraph in left
        }
        order = arranged(self._base, self._among_the_accepted(own, (open.order, open.id)))
        ids = {_placed(paragraph): paragraph for paragraph in left}
        return tuple(
            ids.get(name, name) for name in order if name in ids or (name in self._new and name not in left)
        )

    def _before(self, open: Proposal) -> Mapping[str, str | None]:
        """What each paragraph stands after in the base with the proposal alone, its own in the order of its changes."""
        placed = anchors_of(open.changes)
        known = {None, *self._base, *placed}
        order = arranged(self._base, {one: after for one, after in placed.items() if after in known})
        before = predecessors(order)
        return {paragraph: before[paragraph] for paragraph in order if paragraph in placed}

    def _among_the_accepted(
        self, own: Mapping[str, str | None], rank: tuple[tuple[int, int], str]
    ) -> Mapping[str, str | None]:
        earlier = {one: after for one, after in self._anchors.items() if self._ranks[one] < rank}
        return {**earlier, **own, **self._anchors}


def _placed(paragraph: str) -> str:
    """A name for a paragraph at its new place, apart from where it stands: no id has a space."""
    return f"{paragraph} placed"
