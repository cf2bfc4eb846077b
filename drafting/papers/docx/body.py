"""The lines of a sheet as paragraphs, and its notes as footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from drafting.papers.docx.revisions import Revisions
from drafting.papers.docx.runs import RunWriter
from drafting.papers.docx.xml import add, name, part, root, styled
from drafting.papers.sheet import Line, LineSign, NoteCall, Sheet, Stamp
from drafting.papers.styles import has_own_bold, style_of

_Mark = tuple[LineSign, Stamp | None]


class BodyWriter:
    """Writes what stands between the cover and the foot of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._revisions = Revisions(sheet.issued)
        again = {
            piece.number
            for line in sheet.lines
            for piece in line.pieces
            if isinstance(piece, NoteCall) and piece.again
        }
        self._runs = RunWriter(self._revisions, tracked=sheet.tracked, repeated=again)

    def write(self, body: etree._Element) -> None:
        """The key, the lines and the closing rule.

        The rule is never tracked: a last paragraph whose mark is a revision could not be taken out again.
        """
        if self._sheet.key:
            self._runs.write(styled(body, "Key"), self._sheet.key)
        for line, mark in zip(self._sheet.lines, _paragraph_marks(self._sheet.lines), strict=True):
            self._line(body, line, mark)
        styled(body, "EndRule")

    def footnotes(self) -> bytes:
        """The part with the notes, after the two separators that Word wants."""
        notes = root("footnotes")
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            note = add(notes, "footnote", type=kind, id=str(number))
            add(add(styled(note, "Normal"), "r"), kind)
        for printed in self._sheet.notes:
            paragraph = styled(add(notes, "footnote", id=str(printed.number)), "FootnoteText")
            run = add(paragraph, "r")
            add(add(run, "rPr"), "rStyle", val="FootnoteReference")
            add(run, "footnoteRef")
            add(add(paragraph, "r"), "tab")
            self._runs.write(paragraph, printed.pieces)
        return part(notes)

    def _line(self, body: etree._Element, line: Line, mark: _Mark) -> None:
        paragraph = styled(body, style_of(line))
        if self._sheet.tracked:
            self._revisions.mark(paragraph[0], *mark)
        move = self._move_start(paragraph, line)
        plain_heading = has_own_bold(line)
        if line.label:
            self._runs.write(paragraph, line.label, line=line.sign, stamp=line.stamp)
            self._tab(paragraph, line)
        self._runs.write(
            paragraph, line.pieces, line=line.sign, stamp=line.stamp, plain_heading=plain_heading
        )
        if move:
            add(body, "moveFromRangeEnd" if line.sign == "from" else "moveToRangeEnd", id=move)

    def _move_start(self, paragraph: etree._Element, line: Line) -> str:
        """Open the range that ties the two ends of a move together; its number, none where nothing moves."""
        if not self._sheet.tracked or line.sign not in ("from", "to"):
            return ""
        local = "moveFromRangeStart" if line.sign == "from" else "moveToRangeStart"
        start = self._revisions.open(paragraph, local, line.stamp, name=f"move{line.move}")
        return start.get(name("id")) or ""

    def _tab(self, paragraph: etree._Element, line: Line) -> None:
        """The tab after a number: it comes and goes with it."""
        first, last = line.label[0], line.label[-1]
        sign = last.sign if first.sign == last.sign else "keep"
        parent = paragraph
        if self._sheet.tracked:
            parent = self._revisions.wrap(paragraph, line.sign, sign, last.stamp, line.stamp)
        add(add(parent, "r"), "tab")


def _paragraph_marks(lines: Sequence[Line]) -> list[_Mark]:
    """Whose end of paragraph came or went with each line.

    Where paragraphs come or go behind one that stays, and all would look alike, the ends that come or go are those
    before them: so does Word when one types on at a paragraph's end. Else it is each line's own end, so that what
    stays keeps its style.
    """
    marks: list[_Mark] = [(line.sign, line.stamp) for line in lines]
    noted = next((place for place, line in enumerate(lines) if _has_note(line)), None)
    start = 0
    for sign, group in groupby(lines, key=lambda line: line.sign):
        run = list(group)
        end = start + len(run)
        alike = sign != "keep" and start > 0 and _follows_alike(lines[start - 1], run[-1])
        # LibreOffice forgets that the end of the paragraph with the first footnote is tracked: let it not be.
        if alike and noted not in range(start - 1, end - 1):
            marks[start - 1 : end] = [*((sign, line.stamp) for line in run), ("keep", None)]
        start = end
    return marks


def _has_note(line: Line) -> bool:
    return any(isinstance(piece, NoteCall) for piece in line.pieces)


def _follows_alike(before: Line, last: Line) -> bool:
    return before.sign == "keep" and style_of(before) == style_of(last)
