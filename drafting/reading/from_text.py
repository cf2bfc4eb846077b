"""A text becomes the outline that a careful reader would see in its papers."""

from __future__ import annotations

from collections.abc import Mapping

from drafting.reading.outline import Block, CoverField, Mark, Note, NoteCall, Outline
from drafting.text.footnotes import markers
from drafting.text.paragraph import Paragraph, Text
from drafting.text.wording import MARKS, Call, Wording, plain
from drafting.text.wording import Mark as MarkName


def outline_of(text: Text) -> Outline:
    """The outline of a text: footnotes are fn1, fn2 … in the order of their markers, uncalled ones are left out."""
    marker_of = markers(text)
    texts = {note.id: note.text for note in text.footnotes}
    notes = tuple(Note(f"fn{marker}", marker, texts.get(note, "")) for note, marker in marker_of.items())
    cover_notes = [field.text for field in text.cover if field.field == "cover_note"]
    return Outline(
        family=text.family,
        cover=tuple(
            CoverField(field.field, field.text) for field in text.cover if field.field != "cover_note"
        ),
        title=text.title or None,
        blocks=(
            *(Block("cover_note", None, None, note) for note in cover_notes),
            *(_block(paragraph, marker_of) for paragraph in text.paragraphs),
        ),
        footnotes=notes,
    )


def _block(paragraph: Paragraph, marker_of: Mapping[str, str]) -> Block:
    calls: list[NoteCall] = []
    offset = 0
    for piece in paragraph.wording:
        if isinstance(piece, Call):
            calls.append(NoteCall(offset, f"fn{marker_of[piece.footnote]}"))
        else:
            offset += len(piece.text)
    return Block(
        kind=paragraph.kind,
        label=paragraph.label,
        level=paragraph.level,
        text=plain(paragraph.wording),
        marks=_marks(paragraph.wording),
        footnotes=tuple(calls),
    )


def _marks(wording: Wording) -> tuple[Mark, ...]:
    """Where each mark begins and ends, in order; a footnote call does not interrupt it."""
    marks: list[Mark] = []
    for name in MARKS:
        marks += _stretches(wording, name)
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.kind)))


def _stretches(wording: Wording, name: MarkName) -> list[Mark]:
    stretches: list[Mark] = []
    offset = 0
    for piece in wording:
        if isinstance(piece, Call):
            continue
        end = offset + len(piece.text)
        if name in piece.marks:
            joins = bool(stretches) and stretches[-1].end == offset
            start = stretches.pop().start if joins else offset
            stretches.append(Mark(start, end, name))
        offset = end
    return stretches
