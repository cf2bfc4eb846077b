"""Footnotes are numbered by their first calls."""

from __future__ import annotations

from drafting.text.footnotes import markers, notes_of, prune
from tests.builders import operative, text

WHOLE = text(
    operative("1", "Recalls the treaty[^late] and its protocol[^early]."),
    operative("2", "Recalls the treaty[^late] again[^last]."),
    early="Protocol.",
    late="Treaty.",
    last="Again.",
    unused="Nobody calls this.",
)


def test_a_note_called_twice_keeps_the_marker_of_its_first_call() -> None:
    assert markers(WHOLE) == {"late": "1", "early": "2", "last": "3"}


def test_a_note_that_nobody_calls_goes_and_the_others_stand_in_order() -> None:
    assert [note.id for note in prune(WHOLE).footnotes] == ["late", "early", "last"]


def test_a_paragraph_shows_its_own_notes() -> None:
    assert [note.text for note in notes_of(WHOLE.paragraphs[1], WHOLE)] == ["Treaty.", "Again."]
