"""Texts as JSON, one form for paragraphs wherever they are served."""

from __future__ import annotations

from typing import Any

from drafting.text.footnotes import markers
from drafting.text.paragraph import Paragraph, Text
from drafting.text.runs import runs_from_wording
from drafting.text.wording import calls, plain


def paragraphs_as_json(text: Text) -> list[dict[str, Any]]:
    """[{id, kind, label, level, text, runs, footnotes: [{id, marker, text}]}] in the text's order."""
    marks = markers(text)
    notes = {note.id: note.text for note in text.footnotes}
    return [_paragraph_as_json(paragraph, marks, notes) for paragraph in text.paragraphs]


def _paragraph_as_json(paragraph: Paragraph, marks: dict[str, str], notes: dict[str, str]) -> dict[str, Any]:
    called = dict.fromkeys(calls(paragraph.wording))
    return {
        "id": paragraph.id,
        "kind": paragraph.kind,
        "label": paragraph.label,
        "level": paragraph.level,
        "text": plain(paragraph.wording),
        "runs": runs_from_wording(paragraph.wording),
        "footnotes": [
            {"id": note, "marker": marks.get(note), "text": notes.get(note, "")} for note in called
        ],
    }
