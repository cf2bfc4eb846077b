"""The words of a paragraph with their inline marks: the value that everything else compares and carries."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Mark = Literal["italic", "bold", "superscript"]
MARKS: tuple[Mark, ...] = ("italic", "bold", "superscript")

# A no-break space is a character of its own (it ties "No. 5" together on purpose);
# all other white space is one space.
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under one set of marks."""

    text: str
    marks: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class Call:
    """The place where a footnote is called; the note's own text stands in `Text.footnotes`."""

    footnote: str


Wording = tuple[Run | Call, ...]


def plain(wording: Wording) -> str:
    """The wording's words alone: no marks, no footnote calls."""
    return "".join(piece.text for piece in wording if isinstance(piece, Run))


def from_plain(text: str) -> Wording:
    """A wording without marks that says `text`, in canonical form."""
    return canonical((Run(text),))


def calls(wording: Wording) -> tuple[str, ...]:
    """The ids of the footnotes called, in order, repeated calls included."""
    return tuple(piece.footnote for piece in wording if isinstance(piece, Call))


def canonical(wording: Wording) -> Wording:
    """The one form in which two equal wordings are equal values.

    NFC; runs of white space are one space, none at either end; a space bears the marks that the characters on
    both its sides share, whether or not a note is called between them; neighbouring runs under the same marks
    are one run; no empty run (design §3.1).
    """
    return _joined(_spaces_marked(_trimmed(_characters(wording))))


_Cell = tuple[str, frozenset[Mark]] | Call


def _characters(wording: Wording) -> list[_Cell]:
    cells: list[_Cell] = []
    for piece in wording:
        if isinstance(piece, Call):
            cells.append(piece)
        else:
            text = _SPACES.sub(" ", unicodedata.normalize("NFC", piece.text))
            cells += [(char, piece.marks) for char in text]
    return cells


def _is_space(cell: _Cell) -> bool:
    return not isinstance(cell, Call) and cell[0] == " "


def _trimmed(cells: list[_Cell]) -> list[_Cell]:
    """Without spaces at the ends or in a row; a call between two spaces does not keep the second."""
    kept: list[_Cell] = []
    spaced = True
    for cell in cells:
        if isinstance(cell, Call) or not (spaced and _is_space(cell)):
            kept.append(cell)
        if not isinstance(cell, Call):
            spaced = _is_space(cell)
    last = next((place for place in range(len(kept) - 1, -1, -1) if not isinstance(kept[place], Call)), None)
    if last is not None and _is_space(kept[last]):
        del kept[last]
    return kept


def _spaces_marked(cells: list[_Cell]) -> list[_Cell]:
    marked = list(cells)
    characters = [(place, cell) for place, cell in enumerate(cells) if not isinstance(cell, Call)]
    for (_, before), (place, cell), (_, after) in zip(
        characters, characters[1:], characters[2:], strict=False
    ):
        if _is_space(cell):
            marked[place] = (" ", before[1] & after[1])
    return marked


def _joined(cells: list[_Cell]) -> Wording:
    pieces: list[Run | Call] = []
    text, marks = "", frozenset[Mark]()
    for cell in cells:
        if isinstance(cell, Call) or cell[1] != marks:
            if text:
                pieces.append(_run(text, marks))
            text, marks = "", frozenset() if isinstance(cell, Call) else cell[1]
        if isinstance(cell, Call):
            pieces.append(cell)
        else:
            text += cell[0]
    return (*pieces, _run(text, marks)) if text else tuple(pieces)


def _run(text: str, marks: frozenset[Mark]) -> Run:
    # Runs that were apart may meet in one composed letter.
    return Run(unicodedata.normalize("NFC", text), marks)
