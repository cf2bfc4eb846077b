"""What we print in Word and read back is what we printed: the same blocks, the same footnotes, the same cover."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from drafting.papers.make import make_paper
from drafting.papers.values import PaperValues
from drafting.reading.from_text import outline_of
from drafting.reading.read import read_document
from drafting.text.paragraph import Family
from tests.papers.long_texts import values_with_notes
from tests.papers.texts import CORPUS, OWN, outline_at, values_of


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_a_clean_word_paper_reads_back_as_its_text(path: Path) -> None:
    reads_back(values_of(outline_at(path)))


@pytest.mark.skipif(not CORPUS, reason="../shared/corpus is not here")
def test_papers_of_the_real_documents_read_back_as_their_texts() -> None:
    for path in CORPUS:
        reads_back(values_of(outline_at(path)))


def reads_back(values: PaperValues) -> None:
    printed = outline_of(values.text)
    returned = read_document(name="paper.docx", content=make_paper("clean", "docx", values))
    assert (returned.family, returned.blocks, returned.footnotes) == (
        printed.family,
        printed.blocks,
        printed.footnotes,
    )
    assert {*printed.cover} <= {*returned.cover}


@pytest.mark.parametrize("family", ["council", "un"])
@pytest.mark.parametrize("seed", range(20))
def test_of_long_texts_every_word_mark_and_note_reads_back(seed: int, family: Family) -> None:
    """Word has no word for what is a preamble: of texts by chance, whose words say nothing, kinds are not asked for."""
    values = values_with_notes(Random(seed), family=family)
    printed = outline_of(values.text)
    returned = read_document(name="paper.docx", content=make_paper("clean", "docx", values))
    assert [(block.label, block.text, block.marks) for block in returned.blocks] == [
        (block.label, block.text, block.marks) for block in printed.blocks
    ]
    assert returned.footnotes == printed.footnotes
