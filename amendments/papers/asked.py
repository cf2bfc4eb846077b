"""What an amendment asks, as the cell of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from amendments.consolidation.change import Change, Delete, Insert, Move, Reword
from drafting.papers.names import paragraph_names
from drafting.papers.tables.cells import quoted, redlined, said, stacked
from drafting.papers.tables.table import Cell, Words
from drafting.text.footnotes import markers
from drafting.text.paragraph import Paragraph, Text
from drafting.text.wording import Wording

_SPACE = (Words(" "),)


class Asked:
    """Writes cells against one text."""

    def __init__(self, text: Text) -> None:
        self._paragraphs: Mapping[str, Paragraph] = {each.id: each for each in text.paragraphs}
        self._markers = markers(text)
        self.names = paragraph_names(text)

    def of_all(self, changes: Iterable[Change]) -> Cell:
        """All changes of an amendment, long unchanged stretches left out, each under its paragraph's name."""
        listed = list(changes)
        named = len(listed) > 1
        return stacked(*(self._one(change, named=named) for change in listed))

    def of(self, change: Change) -> Cell:
        """One change in full."""
        match change:
            case Reword(paragraph, wording):
                return redlined(self._wording(paragraph), wording, self._markers)
            case Insert(_, _, _, wording):
                return quoted(wording, self._markers, "ins")
            case Delete(paragraph):
                return quoted(self._wording(paragraph), self._markers, "del")
            case Move(_, after):
                return said(f"move {self._where(after)}")

    def wording(self, wording: Wording) -> Cell:
        """Words as they stand."""
        return quoted(wording, self._markers)

    def _one(self, change: Change, *, named: bool) -> Cell:
        name = self.names.get(change.paragraph, "new")
        match change:
            case Reword(paragraph, wording):
                cell = redlined(self._wording(paragraph), wording, self._markers, shortened=True)
                return (*said(f"{name}:"), *_SPACE, *cell) if named else cell
            case Insert(_, after, _, wording):
                return (*said(f"New {self._where(after)}:"), *_SPACE, *quoted(wording, self._markers, "ins"))
            case Delete():
                return (*said(f"Delete {name}:"), *_SPACE, *self.of(change))
            case Move(_, after):
                return said(f"Move {name} {self._where(after)}")

    def _where(self, after: str | None) -> str:
        return "to the beginning" if after is None else f"after {self.names.get(after, 'the one before')}"

    def _wording(self, paragraph: str) -> Wording:
        found = self._paragraphs.get(paragraph)
        return found.wording if found else ()
