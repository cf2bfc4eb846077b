"""The rolling text: a base with every proposal in it, in brackets with its owners."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from amendments.consolidation.bracket import Piece, Plain, bracketed
from amendments.consolidation.change import Proposal
from amendments.consolidation.conflict import conflicts_in, woven_paragraphs
from amendments.consolidation.labels import labelled
from amendments.consolidation.order import arranged
from amendments.consolidation.placing import placing
from amendments.consolidation.provenance import joined_sources
from amendments.consolidation.reading import Reading, read
from drafting.text.numbering import LabelStyle
from drafting.text.paragraph import Kind, Paragraph, Text
from drafting.text.words import split_words


@dataclass(frozen=True, slots=True)
class Whole:
    """What is proposed for a paragraph as a whole. `after`: where an inserted or moved one shall stand.

    `clash`: one of the proposals cannot be taken with another.
    """

    act: Literal["insert", "delete", "move"]
    owner: str
    after: str | None
    clash: bool
    proposals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RollingParagraph:
    """A paragraph where it stands now, or a new one where it would; its words, and what is wanted of all of it."""

    id: str
    kind: Kind
    label: str | None
    level: int | None
    pieces: tuple[Piece, ...]
    wholes: tuple[Whole, ...]


def rolling(
    base: Text, proposals: Iterable[Proposal], *, label_style: LabelStyle = "bis"
) -> tuple[RollingParagraph, ...]:
    """Every paragraph with all that is proposed, colliding or not. Raises UnknownParagraph."""
    reading = read(base, proposals)
    return _Rolling(reading).paragraphs(label_style)


class _Rolling:
    """A rolling text in the making."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._woven = woven_paragraphs(reading)
        self._placing = placing(reading)
        self._clashing: set[tuple[str, str]] = set()
        for conflict in conflicts_in(reading, self._woven):
            if conflict.kind in ("deleted", "moved"):
                self._clashing |= {
                    (conflict.paragraph, conflict.first),
                    (conflict.paragraph, conflict.second),
                }

    def paragraphs(self, style: LabelStyle) -> tuple[RollingParagraph, ...]:
        inserts = self._placing.inserts
        anchors = {paragraph: self._placing.anchors[paragraph] for paragraph in inserts}
        order = arranged(list(self._reading.paragraphs), anchors)
        text = replace(self._reading.base, paragraphs=tuple(map(self._paragraph, order)))
        return tuple(map(self._rolled, labelled(text, inserts, style).paragraphs))

    def _paragraph(self, paragraph: str) -> Paragraph:
        new = self._placing.inserts.get(paragraph)
        return new.paragraph if new else self._reading.paragraphs[paragraph]

    def _rolled(self, paragraph: Paragraph) -> RollingParagraph:
        pieces: tuple[Piece, ...] = (Plain(split_words(paragraph.wording)),)
        if paragraph.id not in self._placing.inserts:
            pieces = bracketed(self._reading, paragraph.id, self._woven.get(paragraph.id))
        wholes = tuple(self._wholes(paragraph.id))
        return RollingParagraph(
            paragraph.id, paragraph.kind, paragraph.label, paragraph.level, pieces, wholes
        )

    def _wholes(self, paragraph: str) -> Iterator[Whole]:
        found = self._placing
        if paragraph in found.inserts:
            yield self._whole("insert", paragraph, found.inserts[paragraph].owners, found.anchors[paragraph])
        if paragraph in found.deleted:
            yield self._whole("delete", paragraph, found.deleted[paragraph], None)
        movers: dict[str | None, list[int]] = {}
        for number in found.movers.get(paragraph, ()):
            movers.setdefault(self._reading.proposals[number].moves[paragraph], []).append(number)
        for after, numbers in movers.items():
            yield self._whole("move", paragraph, numbers, after)

    def _whole(
        self,
        act: Literal["insert", "delete", "move"],
        paragraph: str,
        owners: Sequence[int],
        after: str | None,
    ) -> Whole:
        proposals = [self._reading.proposals[number].proposal for number in owners]
        source = joined_sources(proposal.source for proposal in proposals)
        clash = any((paragraph, proposal.id) in self._clashing for proposal in proposals)
        return Whole(act, source, after, clash, tuple(proposal.id for proposal in proposals))
