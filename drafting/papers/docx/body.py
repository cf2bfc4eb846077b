"""The lines of a sheet as paragraphs, and its notes as footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from drafting.papers.docx.markup import element, paragraph, part, run
from drafting.papers.docx.revisions import Revisions
from drafting.papers.docx.runs import RunWriter
from drafting.papers.sheet import Line, LineSign, NoteCall, Sheet, Stamp
from drafting.papers.styles import has_own_bold, opens_annex, style_of

_Mark = tuple[LineSign, Stamp | None]
_TAB = run("<w:tab/>")
_NOTE_NUMBER = run("<w:footnoteRef/>", properties='<w:rStyle w:val="FootnoteReference"/>') + _TAB


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
        profile = None if sheet.tracked else sheet.profile
        self._runs = RunWriter(self._revisions, profile=profile, repeated=again)

    def body(self, *, before_annex: str) -> str:
        """The key, the lines and the closing rule; another rule with the properties `before_annex` ends a section.

        The rules are never tracked: a last paragraph whose mark is a revision could not be taken out again.
        """
        return self.key() + self.lines(before_annex=before_annex) + paragraph("EndRule")

    def key(self) -> str:
        """The sentence that explains the paper, where it has one."""
        return paragraph("Key", self._runs.runs(self._sheet.key)) if self._sheet.key else ""

    def lines(self, *, before_annex: str = "") -> str:
        """The lines alone."""
        written = []
        for line, mark in zip(self._sheet.lines, _paragraph_marks(self._sheet.lines), strict=True):
            if opens_annex(line):
                written.append(paragraph("EndRule", properties=before_annex))
            written.append(self._line(line, mark))
        return "".join(written)

    def footnotes(self) -> bytes:
        """The part with the notes, after the two separators that Word wants."""
        return part("footnotes", "".join(self._notes()))

    def _notes(self) -> Iterator[str]:
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            yield element("footnote", paragraph("Normal", run(f"<w:{kind}/>")), type=kind, id=str(number))
        for note in self._sheet.notes:
            words = paragraph("FootnoteText", _NOTE_NUMBER + self._runs.runs(note.pieces))
            yield element("footnote", words, id=str(note.number))

    def _line(self, line: Line, mark: _Mark) -> str:
        inner = self._label(line) + self._runs.runs(
            line.pieces, line=line.sign, stamp=line.stamp, plain_heading=has_own_bold(line)
        )
        if not self._sheet.tracked:
            return paragraph(style_of(line), inner)
        properties = self._revisions.paragraph_mark(*mark)
        if line.sign not in ("from", "to"):
            return paragraph(style_of(line), inner, properties=properties)
        inner, end = self._revisions.move_range(inner, line.sign, line.stamp, name=f"move{line.move}")
        return paragraph(style_of(line), inner, properties=properties) + end

    def _label(self, line: Line) -> str:
        """The number and the tab after it, which comes and goes with it."""
        if not line.label:
            return ""
        number = self._runs.runs(line.label, line=line.sign, stamp=line.stamp)
        first, last = line.label[0], line.label[-1]
        sign = last.sign if first.sign == last.sign else "keep"
        if not self._sheet.tracked:
            return number + _TAB
        return number + self._revisions.wrapped(_TAB, line.sign, sign, stamp=last.stamp, moved=line.stamp)


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
