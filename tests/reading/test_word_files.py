"""What Word can hide in a paragraph: automatic numbers, tracked changes, tables, fields, real footnotes."""

from __future__ import annotations

import pytest

from drafting.reading.outline import Outline
from drafting.reading.read import read_document
from tests.reading.shown import shown, shown_block
from tests.reading.word_files import footnotes, note_call, paragraph, run, word_file

COVER = [
    "Council of the European Union",
    "Brussels, 4 May 2031",
    "(OR. en)",
    "8811/31",
    "NOTE",
    "From:\tPresidency",
    "To:\tDelegations",
    "Subject:\tDraft declaration",
]
TABLE = """<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"""


def read(*body: str, notes: str | None = None) -> Outline:
    return read_document(name="paper.docx", content=word_file(*body, footnotes=notes))


def blocks(*body: str, notes: str | None = None) -> list[str]:
    return [shown_block(block) for block in read(*body, notes=notes).blocks]


def test_automatic_numbers_are_counted_as_word_prints_them() -> None:
    assert blocks(
        paragraph(run("Declaration"), style="Titre"),
        paragraph(run("WE AGREE:"), numbered=(7, 0)),
        paragraph(run("to look up;"), numbered=(7, 1)),
        paragraph(run("at stars,"), numbered=(7, 2)),
        paragraph(run("at moons;"), numbered=(7, 2)),
        paragraph(run("to look down."), style="Point"),
        paragraph(run("WE WAIT."), numbered=(7, 0)),
        paragraph(run("as long as needed."), style="Point"),
        paragraph(run("WE GO ON."), numbered=(8, 0)),
    ) == [
        "title -: Declaration",
        "operative 1: WE AGREE:",
        "subparagraph a, level 2: to look up;",
        "subparagraph i, level 3: at stars,",
        "subparagraph ii, level 3: at moons;",
        "subparagraph b, level 2: to look down.",
        "operative 2: WE WAIT.",
        "subparagraph a, level 2: as long as needed.",
        "operative 12: WE GO ON.",
    ]


def test_headings_are_known_by_the_name_of_their_style_in_any_language() -> None:
    assert blocks(
        paragraph(run("Declaration"), style="Titre"),
        paragraph(run("On stars"), style="Theme"),
        paragraph(run("1.\tWE AGREE.")),
    ) == ["title -: Declaration", "heading -, level 1: On stars", "operative 1: WE AGREE."]


def test_insertions_are_read_and_deletions_are_not() -> None:
    deleted = '<w:del w:id="1" w:author="SE"><w:r><w:delText>should</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" w:author="SE">{run("shall")}</w:ins>'
    moved = f'<w:moveFrom w:id="3">{run("gone")}</w:moveFrom><w:moveTo w:id="4">{run(" here")}</w:moveTo>'
    assert blocks(paragraph(run("1. WE "), deleted, inserted, moved, run("."))) == [
        "operative 1: WE shall here."
    ]


def test_a_paragraph_whose_end_is_deleted_runs_on_into_the_next() -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="SE"/></w:rPr>'
    assert blocks(paragraph(run("1. WE AGREE on "), more=mark), paragraph(run("everything."))) == [
        "operative 1: WE AGREE on everything."
    ]


def test_a_footnote_called_twice_is_one_footnote() -> None:
    """Word repeats a call by a field that shows the number of the first."""
    repeated = '<w:r><w:instrText xml:space="preserve"> NOTEREF _Ref1 \\h </w:instrText></w:r>' + run(
        "1", "superscript"
    )
    outline = read(
        paragraph(run("1. WE AGREE"), note_call(2), run(".")),
        paragraph(run("2. WE AGREE again"), repeated, run(".")),
        paragraph(
            run("3. WE AGREE for the 3"), run("rd", "superscript"), run(" time"), note_call(1), run(".")
        ),
        notes=footnotes("Later text.", "First called."),
    )
    assert shown(outline) == (
        "family: council\n\n"
        "operative 1: WE AGREE{fn1}.\n"
        "operative 2: WE AGREE again{fn1}.\n"
        "operative 3: WE AGREE for the 3^rd^ time{fn2}.\n\n"
        "fn1 1: First called.\n"
        "fn2 2: Later text.\n"
    )


def test_a_cover_set_in_a_table_is_a_cover() -> None:
    left = paragraph(run("Council of the")) + paragraph(run("European Union"))
    right = paragraph(run("Brussels, 4 May 2031")) + paragraph(run("(OR. en)")) + paragraph(run("8811/31"))
    rows = [TABLE.format(paragraph(run(f"{name}:")), paragraph(run(text))) for name, text in FIELDS]
    outline = read(TABLE.format(left, right), paragraph(run("NOTE")), *rows, paragraph(run("1. WE AGREE.")))
    assert [(field.field, field.text) for field in outline.cover] == [
        ("issuer", "Council of the European Union"),
        ("place_date", "Brussels, 4 May 2031"),
        ("language_marker", "(OR. en)"),
        ("symbol", "8811/31"),
        ("doc_type", "NOTE"),
        ("from", "Presidency"),
        ("to", "Delegations"),
        ("subject", "Draft declaration"),
    ]


FIELDS = [("From", "Presidency"), ("To", "Delegations"), ("Subject", "Draft declaration")]


def test_paragraphs_numbered_in_a_column_of_their_own_keep_their_numbers() -> None:
    rows = [
        TABLE.format(paragraph(run(str(number))), paragraph(run(text)))
        for number, text in ((11, "WE AGREE."), (11, "WE DO NOT."))
    ]
    assert blocks(*rows) == ["operative 11: WE AGREE.", "operative 11: WE DO NOT."]


def test_a_page_break_inside_a_paragraph_breaks_nothing() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    split_runs = paragraph(run("1. WE AGREE on the matter of the "), page, run("Northern Lights."))
    in_halves = (
        paragraph(run("2. WE AGREE, where appropriate,")) + paragraph(page) + paragraph(run("with care."))
    )
    assert blocks(split_runs, in_halves) == [
        "operative 1: WE AGREE on the matter of the Northern Lights.",
        "operative 2: WE AGREE, where appropriate, with care.",
    ]


def test_emphasis_comes_from_runs_and_character_styles_and_hidden_words_are_not_read() -> None:
    styled = '<w:r><w:rPr><w:rStyle w:val="Verb"/></w:rPr><w:t>Urges</w:t></w:r>'
    body = paragraph(
        run("1. "), styled, run(" States to look "), run("up", "b"), run(" never", "vanish"), run(".")
    )
    assert blocks(body) == ["operative 1: /Urges/ States to look *up*."]


def test_the_same_words_in_plain_text_and_in_word_give_the_same_outline() -> None:
    words = [*COVER, "SHORT DECLARATION", "1. Having met,", "WE DECLARE:", "2. WE AGREE to meet again."]
    plain = "\n\n".join(words).encode()
    assert read(*(paragraph(run(text)) for text in words)) == read_document(name="paper.txt", content=plain)


@pytest.mark.parametrize(
    "holder", ["<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:customXml>{}</w:customXml>"]
)
def test_words_in_content_controls_are_words(holder: str) -> None:
    assert blocks(holder.format(paragraph(run("1. WE AGREE.")))) == ["operative 1: WE AGREE."]
