"""The lines of a sheet as paragraphs, and its notes as footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.papers.docx.apart import told_apart
from drafting.papers.docx.comments import Anchors, Comments
from drafting.papers.docx.ends import End, ends_of
from drafting.papers.docx.markup import element, paragraph, part, run
from drafting.papers.docx.revisions import Revisions
from drafting.papers.docx.runs import RunWriter
from drafting.papers.docx.styling import word_style_of
from drafting.papers.sheet import Line, NoteCall, Sheet
from drafting.papers.styles import has_own_bold, opens_annex, reads_from_right

_TAB = run("<w:tab/>")
_FROM_RIGHT = "<w:bidi/>"
_NOTE_NUMBER = run("<w:footnoteRef/>", properties='<w:rStyle w:val="FootnoteReference"/>') + _TAB


class BodyWriter:
    """Writes what stands between the cover and the foot of a sheet."""

    def __init__(self, sheet: Sheet, *, before: str) -> None:
        """`before` is the style of the paragraph after which the lines come."""
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
        self._before, *self._ends = _ends(sheet, before)
        self._comments = Comments(sheet.explanations, sheet.lines, notes=len(sheet.notes))

    def body(self, *, before_annex: str) -> str:
        """The key, the lines and the closing rule; another rule with the properties `before_annex` ends a section.

        The rules are never tracked: a last paragraph whose mark is a revision could not be taken out again.
        """
        return self.key() + self.lines(before_annex=before_annex) + paragraph("EndRule")

    def end_before(self) -> str:
        """The properties of the paragraph before the lines, where its end takes part in a revision."""
        return self._revisions.paragraph_end(self._before)

    def key(self) -> str:
        """The sentence that explains the paper, where it has one."""
        return paragraph("Key", self._runs.runs(self._sheet.key)) if self._sheet.key else ""

    def lines(self, *, before_annex: str = "") -> str:
        """The lines alone."""
        written = []
        lines = told_apart(self._sheet.lines, self._ends) if self._sheet.tracked else self._sheet.lines
        for place, (line, end) in enumerate(zip(lines, self._ends, strict=True)):
            if opens_annex(line):
                written.append(paragraph("EndRule", properties=before_annex))
            written.append(self._line(line, end, self._comments.anchors(place)))
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

    def comments(self) -> bytes:
        """The part with what explains the revisions."""
        return self._comments.part()

    def _line(self, line: Line, end: End, anchors: Anchors) -> str:
        inner = self._label(line) + self._runs.runs(
            line.pieces,
            line=line.sign,
            stamp=line.stamp,
            plain_heading=has_own_bold(line),
            anchors=anchors,
        )
        direction = _FROM_RIGHT if reads_from_right(line) else ""
        if not self._sheet.tracked:
            return paragraph(end.style, inner, properties=direction)
        properties = direction + self._revisions.paragraph_end(end)
        if line.sign not in ("from", "to"):
            return paragraph(end.style, inner, properties=properties)
        inner, close = self._revisions.move_range(inner, line.sign, line.stamp, name=f"move{line.move}")
        return paragraph(end.style, inner, properties=properties) + close

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


def _ends(sheet: Sheet, before: str) -> list[End]:
    """In print no end of paragraph comes or goes."""
    if sheet.tracked:
        return ends_of(sheet.lines, before=before)
    return [End(before), *(End(word_style_of(line)) for line in sheet.lines)]
