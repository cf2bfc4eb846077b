"""PDFs as other libraries see them: pypdfium2 reads the pages, pdfua tries a part of the rules.

pdfua covers 16 of the 106 rules of PDF/UA-1 that a machine can check: nothing found is no certificate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pdfua
import pytest
from lxml import etree

from drafting.papers.dated import needed_text
from drafting.papers.make import make_paper
from drafting.papers.values import PaperValues, needed_baseline
from drafting.reading.from_text import outline_of
from drafting.text.paragraph import Family
from tests.papers.long_texts import called_word, first_word, revised_values, values_with_notes
from tests.papers.noted_texts import calls_and_notes, marked_with_notes, rolling_with_notes
from tests.papers.pdf_words import page_texts
from tests.papers.samples import council_values, un_values

BATCHES = 10
TEXTS_IN_A_BATCH = 30
NEGOTIATED_IN_A_BATCH = 15
RULES_COVERED = 16
# Headings: stumbles over our tree of tags with an error of its own.
STUMBLES = {"UA-14-001"}
_XMP = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
PDFS = [(values, paper) for values in (council_values(), un_values()) for paper in ("clean", "marked")]


def lost(values: PaperValues, pages: list[str]) -> set[str]:
    """The words of the text and its notes that the pages do not hold as often.

    Spaces are left out of it: pypdfium2 misses the narrow ones of a justified line and those behind raised figures.
    """
    outline = outline_of(values.text)
    said = [block.text for block in outline.blocks] + [note.text for note in outline.footnotes]
    wanted, found = ("|".join("".join(each.split()) for each in texts) for texts in (said, pages))
    words = {word for each in said for word in each.split()}
    return {word for word in words if found.count(word) < wanted.count(word)}


def pages_with(word: str, pages: list[str]) -> list[int]:
    """The numbers of the pages on which the word stands."""
    return [number for number, page in enumerate(pages, start=1) if word in page]


def page_of(word: str, pages: list[str]) -> int:
    """The number of the one page on which the word stands."""
    found = pages_with(word, pages)
    assert len(found) == 1, (word, found)
    return found[0]


def seeds_of(batch: int, *, each: int) -> Iterator[tuple[int, Family]]:
    """The seeds of a batch, papers of the Council and of the United Nations by turns."""
    for seed in range(batch * each, (batch + 1) * each):
        yield seed, "un" if seed % 2 else "council"


@pytest.mark.parametrize("batch", range(BATCHES))
def test_each_note_stands_on_the_page_of_its_call_and_no_word_is_lost(batch: int) -> None:
    for seed, family in seeds_of(batch, each=TEXTS_IN_A_BATCH):
        values = values_with_notes(Random(seed), family=family)
        pages = page_texts(make_paper("clean", "pdf", values))
        for number in range(len(values.text.footnotes)):
            assert page_of(called_word(number), pages) == page_of(first_word(number), pages), (seed, number)
        assert not lost(values, pages), seed
        if family == "un":
            assert all(f"{place}/{len(pages)}" in page for place, page in enumerate(pages, start=1)), seed


@pytest.mark.parametrize("batch", range(BATCHES))
def test_notes_that_come_and_go_stand_on_the_page_of_their_call(batch: int) -> None:
    for seed, family in seeds_of(batch, each=NEGOTIATED_IN_A_BATCH):
        values = marked_with_notes(Random(seed), family=family)
        pages = page_texts(make_paper("marked", "pdf", values))
        for word, note in calls_and_notes(values.text):
            assert pages_with(word, pages) == pages_with(note, pages) != [], (seed, word, note)
        for word, note in calls_and_notes(needed_baseline(values).text):
            assert pages_with(note, pages) in ([], pages_with(word, pages)), (seed, word, note)
        assert not lost(values, pages), seed


@pytest.mark.parametrize("batch", range(BATCHES))
def test_reservations_stand_on_the_page_of_their_bracket(batch: int) -> None:
    for seed, family in seeds_of(batch, each=NEGOTIATED_IN_A_BATCH):
        values = rolling_with_notes(Random(seed), family=family)
        pages = page_texts(make_paper("rolling", "pdf", values))
        text = needed_text(values)
        for word, note in calls_and_notes(text):
            assert page_of(word, pages) == page_of(note, pages), (seed, word, note)
        assert not lost(replace(values, text=text), pages), seed


def test_a_council_paper_numbers_its_pages_from_the_first() -> None:
    pages = page_texts(make_paper("marked", "pdf", revised_values(Random(7))))
    assert len(pages) >= 15
    for number, page in enumerate(pages, start=1):
        assert str(number) in page.split()[-12:]


@pytest.mark.parametrize(("values", "paper"), PDFS)
def test_the_metadata_declares_what_the_file_is(values: PaperValues, paper: str) -> None:
    made = make_paper(paper, "pdf", values)
    start = made.index(b"?>", made.index(b"<?xpacket begin")) + 2
    xmp = etree.fromstring(made[start : made.index(b"<?xpacket end", start)])
    declared = {
        name: xmp.findtext(f".//{name}", namespaces=_XMP)
        for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
    }
    assert declared == {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}


@pytest.mark.parametrize(("values", "paper"), [*PDFS, (revised_values(Random(11)), "marked")])
def test_the_rules_that_pdfua_knows_are_kept(values: PaperValues, paper: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(make_paper(paper, "pdf", values))
    report = pdfua.Validator().validate(str(file))
    assert pdfua.coverage().covered == RULES_COVERED
    assert [f"{each.rule_id}: {each.message}" for each in report.findings] == []
    assert {each.rule_id for each in report.skipped} <= STUMBLES
