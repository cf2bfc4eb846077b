"""Footnotes of a text: their markers follow the order of first calls, and a note nobody calls goes."""

from __future__ import annotations

from dataclasses import replace

from drafting.text.paragraph import Footnote, Paragraph, Text
from drafting.text.wording import calls


def markers(text: Text) -> dict[str, str]:
    """The printed marker of each footnote called, by id, in the order of first calls: "1", "2" …"""
    order = dict.fromkeys(note for paragraph in text.paragraphs for note in calls(paragraph.wording))
    return {note: str(number) for number, note in enumerate(order, start=1)}


def prune(text: Text) -> Text:
    """The text without the notes that no paragraph calls; the others in the order of their markers."""
    notes = {note.id: note for note in text.footnotes}
    return replace(text, footnotes=tuple(notes[note] for note in markers(text) if note in notes))


def notes_of(paragraph: Paragraph, text: Text) -> tuple[Footnote, ...]:
    """The notes that a paragraph calls, each once, in the order of its calls."""
    notes = {note.id: note for note in text.footnotes}
    return tuple(notes[note] for note in dict.fromkeys(calls(paragraph.wording)) if note in notes)
