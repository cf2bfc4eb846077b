"""What an amendment asks, as the cell of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from amendments.consolidation.change import Change, Delete, Insert, Move, Reword
from drafting.papers.names import paragraph_names
from drafting.papers.tables.cells import quoted, redlined, said, stacked
from drafting.papers.tables.table import Cell, Words
from drafting.text.footnotes import markers
from drafting.text.paragraph import Footnote, Paragraph, Text
from drafting.text.wording import Wording, from_plain

_SPACE = (Words(" "),)


class Asked:
    """Writes cells against one text."""

    def __init__(self, text: Text) -> None:
        self._paragraphs: Mapping[str, Paragraph] = {each.id: each for each in text.paragraphs}
        self._markers = markers(text)
        self._notes = {note.id: note.text for note in text.footnotes}
        self.names = paragraph_names(text)

    def of_all(self, changes: Iterable[Change]) -> Cell:
        """All changes of an amendment, long unchanged stretches left out, each under its paragraph's name."""
        listed = list(changes)
        named = len(listed) > 1
        return stacked(*(self._one(change, named=named) for change in listed))

    def of(self, change: Change) -> Cell:
        """One change in full."""
        match change:
            case Reword(_, _, notes):
                return stacked(self._reworded(change), *map(self._note, notes))
            case Insert(_, _, _, wording, _, notes):
                return stacked(quoted(wording, self._markers, "ins"), *map(self._note, notes))
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
            case Reword(_, _, notes):
                cell = stacked(self._reworded(change, shortened=True), *map(self._note, notes))
                return (*said(f"{name}:"), *_SPACE, *cell) if named else cell
            case Insert(_, after):
                return (*said(f"New {self._where(after)}:"), *_SPACE, *self.of(change))
            case Delete():
                return (*said(f"Delete {name}:"), *_SPACE, *self.of(change))
            case Move(_, after):
                return said(f"Move {name} {self._where(after)}")

    def _reworded(self, change: Reword, *, shortened: bool = False) -> Cell:
        """The paragraph's words against the proposed ones; nothing where a note alone is worded anew."""
        old = self._wording(change.paragraph)
        if old == change.wording and change.footnotes:
            return ()
        return redlined(old, change.wording, self._markers, shortened=shortened)

    def _note(self, note: Footnote) -> Cell:
        """A note that is added, or worded anew."""
        old = from_plain(self._notes.get(note.id, ""))
        cell = redlined(old, from_plain(note.text), {})
        return (*said(f"Note {self._markers.get(note.id, '*')}:"), *_SPACE, *cell)

    def _where(self, after: str | None) -> str:
        return "to the beginning" if after is None else f"after {self.names.get(after, 'the one before')}"

    def _wording(self, paragraph: str) -> Wording:
        found = self._paragraphs.get(paragraph)
        return found.wording if found else ()
