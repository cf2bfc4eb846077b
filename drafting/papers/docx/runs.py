"""Pieces and calls as runs: marks, printed signs, footnote numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from lxml import etree

from drafting.papers.docx.revisions import Revisions
from drafting.papers.docx.xml import add, add_text
from drafting.papers.sheet import LineSign, NoteCall, Piece, Sign, Stamp
from drafting.text.wording import Mark

# Said on the run itself as well as by its style: other readers of the file look there.
_RAISED: frozenset[Mark] = frozenset({"superscript"})


class RunWriter:
    """Writes runs into paragraphs. `tracked` signs become revisions, others are printed.

    `repeated` are the notes that are referred to again: their first call bears a bookmark.
    """

    def __init__(self, revisions: Revisions, *, tracked: bool, repeated: Collection[int]) -> None:
        self._revisions, self._tracked, self._repeated = revisions, tracked, repeated

    def write(
        self,
        paragraph: etree._Element,
        pieces: Sequence[Piece | NoteCall],
        *,
        line: LineSign = "keep",
        stamp: Stamp | None = None,
        plain_heading: bool = False,
    ) -> None:
        """Write the pieces of one line; neighbours under one sign and stamp share one revision."""
        for (sign, who), group in groupby(pieces, key=lambda piece: (piece.sign, _author(piece))):
            parent = paragraph
            if self._tracked:
                parent = self._revisions.wrap(paragraph, line, sign, who, stamp)
            for piece in group:
                if isinstance(piece, NoteCall):
                    self._call(parent, piece)
                else:
                    self._piece(parent, piece, plain_heading)

    def _piece(self, parent: etree._Element, piece: Piece, plain_heading: bool) -> None:
        run = add(parent, "r")
        printed = "keep" if self._tracked else piece.sign
        if piece.marks or printed != "keep" or plain_heading or piece.was is not None:
            self._properties(run, piece, printed, plain_heading)
        deleted = self._tracked and piece.sign == "del"
        add_text(run, "delText" if deleted else "t", piece.text)

    def _properties(self, run: etree._Element, piece: Piece, printed: Sign, plain_heading: bool) -> None:
        properties = add(run, "rPr")
        _marks(properties, piece.marks, printed, plain_heading)
        if piece.was is not None and self._tracked:
            change = self._revisions.open(properties, "rPrChange", piece.stamp)
            _marks(add(change, "rPr"), piece.was, "keep", plain_heading)

    def _call(self, parent: etree._Element, call: NoteCall) -> None:
        printed = "keep" if self._tracked else call.sign
        if call.again:
            deleted = self._tracked and call.sign == "del"
            marker = call.marker if self._tracked else str(call.number)
            self._reference(parent, call.number, marker, printed, deleted)
            return
        bookmarked = call.number in self._repeated
        if bookmarked:
            add(parent, "bookmarkStart", id=str(call.number), name=_bookmark(call.number))
        run = add(parent, "r")
        _call_properties(run, printed)
        add(run, "footnoteReference", id=str(call.number))
        if bookmarked:
            add(parent, "bookmarkEnd", id=str(call.number))

    def _reference(
        self, parent: etree._Element, number: int, marker: str, printed: Sign, deleted: bool
    ) -> None:
        """The number of a note called before, as a field that follows it when notes are renumbered."""
        for content in ("begin", "instruction", "separate", "number", "end"):
            run = add(parent, "r")
            _call_properties(run, printed)
            if content == "instruction":
                instruction = f" NOTEREF {_bookmark(number)} \\h "
                add_text(run, "delInstrText" if deleted else "instrText", instruction)
            elif content == "number":
                add_text(run, "delText" if deleted else "t", marker)
            else:
                add(run, "fldChar", fldCharType=content)


def _author(piece: Piece | NoteCall) -> Stamp | None:
    return piece.stamp if piece.sign != "keep" else None


def _bookmark(number: int) -> str:
    return f"_Ref_fn{number}"


def _marks(properties: etree._Element, marks: frozenset[Mark], printed: Sign, plain_heading: bool) -> None:
    """Marks in the order of the schema: b, i, strike, u, vertAlign."""
    if "bold" in marks or printed == "ins":
        add(properties, "b")
    elif plain_heading:
        add(properties, "b", val="0")
    if "italic" in marks:
        add(properties, "i")
    if printed == "del":
        add(properties, "strike")
    if printed == "ins":
        add(properties, "u", val="single")
    if "superscript" in marks:
        add(properties, "vertAlign", val="superscript")


def _call_properties(run: etree._Element, printed: Sign) -> None:
    properties = add(run, "rPr")
    add(properties, "rStyle", val="FootnoteReference")
    _marks(properties, _RAISED, printed, plain_heading=False)
