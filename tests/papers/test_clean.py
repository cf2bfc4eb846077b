"""Clean papers: the text as it stands under the cover of its house."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from drafting.papers.make import PAPERS, make_paper
from drafting.papers.values import PaperError, PaperValues
from drafting.reading.from_text import outline_of
from drafting.reading.into_text import text_from_outline
from drafting.reading.read import read_document
from drafting.text.paragraph import CoverField
from tests.papers.pdf_words import page_texts
from tests.papers.samples import ISSUED, council_values, ministerial_values, un_values
from tests.papers.word import W, part, printed

_CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


PRINTED = [(paper, form) for paper, form in PAPERS if form in ("docx", "pdf")]


def cover_lines(docx: bytes) -> list[tuple[str, str]]:
    """(style, text) of the cover's paragraphs."""
    return [
        (
            each.find(f"{W}pPr/{W}pStyle").get(f"{W}val"),
            "".join(t.text or "" if t.tag == f"{W}t" else "\t" for t in each.iter(f"{W}t", f"{W}tab")),
        )
        for each in part(docx, "word/document.xml").iter(f"{W}p")
    ]


def test_a_council_note_shows_its_cover_in_the_councils_order() -> None:
    values = replace(council_values(), symbol="8622/1/26 REV 1")
    lines = cover_lines(make_paper("clean", "docx", values))
    assert [text for _, text in lines[:15]] == [
        "Council of the European Union", "Brussels, 2 March 2026", "(OR. en)",
        "Interinstitutional File: 2026/0042 (NLE)", "8622/1/26", "REV 1", "LIMITE",
        "ESPACE 12", "ENV 340", "COLAC 7", "NOTE", "From:\tPresidency",
        "To:\tWorking Party on the Night Sky", "No. prev. doc.:\tWK 411/2026 INIT",
        "Subject:\tDraft Lindau Declaration on the Night Sky: revised text in the light of delegations’ comments",
    ]  # fmt: skip


def test_a_paper_negotiated_in_french_names_the_lines_of_its_cover_in_french() -> None:
    cover = tuple(
        replace(field, text="(OR. fr)") if field.field == "language_marker" else field
        for field in council_values().text.cover
    )
    values = replace(council_values(), text=replace(council_values().text, cover=cover))
    texts = [text for _, text in cover_lines(make_paper("clean", "docx", values))]
    for line in (
        "Dossier interinstitutionnel: 2026/0042 (NLE)",
        "Origine:\tPresidency",
        "N° doc. préc.:\tWK 411/2026 INIT",
    ):
        assert line in texts
    page = page_texts(make_paper("clean", "pdf", values))[0]
    for word in ("Dossier interinstitutionnel:", "Destinataire:", "Objet:", "FR"):
        assert word in page
    assert "EN" not in "".join(part(make_paper("clean", "docx", values), "word/footer1.xml").itertext())


def test_a_working_paper_says_for_whom_it_is_and_keeps_its_symbol_on_one_line() -> None:
    texts = [text for _, text in cover_lines(make_paper("clean", "docx", council_values()))]
    assert "WORKING PAPER" in texts
    assert "WK 411/2026 REV 1" in texts
    assert any("community of its recipients" in text for text in texts)


def test_what_the_public_gets_does_not_bear_limite() -> None:
    values = replace(council_values(), audience="public")
    assert "LIMITE" not in [text for _, text in cover_lines(make_paper("clean", "docx", values))]


@pytest.mark.parametrize(
    ("audience", "said"),
    [
        ("all", "Distribution: all delegations"),
        ("presidency", "Distribution: Presidency only"),
        ("delegation", "Distribution: delegation of FR only"),
        ("public", "Distribution: public"),
    ],
)
def test_every_paper_states_its_audience(audience: str, said: str) -> None:
    values = replace(council_values(), audience=audience, delegation="FR")
    for paper, form in PRINTED:
        made = make_paper(paper, form, values)
        first = "".join(part(made, "word/header1.xml").itertext()) if form == "docx" else page_texts(made)[0]
        assert said in first


def test_the_footer_repeats_symbol_initials_unit_and_language() -> None:
    values = replace(council_values(), symbol="8622/1/26 REV 1")
    for page in page_texts(make_paper("clean", "pdf", values)):
        for expected in ("8622/1/26 REV 1", "AB/cd", "RELEX 4", "LIMITE", "EN"):
            assert expected in page
    foot = "|".join(part(make_paper("clean", "docx", values), "word/footer1.xml").itertext())
    assert foot == "8622/1/26 REV 1|AB/cd|1|RELEX 4|LIMITE|EN"


def test_a_un_page_counts_its_pages() -> None:
    assert "1/1" in page_texts(make_paper("clean", "pdf", un_values()))[0]


def test_no_word_of_the_text_is_lost_on_the_page() -> None:
    values = council_values()
    pages = " ".join("".join(page_texts(make_paper("clean", "pdf", values))).split())
    for block in outline_of(values.text).blocks:
        for word in block.text.split():
            assert word in pages
    for note in values.text.footnotes:
        assert note.text in pages


@pytest.mark.parametrize("values", [council_values(), un_values()], ids=["council", "un"])
def test_the_same_revision_gives_the_same_bytes(values: PaperValues) -> None:
    for paper, form in PAPERS:
        assert make_paper(paper, form, values) == make_paper(paper, form, values)


def test_the_files_name_no_person_and_no_program() -> None:
    made = make_paper("tracked", "docx", council_values())
    core = part(made, "docProps/core.xml")
    assert [each.text for each in core] == [
        "WK 411/2026 REV 1, tracked against WK 411/2026 INIT: Draft Lindau Declaration on the Night Sky: "
        "revised text in the light of delegations’ comments",
        "2026-03-02T00:00:00Z",
        "en-GB",
    ]


def test_pdf_says_that_it_can_be_archived_and_read_aloud() -> None:
    made = make_paper("clean", "pdf", council_values())
    assert b"pdfaid:part>2<" in made
    assert b"pdfuaid:part>1<" in made


def test_there_is_no_paper_that_is_not_listed() -> None:
    with pytest.raises(PaperError) as refused:
        make_paper("clean", "odt", council_values())
    assert refused.value.code == "unknown_paper"


def test_text_is_never_markup() -> None:
    trap = '#panic("x") $a$ *b* _c_ @d <e> \\ [f] // g & </w:t>'
    values = council_values()
    named = replace(values.text, cover=(*values.text.cover, CoverField("subject_code", trap)))
    made = replace(values, text=named)
    assert '#panic("x") $a$ *b* _c_ @d <e>' in " ".join(
        "".join(page_texts(make_paper("clean", "pdf", made))).split()
    )
    assert trap in [text for _, text in cover_lines(make_paper("clean", "docx", made))]


def test_a_statement_annexed_to_a_draft_begins_on_a_page_of_its_own() -> None:
    values = ministerial_values()
    first, second = page_texts(make_paper("clean", "pdf", values))
    assert "Adopts the ministerial statement" in " ".join(first.split())
    assert second.strip().startswith("Annex")
    document = part(make_paper("clean", "docx", values), "word/document.xml")
    lines = ["".join(each.itertext()) for each in document.iter(f"{W}p")]
    before = list(document.iter(f"{W}p"))[lines.index("Annex") - 1]
    assert before.find(f"{W}pPr/{W}sectPr") is not None


@pytest.mark.parametrize(
    "values",
    [council_values(), un_values(), ministerial_values()],
    ids=["council", "un", "ministerial statement"],
)
def test_our_own_word_file_reads_back_as_the_text_it_was_made_from(values: PaperValues) -> None:
    read = outline_of(_as_text(make_paper("clean", "docx", values)))
    made = outline_of(values.text)
    assert [
        (each.kind, each.label, each.text, each.marks) for each in read.blocks if each.kind != "cover_note"
    ] == [(each.kind, each.label, each.text, each.marks) for each in made.blocks if each.kind != "cover_note"]
    assert [note.text for note in read.footnotes] == [note.text for note in made.footnotes]


@pytest.mark.parametrize("name", ["council-note-6589-18", "un-resolution-68-197", "council-outcome-12954-18"])
def test_real_papers_read_back_as_they_were_read_in(name: str) -> None:
    source = _CORPUS / f"{name}.txt"
    if not source.exists():
        pytest.skip("../shared is absent")
    read = read_document(name=source.name, content=source.read_bytes())
    symbol = next((field.text for field in read.cover if field.field == "symbol"), "A/RES/1")
    text = _numbered(read)
    again = read_document(
        name="paper.docx", content=make_paper("clean", "docx", PaperValues(symbol, text, ISSUED))
    )
    assert again.blocks == read.blocks
    assert again.footnotes == read.footnotes


def _as_text(docx: bytes):
    return _numbered(read_document(name="paper.docx", content=docx))


def _numbered(outline):
    numbers = count(1)
    return text_from_outline(outline, new_id=lambda: f"p{next(numbers)}")


def test_the_last_line_is_a_rule_and_no_text() -> None:
    assert printed(make_paper("clean", "docx", council_values()), "accept")[-1].startswith("6.\t")
