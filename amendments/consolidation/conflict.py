"""Which proposals cannot both be taken as they stand (design §3, "What the words mean" 2 and 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal

from amendments.consolidation.change import Proposal
from amendments.consolidation.moving import moves_that_conflict
from amendments.consolidation.reading import Reading, ReadProposal, read
from amendments.consolidation.weave import Clash, Weave, weave
from drafting.text.paragraph import Footnote, Text
from drafting.text.wording import Wording
from drafting.text.words import join_words, split_words

Kind = Literal["overlap", "deleted", "moved", "identical"]
_KINDS: tuple[Kind, ...] = ("overlap", "deleted", "moved", "identical")


@dataclass(frozen=True, slots=True)
class Collision:
    """The words of the base at issue (none: two insertions), and what each of the two puts for them."""

    base: Wording
    first: Wording
    second: Wording


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two proposals, by id and in their order, that collide in a paragraph, or (`identical`) are the same."""

    kind: Kind
    paragraph: str
    first: str
    second: str
    words: tuple[Collision, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether the two cannot both be taken; identical ones can."""
        return self.kind != "identical"


def find_conflicts(base: Text, proposals: Iterable[Proposal]) -> tuple[Conflict, ...]:
    """All conflicts among proposals on one base, whatever order they come in. Raises UnknownParagraph.

    One row at most for a pair, a paragraph and a kind, in the order of the text, then of the proposals.
    """
    return conflicts_in(read(base, proposals))


def conflicts_in(reading: Reading, woven: Mapping[str, Weave] | None = None) -> tuple[Conflict, ...]:
    """The same from a reading; `woven` when its rewords are woven already."""
    rows = _Rows(reading)
    for paragraph, found in (woven_paragraphs(reading) if woven is None else woven).items():
        rows.add_clashes(paragraph, found)
    _add_deleted(rows)
    _add_notes(rows)
    _add_inserts_of_one_id(rows)
    for paragraph, first, second in moves_that_conflict(reading):
        rows.add("moved", paragraph, first, second)
    return rows.in_order()


def woven_paragraphs(reading: Reading, only: Container[str] | None = None) -> dict[str, Weave]:
    """For each paragraph that is reworded (of `only` these), the edits of all proposals side by side."""
    edits: dict[str, list[tuple[int, ReadProposal]]] = defaultdict(list)
    for number, read_proposal in enumerate(reading.proposals):
        for paragraph in read_proposal.rewords:
            if only is None or paragraph in only:
                edits[paragraph].append((number, read_proposal))
    return {
        paragraph: weave(
            [(number, edit) for number, one in who for edit in one.rewords[paragraph].rewording.edits]
        )
        for paragraph, who in edits.items()
    }


class _Rows:
    """Conflicts as they are found, by numbers of proposals; answered in one order and without doubles."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.same = _identical(reading.proposals)
        self._rows: dict[tuple[str, int, int, Kind], list[Collision]] = {}

    def add(self, kind: Kind, paragraph: str, one: int, other: int, words: Collision | None = None) -> None:
        first, second = min(one, other), max(one, other)
        if first == second or (first, second) in self.same:
            return
        if words is not None and one > other:
            words = Collision(words.base, words.second, words.first)
        row = self._rows.setdefault((paragraph, first, second, kind), [])
        if words is not None and words not in row:
            row.append(words)

    def add_pairs(self, kind: Kind, paragraph: str, ones: Iterable[int], others: Iterable[int]) -> None:
        for one, other in product(ones, others):
            self.add(kind, paragraph, one, other)

    def add_clashes(self, paragraph: str, found: Weave) -> None:
        for clash in found.clashes:
            words = self._collision(paragraph, clash)
            for one, other in product(clash.first.owners, clash.second.owners):
                self.add("overlap", paragraph, one, other, words)

    def in_order(self) -> tuple[Conflict, ...]:
        for (first, second), paragraph in self.same.items():
            self._rows[paragraph, first, second, "identical"] = []
        end = len(self.reading.places)
        rows = sorted(
            self._rows.items(),
            key=lambda row: (self.reading.places.get(row[0][0], end), *row[0][:3], _KINDS.index(row[0][3])),
        )
        ids = [one.proposal.id for one in self.reading.proposals]
        return tuple(
            Conflict(kind, paragraph, ids[first], ids[second], tuple(words))
            for (paragraph, first, second, kind), words in rows
        )

    def _collision(self, paragraph: str, clash: Clash) -> Collision:
        """What each of the two makes of the base words that either touches."""
        words = split_words(self.reading.paragraphs[paragraph].wording)
        one, other = clash.first.edit, clash.second.edit
        start, end = min(one.at, other.at), max(one.at + one.length, other.at + other.length)
        made = [
            join_words((*words[start : edit.at], *edit.words(edit.at), *words[edit.at + edit.length : end]))
            for edit in (one, other)
        ]
        return Collision(join_words(words[start:end]), made[0], made[1])


def _identical(proposals: Sequence[ReadProposal]) -> dict[tuple[int, int], str]:
    """Pairs of proposals equal in every change, with the first paragraph that they change."""
    alike: dict[object, list[int]] = defaultdict(list)
    for number, one in enumerate(proposals):
        if one.proposal.changes:
            alike[one.sense].append(number)
    return {
        pair: proposals[pair[0]].proposal.changes[0].paragraph
        for numbers in alike.values()
        for pair in combinations(numbers, 2)
    }


def _add_deleted(rows: _Rows) -> None:
    """A paragraph that one deletes and another rewords or moves."""
    deleters: dict[str, list[int]] = defaultdict(list)
    keepers: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(rows.reading.proposals):
        for paragraph in one.deletes:
            deleters[paragraph].append(number)
        for paragraph in {**one.rewords, **one.moves}:
            keepers[paragraph].append(number)
    for paragraph, numbers in deleters.items():
        rows.add_pairs("deleted", paragraph, numbers, keepers[paragraph])


def _add_notes(rows: _Rows) -> None:
    """A note given two texts, or worded anew by one and no longer called by another."""
    texts: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    droppers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for who, one in enumerate(rows.reading.proposals):
        for where, note in _worded(one, rows.reading.notes):
            texts[note.id].append((who, where, note.text))
        for where, reword in one.rewords.items():
            for dropped in reword.dropped:
                droppers[where, dropped].append(who)
    for note_id, given in texts.items():
        for number, paragraph, text in given:
            rivals = (other for other, _, rival in given if rival != text)
            rows.add_pairs("overlap", paragraph, [number], rivals)
            rows.add_pairs("overlap", paragraph, [number], droppers.get((paragraph, note_id), ()))


def _worded(one: ReadProposal, notes: Mapping[str, str]) -> Iterator[tuple[str, Footnote]]:
    """The notes that a proposal adds or words anew, each with the paragraph that calls it."""
    for where, reword in one.rewords.items():
        yield from ((where, note) for note in (*reword.added, *reword.reworded))
    for insert, _ in one.inserts:
        yield from ((insert.paragraph, note) for note in insert.footnotes if notes.get(note.id) != note.text)


def _add_inserts_of_one_id(rows: _Rows) -> None:
    """Two different new paragraphs that claim one id."""
    claims: dict[str, list[tuple[int, object]]] = defaultdict(list)
    for who, one in enumerate(rows.reading.proposals):
        for insert, sense in one.inserts:
            claims[insert.paragraph].append((who, sense))
    for paragraph, claimed in claims.items():
        for (number, sense), (other, rival) in combinations(claimed, 2):
            if sense != rival:
                rows.add("overlap", paragraph, number, other)
