"""Footnotes of a paper: numbered by their first call, also where a call came, went or moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from drafting.papers.sheet import Note, NoteCall, Piece, Sign, Stamp
from drafting.text.footnotes import markers
from drafting.text.paragraph import Text

View = Literal["both", "old", "new"]
_NotePieces = Callable[[str, str, Sign, Stamp | None], tuple[Piece, ...]]


class NoteBook:
    """Gives calls their numbers as a paper's lines are written from top to bottom.

    A word processor prints one note per real call and refers back for a repeated one. What a call refers back
    to can differ between the old and the new text: such a call is struck as it was and set again as it is.
    """

    def __init__(
        self, old: Text, new: Text, note_pieces: _NotePieces, *, rewording: Mapping[str, Stamp]
    ) -> None:
        """`rewording`: whose the new words are of the notes (by id) that stay and read otherwise."""
        self._old_texts = {note.id: note.text for note in old.footnotes}
        self._new_texts = {note.id: note.text for note in new.footnotes}
        self._old_markers, self._new_markers = markers(old), markers(new)
        self._old_numbers: dict[str, int] = {}
        self._new_numbers: dict[str, int] = {}
        self._note_pieces, self._rewording = note_pieces, rewording
        self._notes: list[Note] = []

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes called so far, in order."""
        return tuple(self._notes)

    def call(self, note: str, *, view: View, sign: Sign, stamp: Stamp | None) -> tuple[NoteCall, ...]:
        """The printed call(s) for one call of the texts, seen in the old text, the new one or both."""
        if view == "both" and self._old_numbers.get(note) != self._new_numbers.get(note):
            struck = self.call(note, view="old", sign="del", stamp=stamp)
            return (*struck, *self.call(note, view="new", sign="ins", stamp=stamp))
        numbers = self._old_numbers if view == "old" else self._new_numbers
        marker = (self._old_markers if view == "old" else self._new_markers)[note]
        if note in numbers:
            return (NoteCall(numbers[note], True, marker, sign, stamp),)
        if view == "both" and sign == "keep":
            stamp = self._rewording.get(note)
        number = self._open(note, view=view, sign=sign, stamp=stamp)
        return (NoteCall(number, False, marker, sign, stamp),)

    def _open(self, note: str, *, view: View, sign: Sign, stamp: Stamp | None) -> int:
        number = len(self._notes) + 1
        old, new = self._old_texts.get(note, ""), self._new_texts.get(note, "")
        if view != "both":
            old = new = old if view == "old" else new
        self._notes.append(Note(number, self._note_pieces(old, new, sign, stamp)))
        if view != "new":
            self._old_numbers[note] = number
        if view != "old":
            self._new_numbers[note] = number
        return number
