"""Marked papers: what changed, shown as typists show it, with the key that names the text before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting.papers.make import make_paper
from drafting.papers.values import PaperError
from tests.papers.pdf_words import page_texts
from tests.papers.samples import council_values, un_values
from tests.papers.word import W, part


def shown(docx: bytes, local: str) -> list[str]:
    """The text of the runs that bear a property: `u` for inserted, `strike` for deleted."""
    return [
        "".join(text.text or "" for text in run.iter(f"{W}t"))
        for run in part(docx, "word/document.xml").iter(f"{W}r")
        if run.find(f"{W}rPr/{W}{local}") is not None
    ]


def test_page_one_names_the_text_that_this_one_is_compared_with() -> None:
    key = "Changes to WK 411/2026 INIT are marked"
    assert key in page_texts(make_paper("marked", "pdf", council_values()))[0]
    assert any(
        key in text
        for text in part(make_paper("marked", "docx", council_values()), "word/document.xml").itertext()
    )


def test_what_is_new_is_underlined_and_what_went_is_struck() -> None:
    marked = make_paper("marked", "docx", council_values())
    assert {"UNDERTAKE", "half", ", as appropriate", "4bis."} <= set(shown(marked, "u"))
    assert {"COMMIT ", "one third ", "use no more blue light than is needed;"} <= set(shown(marked, "strike"))


def test_a_moved_paragraph_is_in_italics_and_leaves_word_where_it_was() -> None:
    said = list(part(make_paper("marked", "docx", council_values()), "word/document.xml").itertext())
    assert "[Paragraph 8 moved]" in said
    assert "italics" in said


def test_nothing_in_a_marked_paper_is_a_revision() -> None:
    document = part(make_paper("marked", "docx", un_values()), "word/document.xml")
    assert not list(document.iter(f"{W}ins", f"{W}del"))


def test_a_first_text_cannot_be_marked() -> None:
    for form in ("docx", "pdf"):
        with pytest.raises(PaperError) as refused:
            make_paper("marked", form, replace(council_values(), baseline=None))
        assert refused.value.code == "no_baseline"
