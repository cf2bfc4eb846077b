"""An outline becomes a text and a text an outline, and nothing is lost on the way."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from drafting.reading.from_text import outline_of
from drafting.reading.into_text import text_from_outline
from drafting.reading.outline import Block, CoverField, Mark, Note, NoteCall, Outline
from drafting.text.paragraph import Text
from drafting.text.wording import Run
from tests.builders import operative, preambular, text, title, wording

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def _read(outline: Outline) -> Text:
    numbers = count(1)
    return text_from_outline(outline, new_id=lambda: f"id{next(numbers)}")


def _outline(checked: dict[str, Any]) -> Outline:
    return Outline(
        checked["family"],
        tuple(CoverField(**field) for field in checked["cover"]),
        checked["title"],
        tuple(
            Block(
                block["kind"],
                block["label"],
                block.get("level"),
                block["text"],
                tuple(Mark(*mark) for mark in block["marks"]),
                tuple(NoteCall(**call) for call in block["footnotes"]),
            )
            for block in checked["blocks"]
        ),
        tuple(Note(**note) for note in checked["footnotes"]),
    )


@pytest.mark.parametrize("name", ["council-note-6589-18", "council-outcome-12954-18", "un-resolution-68-197"])
def test_a_real_document_comes_back_as_it_was(name: str) -> None:
    path = CORPUS / f"{name}.outline.json"
    if not path.exists():
        pytest.skip("../shared/corpus is not here")
    outline = _outline(json.loads(path.read_text(encoding="utf-8")))
    assert outline_of(_read(outline)) == outline


def test_marks_and_calls_become_runs() -> None:
    block = Block("operative", "1", None, "Calls for it.", (Mark(0, 5, "italic"),), (NoteCall(13, "fn1"),))
    read = _read(Outline("un", (), "Ports", (block,), (Note("fn1", "1", "A note."),)))
    (note,) = read.footnotes
    assert read.paragraphs[0].wording == wording(f"*Calls* for it.[^{note.id}]")
    assert note.text == "A note."


def test_a_cover_note_goes_to_the_cover_and_back() -> None:
    note = Block("cover_note", None, None, "Delegations will find a text below.")
    outline = Outline("council", (CoverField("from", "Presidency"),), None, (note,), ())
    read = _read(outline)
    assert read.paragraphs == ()
    assert read.cover[-1].field == "cover_note"
    assert outline_of(read) == outline


def test_a_call_in_the_middle_of_bold_words_does_not_break_the_mark() -> None:
    whole = text(title("**On the ports[^n] of call**", label="68/197"), preambular("Noting,"), n="Seaports.")
    block = outline_of(whole).blocks[0]
    assert block.marks == (Mark(0, 20, "bold"),)
    assert (block.label, block.footnotes) == ("68/197", (NoteCall(12, "fn1"),))


def test_a_note_that_is_called_and_missing_has_an_empty_text() -> None:
    outline = Outline("un", (), None, (Block("operative", "1", None, "A.", (), (NoteCall(2, "fn9"),)),), ())
    assert [note.text for note in _read(outline).footnotes] == [""]


def test_reading_a_text_back_gives_the_same_paragraphs() -> None:
    whole = text(title("Ports"), operative("1", "*Calls* for the 62^nd^ time.[^n]"), n="Seaports.")
    back = _read(outline_of(whole))
    assert back.paragraphs[0].wording == whole.paragraphs[0].wording
    assert [(each.kind, each.label) for each in back.paragraphs] == [("title", None), ("operative", "1")]


def test_what_would_be_refused_in_an_amendment_is_left_out() -> None:
    words = "\uf0b7 Calls\ufe0f for la\u200dmps, می\u200cخواهیم."
    called = (NoteCall(8, "fn1"), NoteCall(len(words), "fn1"))
    block = Block("operative", "1", None, words, (Mark(2, 8, "italic"),), called)
    read = _read(Outline("un", (), "Po\u200drts", (block,), (Note("fn1", "1", "A no\u200dte."),)))
    (note,) = read.footnotes
    assert read.paragraphs[0].wording == wording(
        f"*Calls*[^{note.id}] for lamps, می\u200cخواهیم.[^{note.id}]"
    )
    assert (read.title, note.text) == ("Ports", "A note.")


def test_a_paragraph_made_of_marks_is_taken_over_to_its_end() -> None:
    """Work that grows with the square of its marks would not come to an end here."""
    many = 150_000
    marks = tuple(Mark(3 * place, 3 * place + 2, "bold") for place in range(many))
    block = Block("operative", "1", None, "ab " * many, marks)
    read = _read(Outline("un", (), None, (block,), ()))
    assert read.paragraphs[0].wording == (Run(("ab " * many).strip(), frozenset({"bold"})),)
