"""The next text: a base with everything in it that was accepted (design §3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from amendments.consolidation.change import Proposal
from amendments.consolidation.conflict import Conflict, conflicts_in, woven_paragraphs
from amendments.consolidation.labels import labelled
from amendments.consolidation.order import arranged
from amendments.consolidation.placing import placing
from amendments.consolidation.provenance import (
    Provenance,
    Sources,
    first_provenance,
    joined_sources,
    resettled,
)
from amendments.consolidation.reading import Reading, read
from amendments.consolidation.weave import Weave
from amendments.consolidation.woven import woven_words
from drafting.text.footnotes import prune
from drafting.text.numbering import LabelStyle
from drafting.text.paragraph import Footnote, Paragraph, Text
from drafting.text.wording import Wording, plain
from drafting.text.words import join_words, split_words

Act = Literal["reword", "insert", "delete", "move"]


@dataclass(frozen=True, slots=True)
class Edit:
    """The words `start` to `end` of the base wording, as `split_words` cuts it, became `wording`."""

    start: int
    end: int
    wording: Wording


@dataclass(frozen=True, slots=True)
class SourcedChange:
    """What was done to a paragraph, whose wish it was, and by which proposals (ids, in their order).

    `edits` are those of a reword, `notes` the ids of those it words anew; where white space alone changed it has
    neither.
    """

    act: Act
    paragraph: str
    source: str
    proposals: tuple[str, ...]
    edits: tuple[Edit, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The next text with its changes and the source of every word; or no text, and the conflicts that block."""

    text: Text | None
    changes: tuple[SourcedChange, ...]
    provenance: Provenance
    conflicts: tuple[Conflict, ...]


def consolidate(
    base: Text,
    proposals: Iterable[Proposal],
    *,
    label_style: LabelStyle = "bis",
    sources: Provenance | None = None,
) -> Consolidation:
    """The base with all proposals taken, whatever order they come in; equal changes once.

    `sources` is the base's own provenance (none: a first text). Raises UnknownParagraph.
    """
    reading = read(base, proposals)
    woven = woven_paragraphs(reading)
    blocking = tuple(conflict for conflict in conflicts_in(reading, woven) if conflict.blocks)
    before = first_provenance(base) if sources is None else sources
    if blocking:
        return Consolidation(None, (), {}, blocking)
    if not reading.proposals:
        return Consolidation(base, (), before, ())
    return _Next(reading, woven, before).consolidation(label_style)


class _Next:
    """The next text in the making; nothing in the reading collides."""

    def __init__(self, reading: Reading, woven: Mapping[str, Weave], sources: Provenance) -> None:
        self._reading = reading
        self._woven = woven
        self._sources = sources
        self._placing = placing(reading)
        self._provenance: dict[str, Sources] = {}

    def consolidation(self, style: LabelStyle) -> Consolidation:
        base, order = self._reading.base, self._order()
        whole = replace(base, paragraphs=tuple(self._paragraph(paragraph) for paragraph in order))
        whole = labelled(whole, self._placing.inserts, style)
        left = tuple(one for one in whole.paragraphs if one.id not in self._placing.deleted)
        text = prune(replace(whole, paragraphs=left, footnotes=self._footnotes(), title=_title(base, left)))
        return Consolidation(
            text=text,
            changes=tuple(chain.from_iterable(map(self._changes, order))),
            provenance={paragraph.id: self._provenance[paragraph.id] for paragraph in left},
            conflicts=(),
        )

    def _order(self) -> tuple[str, ...]:
        return arranged(list(self._reading.paragraphs), self._placing.anchors)

    def _paragraph(self, paragraph: str) -> Paragraph:
        if paragraph in self._placing.inserts:
            new = self._placing.inserts[paragraph]
            source = self._source(new.owners)
            self._provenance[paragraph] = (source,) * len(split_words(new.insert.wording))
            return new.paragraph
        old = self._reading.paragraphs[paragraph]
        if paragraph not in self._woven:
            self._provenance[paragraph] = self._sources[paragraph]
            return old
        words, sources = woven_words(
            self._reading, paragraph, self._woven[paragraph], self._sources[paragraph], self._source
        )
        wording = join_words(words)
        self._provenance[paragraph] = resettled(words, sources, wording)
        return replace(old, wording=wording)

    def _footnotes(self) -> tuple[Footnote, ...]:
        notes = {note.id: note for note in self._reading.base.footnotes}
        for one in self._reading.proposals:
            for reword in one.rewords.values():
                notes.update((note.id, note) for note in (*reword.added, *reword.reworded))
        for new in self._placing.inserts.values():
            notes.update((note.id, note) for note in new.insert.footnotes)
        return tuple(notes.values())

    def _changes(self, paragraph: str) -> Iterable[SourcedChange]:
        """What is done to one paragraph: once for each group of proposals that want the same."""
        if paragraph in self._placing.inserts:
            yield self._change("insert", paragraph, self._placing.inserts[paragraph].owners)
        if paragraph in self._placing.movers:
            yield self._change("move", paragraph, self._placing.movers[paragraph])
        if paragraph in self._placing.deleted:
            yield self._change("delete", paragraph, self._placing.deleted[paragraph])
        strands = self._woven[paragraph].strands if paragraph in self._woven else ()
        notes = self._notes(paragraph)
        groups = dict.fromkeys((*(strand.owners for strand in strands), *notes))
        for number, one in enumerate(self._reading.proposals):
            if paragraph in one.rewords and not any(number in owners for owners in groups):
                groups[(number,)] = None  # its white space alone
        edits = self._edits(paragraph)
        for owners in groups:
            yield self._change("reword", paragraph, owners, edits.get(owners, ()), notes.get(owners, ()))

    def _notes(self, paragraph: str) -> Mapping[tuple[int, ...], Sequence[str]]:
        """The notes that rewords of a paragraph word anew, by those who want them so."""
        owners: dict[str, tuple[int, ...]] = {}
        for number, one in enumerate(self._reading.proposals):
            for note in one.rewords[paragraph].reworded if paragraph in one.rewords else ():
                owners[note.id] = (*owners.get(note.id, ()), number)
        found: dict[tuple[int, ...], list[str]] = {}
        for name, numbers in owners.items():
            found.setdefault(numbers, []).append(name)
        return found

    def _edits(self, paragraph: str) -> Mapping[tuple[int, ...], Sequence[Edit]]:
        """The edits of a paragraph from left to right, by those who want them."""
        found: dict[tuple[int, ...], list[Edit]] = {}
        for strand, start in self._woven[paragraph].placed if paragraph in self._woven else ():
            edit = Edit(start, start + strand.edit.length, join_words(strand.edit.words(start)))
            found.setdefault(strand.owners, []).append(edit)
        return found

    def _change(
        self,
        act: Act,
        paragraph: str,
        owners: tuple[int, ...],
        edits: Iterable[Edit] = (),
        notes: Iterable[str] = (),
    ) -> SourcedChange:
        ids = tuple(self._reading.proposals[number].proposal.id for number in owners)
        return SourcedChange(act, paragraph, self._source(owners), ids, tuple(edits), tuple(notes))

    def _source(self, owners: tuple[int, ...]) -> str:
        return joined_sources(self._reading.proposals[number].proposal.source for number in owners)


def _title(base: Text, paragraphs: Iterable[Paragraph]) -> str:
    """The title as its paragraph now words it, where the base's title was that paragraph's."""
    for old in base.paragraphs:
        if old.kind == "title" and plain(old.wording) == base.title:
            return next((plain(new.wording) for new in paragraphs if new.id == old.id), base.title)
    return base.title
