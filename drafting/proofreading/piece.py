"""The stretches of an outline that have words: its blocks, its footnotes, the lines of its cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafting.proofreading.finding import Finding, Severity
from drafting.reading.outline import Outline


@dataclass(frozen=True, slots=True)
class Piece:
    """One text with its place: a block by its index, a footnote by its id, a line of the cover by its field."""

    block: int | None
    where: str | None
    label: str | None
    text: str

    def found(
        self, rule: str, start: int, end: int, message: str, *, severity: Severity = "warning"
    ) -> Finding:
        """A finding about the words from start to end."""
        return Finding(rule, severity, self.block, self.where, self.text[start:end], start, end, message)

    @property
    def name(self) -> str:
        """How a message calls the place."""
        if self.where is not None:
            return (
                f"the cover ({self.where})"
                if not self.where.startswith("fn")
                else f"footnote {self.where[2:]}"
            )
        return f"paragraph {self.label}" if self.label else f"block {self.block}"


def pieces(outline: Outline) -> tuple[Piece, ...]:
    """The cover first, then the blocks, then the footnotes."""
    cover = (Piece(None, field.field, None, field.text) for field in outline.cover)
    notes = (Piece(None, note.id, None, note.text) for note in outline.footnotes)
    return (*cover, *blocks(outline), *notes)


def blocks(outline: Outline) -> Iterator[Piece]:
    """The blocks alone: what is about running text has nothing to say about covers and references."""
    for place, block in enumerate(outline.blocks):
        yield Piece(place, None, block.label, block.text)
