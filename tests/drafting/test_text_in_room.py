"""A text becomes the document of a room and is read again, whatever people have done to it meanwhile."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from hypothesis import given
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from drafting.live.document import Element, document_of, elements_of
from drafting.live.parse_update import parse_update
from drafting.live.places import ROOT_NAME, Places
from drafting.live.text_in_room import elements_of_text, faults_of, text_of_elements
from drafting.text.footnotes import prune
from drafting.text.paragraph import KINDS, Footnote, Text
from drafting.text.wording import Call, Run, Wording, from_plain, plain
from tests.papers.texts import any_text

DRAFT = uuid.UUID("5d1f0a8e-6a53-4f4e-9d6b-1d7b3c0f9a11")
FIRST, SECOND, NOTE = (str(uuid.UUID(int=number)) for number in (1, 2, 3))


def element(id: str = FIRST, wording: Wording | str = "WE AGREE.", **said: object) -> Element:
    """An operative paragraph with these words, or as said."""
    words = from_plain(wording) if isinstance(wording, str) else wording
    given: dict[str, object] = {"kind": "operative", "label": None, "level": None} | said
    return Element(id=id, wording=words, **given)  # type: ignore[arg-type]


def read(*elements: Element, of_others: frozenset[str] = frozenset()) -> Text:
    return text_of_elements(elements, draft=DRAFT, family="council", of_others=of_others)


def with_ids(text: Text) -> Text:
    """The same with the ids that a draft's paragraphs and notes have."""
    named = {name: str(uuid.uuid5(DRAFT, name)) for name in ("n1", "n2", "n3")}
    paragraphs = tuple(
        replace(
            each,
            id=str(uuid.uuid5(DRAFT, each.id)),
            wording=tuple(
                Call(named[piece.footnote]) if isinstance(piece, Call) else piece for piece in each.wording
            ),
        )
        for each in text.paragraphs
    )
    notes = tuple(Footnote(named[note.id], note.text) for note in text.footnotes)
    return prune(replace(text, paragraphs=paragraphs, footnotes=notes))


@given(any_text())
def test_a_text_comes_out_of_its_room_as_it_went_in(made: Text) -> None:
    text = with_ids(made)
    document = document_of(elements_of_text(text))
    Places().take_in(parse_update(document))
    elements = elements_of([document])
    assert tuple(elements) == elements_of_text(text)
    out = text_of_elements(elements, draft=DRAFT, family=text.family, cover=text.cover)
    assert out == text
    assert faults_of(elements, out) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_keeps_its_name(kind: str) -> None:
    assert read(element(kind=kind)).paragraphs[0].kind == kind


def test_paragraphs_in_which_nothing_is_written_are_left_out() -> None:
    assert [each.id for each in read(element(wording=""), element(SECOND)).paragraphs] == [SECOND]


@pytest.mark.parametrize(
    ("said", "level"), [(None, None), (1, 1), (9, 9), (0, 1), (-4, 1), (10, 9), (2**40, 9)]
)
def test_levels_are_brought_into_their_range(said: int | None, level: int | None) -> None:
    assert read(element(kind="heading", level=said)).paragraphs[0].level == level


@pytest.mark.parametrize("said", [float("inf"), float("nan"), "2", True, None])
def test_a_level_that_is_no_number_is_none(said: object) -> None:
    doc: Doc[XmlFragment] = Doc()
    attributes = {"id": FIRST, "kind": "heading", "level": said}
    doc.get(ROOT_NAME, type=XmlFragment).children.append(
        XmlElement("paragraph", attributes, [XmlText("Lamps")])
    )
    assert elements_of([doc.get_update()])[0].level is None


@pytest.mark.parametrize(("said", "label"), [(" 11 bis ", "11 bis"), ("  ", None), ("e\u0301", "é")])
def test_labels_are_trimmed(said: str, label: str | None) -> None:
    assert read(element(label=said)).paragraphs[0].label == label


@pytest.mark.parametrize("ids", [("", ""), ("one", "two"), (FIRST, FIRST), (FIRST.upper(), "one")])
def test_each_paragraph_has_an_id_of_its_own_and_the_same_at_each_reading(ids: tuple[str, str]) -> None:
    elements = [element(ids[0]), element(ids[1], "WE DECIDE.")]
    found = [each.id for each in read(*elements).paragraphs]
    assert len(set(found)) == 2
    assert all(str(uuid.UUID(id)) == id for id in found)
    assert found == [each.id for each in read(*elements).paragraphs]


def test_a_paragraph_of_another_draft_is_not_ours() -> None:
    assert read(element(FIRST), of_others=frozenset({FIRST})).paragraphs[0].id != FIRST


def test_two_notes_under_one_id_are_two_notes() -> None:
    called = (Run("Lamps"), Call(NOTE))
    text = read(
        element(FIRST, called, notes=((NOTE, "Of oil."),)),
        element(SECOND, called, notes=((NOTE, "Of tallow."),)),
    )
    assert [note.text for note in text.footnotes] == ["Of oil.", "Of tallow."]
    assert text.footnotes[0].id == NOTE


def test_a_note_called_twice_stays_one_note() -> None:
    called = (Run("Lamps"), Call(NOTE))
    text = read(
        element(FIRST, called, notes=((NOTE, "Of oil."),)), element(SECOND, called, notes=((NOTE, ""),))
    )
    assert [(note.id, note.text) for note in text.footnotes] == [(NOTE, "Of oil.")]


def test_the_title_is_what_the_first_title_says() -> None:
    text = read(element(wording="Hello."), element(SECOND, "On lamps", kind="title"))
    assert text.title == "On lamps"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (element(kind="poem"), "unknown_kind"),
        (element(wording=(Call(NOTE),), notes=((NOTE, "Of oil."),)), "no_words"),
        (element(label="1" * 41), "bad_label"),
        (element(label="1\u200b"), "bad_characters"),
        (element(wording="WE \u202eEERGA."), "bad_characters"),
        (element(wording=(Run("Lamps"), Call(NOTE)), notes=((NOTE, "Of\u00ad oil."),)), "bad_characters"),
    ],
)
def test_what_cannot_be_mended_names_its_paragraph(wrong: Element, code: str) -> None:
    elements = [element(SECOND), wrong]
    text = read(*elements)
    assert [(fault.code, fault.paragraph) for fault in faults_of(elements, text)] == [(code, FIRST)]


def test_an_unknown_kind_is_shown_as_narrative_meanwhile() -> None:
    shown = read(element(kind="poem")).paragraphs[0]
    assert (shown.kind, plain(shown.wording)) == ("narrative", "WE AGREE.")
