"""What we print and read back is what we printed: the same blocks, the same footnotes, the same cover."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import pytest

from drafting.papers.make import make_paper
from drafting.papers.values import PaperValues
from drafting.reading.from_text import outline_of
from drafting.reading.into_text import text_from_outline
from drafting.reading.read import read_document
from tests.reading.test_documents import DOCUMENTS, read

ISSUED = datetime(2031, 6, 3, tzinfo=UTC)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_clean_word_paper_reads_back_as_its_text(path) -> None:
    numbers = count(1)
    original = read(path)
    text = text_from_outline(original, new_id=lambda: f"id{next(numbers)}")
    symbol = next(
        (field.text for field in original.cover if field.field == "symbol"), SYMBOLS[original.family]
    )
    paper = make_paper("clean", "docx", PaperValues(symbol=symbol, text=text, issued=ISSUED))
    printed = outline_of(text)
    returned = read_document(name="paper.docx", content=paper)
    assert (returned.family, returned.blocks, returned.footnotes) == (
        printed.family,
        printed.blocks,
        printed.footnotes,
    )
    assert [field for field in returned.cover if field in printed.cover] == in_print(printed)


SYMBOLS = {"council": "8871/31", "un": "A/C.3/85/L.9"}


def in_print(outline) -> list:
    """The cover fields that the paper prints: of several organs the first."""
    organs = [field for field in outline.cover if field.field == "organ"]
    return [field for field in outline.cover if field not in organs[1:]]
