"""Open proposals after an issue: carried to the next text, whole or not at all (design §3.6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from amendments.consolidation.change import Change, Delete, Insert, Move, Proposal, Reword
from amendments.consolidation.conflict import conflicts_in, woven_paragraphs
from amendments.consolidation.places import Places
from amendments.consolidation.reading import (
    Reading,
    ReadProposal,
    UnknownParagraph,
    read,
    read_proposal,
    reading_of,
)
from amendments.consolidation.settled import settled, standing
from amendments.consolidation.weave import Weave
from amendments.consolidation.woven import woven_wording
from drafting.text.compare_texts import ParagraphChange, compare_texts
from drafting.text.footnotes import notes_of
from drafting.text.paragraph import Footnote, Text
from drafting.text.wording import Wording, calls
from drafting.text.words import count_words

Reason = Literal["gone", "overlap", "deleted", "moved", "no_words", "held"]


@dataclass(frozen=True, slots=True)
class Carried:
    """The proposal as it reads on the new text; what that holds already has dropped out."""

    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Flag:
    """Why a proposal was not carried.

    `needs_placing`: its paragraph is `gone`, or `no_words` would be left of it, or something accepted collides
    with it; then `pair` names both (proposal ids, in their order). `paragraph` says where.
    `already_there`: the new text holds all of it.
    """

    flag: Literal["needs_placing", "already_there"]
    reason: Reason
    pair: tuple[str, str] | None = None
    paragraph: str | None = None


def rebase(old: Text, new: Text, accepted: Iterable[Proposal], open: Proposal) -> Carried | Flag:
    """An open proposal on `old`, put to `new`, which is `old` with everything `accepted`."""
    return Rebase(old, new, accepted).of(open)


def rebase_over(old: Text, new: Text, open: Proposal) -> Carried | Flag:
    """The same over several revisions: all that differs between the two texts counts as one accepted proposal.

    In the pair of a flag its id is empty.
    """
    return Rebase(old, new, (what_changed(old, new),)).of(open)


def what_changed(old: Text, new: Text) -> Proposal:
    """The proposal, without id and source, that makes `new` of `old`."""
    changes: list[Change] = []
    before: str | None = None
    notes = {note.id: note for note in old.footnotes}
    for found in compare_texts(old, new):
        if found.new is None:
            changes.append(Delete(found.id))
            continue
        called = notes_of(found.new, new)
        changes += _changes_of(found, before, [note for note in called if notes.get(note.id) != note])
        before = found.id
    return Proposal("", "", (0, 0), tuple(changes))


def _changes_of(found: ParagraphChange, before: str | None, notes: Sequence[Footnote]) -> Iterator[Change]:
    """What happened to a paragraph that now stands after `before`; `notes` are those it calls that changed."""
    new = found.new
    if new is None:
        return
    if found.old is None:
        yield Insert(new.id, before, new.kind, new.wording, new.level, tuple(notes))
        return
    if found.status == "moved":
        yield Move(new.id, before)
    if found.old.wording != new.wording or notes:
        yield Reword(new.id, new.wording, tuple(notes))


class Rebase:
    """One issue, ready to carry any number of open proposals; each accepted one is read once."""

    def __init__(self, old: Text, new: Text, accepted: Iterable[Proposal]) -> None:
        self._old = read(old, accepted)
        self._new = {paragraph.id: paragraph for paragraph in new.paragraphs}
        self._ids = tuple(self._new)
        self._notes = {note.id: note.text for note in new.footnotes}
        self._touching: dict[str, list[ReadProposal]] = defaultdict(list)
        for one in self._old.proposals:
            for paragraph in {**one.rewords, **one.moves, **dict.fromkeys(one.deletes)}:
                self._touching[paragraph].append(one)
        self._wording: dict[str, list[ReadProposal]] = defaultdict(list)
        for one in self._old.proposals:
            for note in _notes(one.proposal):
                self._wording[note.id].append(one)
        self._places = Places(self._old, self._new.keys())
        self._placers = [one for one in self._old.proposals if one.inserts or one.moves]

    def of(self, open: Proposal) -> Carried | Flag:
        """The proposal carried to the new text, or why not."""
        moves = {change.paragraph: change.after for change in open.changes if isinstance(change, Move)}
        made = standing(self._ids, moves)
        rest = tuple(change for change in open.changes if not self._holds(change, made))
        try:
            asked = read_proposal(self._old, replace(open, changes=rest))
        except UnknownParagraph as error:
            return Flag("needs_placing", "gone", paragraph=error.paragraph)
        reading = reading_of(self._old, [*self._related(asked), asked])
        woven = woven_paragraphs(reading, asked.rewords)
        for row in conflicts_in(reading, woven):
            if row.kind != "identical":
                return Flag("needs_placing", row.kind, (row.first, row.second), row.paragraph)
        changes = self._placed(open, asked, tuple(self._rewritten(asked, reading, woven)))
        if not changes:
            return Flag("already_there", "held")
        for change in changes:
            if isinstance(change, Reword) and not count_words(change.wording):
                return Flag("needs_placing", "no_words", paragraph=change.paragraph)
        return Carried(replace(open, changes=changes))

    def _holds(self, change: Change, made: Container[str]) -> bool:
        """Whether the new text holds the change as it stands; of moves those `made`.

        An insert is compared with what was accepted.
        """
        if isinstance(change, Delete):
            return change.paragraph in self._old.paragraphs and change.paragraph not in self._new
        if isinstance(change, Move):
            return change.paragraph in made
        if change.paragraph not in self._new or isinstance(change, Insert):
            return False
        return self._new[change.paragraph].wording == change.wording and not self._anew(change.footnotes)

    def _anew(self, notes: Iterable[Footnote]) -> tuple[Footnote, ...]:
        return tuple(note for note in notes if self._notes.get(note.id) != note.text)

    def _brought(self, change: Reword | Insert, wording: Wording, proposal: Proposal) -> tuple[Footnote, ...]:
        """The notes that a carried change must bring: its own, and those it calls that left the text.

        With their last call the words of a note leave the text; who still calls it takes them along, as the
        proposal words them where it does (design §3.6).
        """
        called = set(calls(wording))
        own = self._anew(note for note in change.footnotes if note.id in called)
        missing = called.difference(self._notes, (note.id for note in own))
        if not missing:
            return own
        anew = {note.id: note.text for note in _notes(proposal)}
        words = {**self._old.notes, **anew}
        return (*own, *(Footnote(id, text) for id, text in words.items() if id in missing))

    def _related(self, asked: ReadProposal) -> Iterator[ReadProposal]:
        """What was accepted and can meet the proposal: in its paragraphs, as to where they stand, or in a note."""
        touched = {**asked.rewords, **asked.moves, **dict.fromkeys(asked.deletes)}
        found = [one for paragraph in touched for one in self._touching.get(paragraph, ())]
        if asked.inserts or asked.moves:
            found += self._placers
        found += [one for note in _notes(asked.proposal) for one in self._wording.get(note.id, ())]
        yield from {one.proposal.id: one for one in found}.values()

    def _rewritten(
        self, asked: ReadProposal, reading: Reading, woven: Mapping[str, Weave]
    ) -> Iterator[Change]:
        """The changes put to the new text, in their order, without those that were accepted from another.

        New and moved paragraphs still stand after what they stood after.
        """
        held = self._places.held(asked)
        for change in asked.proposal.changes:
            if isinstance(change, Reword):
                wording = woven_wording(reading, change.paragraph, woven[change.paragraph])
                notes = self._brought(change, wording, asked.proposal)
                if notes or wording != self._new[change.paragraph].wording:
                    yield Reword(change.paragraph, wording, notes)
            elif isinstance(change, Delete):
                yield change
            elif change.paragraph in held:
                continue
            elif isinstance(change, Insert):
                yield replace(change, footnotes=self._brought(change, change.wording, asked.proposal))
            else:
                yield change

    def _placed(self, open: Proposal, asked: ReadProposal, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """The changes with their paragraphs placed in the new text."""
        if not asked.inserts and not asked.moves:
            return changes
        return settled(self._ids, self._places.order(open, asked), changes)


def _notes(proposal: Proposal) -> Iterator[Footnote]:
    """The notes that a proposal adds or words anew."""
    for change in proposal.changes:
        if isinstance(change, Reword | Insert):
            yield from change.footnotes
