"""Paragraphs of a language written from right to left begin on the right, number and all; others stay."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from lxml import etree

from drafting.papers.make import make_paper
from drafting.papers.values import Baseline, PaperValues
from tests.builders import operative, text, title
from tests.papers.samples import council_values, un_values
from tests.papers.word import W, part

LATIN = "We recall that in Arabic the night sky is called سماء الليل."
ARABIC = "إن السماء المظلمة ملك لكل من يرفع بصره، وفقا للوثيقة A/CONF.88/12."
NUMBERS = ("17", "23")


def values_in_both(base: PaperValues) -> PaperValues:
    """A text with a paragraph of each kind, 17 and 23."""
    both = text(title("The night sky"), *map(operative, NUMBERS, (LATIN, ARABIC)))
    return replace(base, text=replace(both, family=base.text.family, cover=base.text.cover))


def place_of(number: str, page: pypdfium2.PdfPage) -> float:
    """How far from the left the number stands, as a share of the page's width."""
    words = page.get_textpage()
    found = words.search(number, match_whole_word=True).get_next()
    assert found is not None
    return float(words.get_charbox(found[0])[0] / page.get_width())


@pytest.mark.parametrize("base", [council_values(), un_values()], ids=["council", "un"])
def test_the_number_of_an_arabic_paragraph_stands_on_the_right_of_the_page(base: PaperValues) -> None:
    with pypdfium2.PdfDocument(make_paper("clean", "pdf", values_in_both(base))) as document:
        latin, arabic = (place_of(number, document[0]) for number in NUMBERS)
    assert latin < 0.3
    assert arabic > 0.7


def test_a_page_of_the_web_says_so_of_the_arabic_paragraph_alone() -> None:
    page = etree.fromstring(
        make_paper("clean", "html", values_in_both(council_values())), etree.HTMLParser(encoding="utf-8")
    )
    paragraphs = page.findall(".//p[@class='operative']")
    assert [each.get("dir") for each in paragraphs] == [None, "rtl"]


@pytest.mark.parametrize("paper", ["clean", "tracked"])
def test_a_word_file_says_so_of_the_arabic_paragraph_and_of_arabic_words(paper: str) -> None:
    values = values_in_both(council_values())
    values = replace(values, baseline=Baseline("WK 411/2026 INIT", council_values().text))
    lines = [
        each
        for each in part(make_paper(paper, "docx", values), "word/document.xml").iter(f"{W}p")
        if {"".join(each.itertext()).partition(".")[0]} & set(NUMBERS)
    ]
    assert [line.find(f"{W}pPr/{W}bidi") is not None for line in lines] == [False, True]
    assert [line.find(f".//{W}rPr/{W}rtl") is not None for line in lines] == [False, True]
