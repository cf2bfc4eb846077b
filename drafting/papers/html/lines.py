"""The lines of a sheet as headings and paragraphs, and its notes at the end with the way back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from lxml import etree

from drafting.papers.html.elements import add, append_text
from drafting.papers.sheet import Line, LineSign, Note, NoteCall, Piece
from drafting.papers.styles import has_own_bold, reads_from_right
from drafting.text.wording import MARKS, Mark

_ELEMENTS: dict[Mark, str] = {"italic": "i", "bold": "b", "superscript": "sup"}
_HAPPENED: dict[LineSign, str] = {"ins": "inserted", "del": "deleted", "to": "moved", "from": "moved"}
_DEEPEST = 6  # HTML's own limit of headings


class LineWriter:
    """Writes from top to bottom: heading depths begin at `first_depth` and skip none, calls are counted."""

    def __init__(self, *, first_depth: int) -> None:
        self._first = first_depth
        self._last = first_depth - 1
        self._calls: Counter[int] = Counter()

    def line(self, parent: etree._Element, line: Line) -> None:
        """One printed paragraph; its class says what it is and, of headings and points, how deep it lies."""
        direction = "rtl" if reads_from_right(line) else None
        element = add(parent, self._element(line), class_=_class_of(line), dir=direction)
        if line.label:
            self.pieces(add(element, "span", class_="label"), line.label)
            append_text(element, " ")
        self.pieces(element, line.pieces)

    def pieces(self, parent: etree._Element, pieces: Sequence[Piece | NoteCall]) -> None:
        """Words and calls; neighbours that came or went together stand in one ins or del, the latest in a mark."""
        for sign, signed in groupby(pieces, key=lambda piece: piece.sign):
            holder = parent if sign == "keep" else add(parent, sign)
            for latest, group in groupby(signed, key=lambda piece: piece.latest):
                self._alike(add(holder, "mark") if latest else holder, group)

    def _alike(self, holder: etree._Element, pieces: Iterable[Piece | NoteCall]) -> None:
        for piece in pieces:
            if isinstance(piece, NoteCall):
                self._call(holder, piece.number)
            else:
                _piece(holder, piece)

    def notes(self, parent: etree._Element, notes: Sequence[Note]) -> None:
        """The notes in a list that counts them, each with links back to its calls."""
        section = add(parent, "section", role="doc-endnotes", aria_label="Footnotes")
        listed = add(section, "ol")
        for note in notes:
            words = add(add(listed, "li", id=f"note-{note.number}"), "p")
            self.pieces(words, note.pieces)
            for call in range(1, self._calls[note.number] + 1):
                append_text(words, " ")
                add(
                    words,
                    "a",
                    "↩",
                    href=f"#{_call_id(note.number, call)}",
                    role="doc-backlink",
                    aria_label=f"Back to call {call} of note {note.number}",
                )

    def _call(self, parent: etree._Element, number: int) -> None:
        self._calls[number] += 1
        add(
            add(parent, "sup", class_="call"),
            "a",
            str(number),
            id=_call_id(number, self._calls[number]),
            href=f"#note-{number}",
            role="doc-noteref",
            aria_label=f"Note {number}",
        )

    def _element(self, line: Line) -> str:
        if line.kind not in ("title", "heading"):
            return "p"
        names_page = line.kind == "title" and self._last < self._first
        wanted = self._first if names_page else (line.level or 1) + 1
        self._last = min(wanted, self._last + 1, _DEEPEST)
        return f"h{self._last}"


def _class_of(line: Line) -> str:
    names = (
        line.kind,
        f"level{line.level}" if line.level is not None else "",
        _HAPPENED.get(line.sign, ""),
        "plain" if has_own_bold(line) else "",
    )
    return " ".join(filter(None, names))


def _piece(parent: etree._Element, piece: Piece) -> None:
    holder = parent
    for mark in MARKS:
        if mark in piece.marks:
            holder = add(holder, _ELEMENTS[mark])
    append_text(holder, piece.text)


def _call_id(number: int, call: int) -> str:
    return f"call-{number}" if call == 1 else f"call-{number}-{call}"
