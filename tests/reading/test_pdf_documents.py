"""PDFs in: what the page shows is read by how it is set. A second way of reading them checks the first."""

from __future__ import annotations

import json
import re
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.papers.make import make_paper
from drafting.papers.values import PaperValues
from drafting.reading.from_text import outline_of
from drafting.reading.outline import Outline, as_json
from drafting.reading.read import read_document
from drafting.reading.refusal import UnreadableDocument
from tests.papers.samples import council_values, un_values
from tests.papers.texts import CORPUS, OWN, damaged, outline_at, values_of
from tests.reading.shown import shown

PDFS = sorted(CORPUS[0].parent.glob("*.pdf")) if CORPUS else []
NUMBERED = re.compile(r"^(\d{1,3})\.(?= ?\S)", re.MULTILINE)
WORD = re.compile(r"[^\W\d_]+")


def read(content: bytes) -> Outline:
    return read_document(name="paper.pdf", content=content)


def blocks(outline: Outline) -> list[str]:
    """The blocks without bold and italic: a page does not tell a heading's own from its style's."""
    bare = [
        replace(block, marks=tuple(mark for mark in block.marks if mark.kind == "superscript"))
        for block in outline.blocks
    ]
    return shown(replace(outline, blocks=tuple(bare))).split("\n\n")[1:]


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_our_own_paper_reads_back_as_its_text(path: Path) -> None:
    values = values_of(outline_at(path))
    returned = read(make_paper("clean", "pdf", values))
    assert blocks(returned) == blocks(outline_of(values.text))
    organs = [field for field in values.text.cover if field.field == "organ"]
    printed = {
        (field.field, field.text)
        for field in outline_of(values.text).cover
        if field.field != "organ" or field == organs[0]
    }
    assert printed <= {(field.field, field.text) for field in returned.cover}


@pytest.mark.parametrize("values", [council_values(), un_values()], ids=["council", "un"])
def test_italics_and_raised_letters_are_seen(values: PaperValues) -> None:
    returned = read(make_paper("clean", "pdf", values))
    printed = outline_of(values.text)
    of_text = [
        [
            (block.text, block.marks)
            for block in outline.blocks
            if block.kind in ("operative", "preambular", "subparagraph")
        ]
        for outline in (returned, printed)
    ]
    assert of_text[0] == of_text[1]


@pytest.mark.skipif(not PDFS, reason="../shared/corpus is not here")
@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_the_real_documents_give_the_checked_outline(path: Path) -> None:
    checked = json.loads(
        path.with_name(path.name.split(".")[0] + ".outline.json").read_text(encoding="utf-8")
    )
    outline = as_json(read(path.read_bytes()))
    for part in ("family", "cover", "title", "footnotes"):
        assert outline[part] == checked[part]
    for block in (*outline["blocks"], *checked["blocks"]):
        block["marks"] = [mark for mark in block["marks"] if block["kind"] != "heading"]
        block["marks"].sort()
    assert outline["blocks"] == checked["blocks"]


@pytest.mark.skipif(not PDFS, reason="../shared/corpus is not here")
@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_an_independent_count_finds_the_same_numbers_and_words(path: Path) -> None:
    """By the text that the PDF library itself puts together, page by page, without places or typefaces."""
    document = pypdfium2.PdfDocument(path)
    source = "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r", "")
    outline = read(path.read_bytes())
    labels = [block.label for block in outline.blocks if block.label and block.label.isdecimal()]
    assert labels == NUMBERED.findall(source)
    texts = [field.text for field in outline.cover] + [block.text for block in outline.blocks]
    texts += [note.text for note in outline.footnotes]
    read_words = Counter(WORD.findall(" ".join(texts)))
    missing = Counter(WORD.findall(source.replace("\x02", "-").replace("-\n", "-"))) - read_words
    assert set(missing) <= {"From", "To", "No", "prev", "doc", "Subject", "a", "b", "c", "d"}


WHOLE = make_paper("clean", "pdf", un_values())
LOCKED = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A>
/U<28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A>>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>
%%EOF"""
BLANK = LOCKED.replace(b"/Encrypt 4 0 R", b"")


def test_files_that_are_no_readable_pdf_are_refused() -> None:
    refused = {
        b"": "unreadable",
        b"%PDF-1.7 and no more": "unreadable",
        WHOLE[:300]: "unreadable",
        LOCKED: "unsupported",
        BLANK: "empty",
    }
    for content, code in refused.items():
        with pytest.raises(UnreadableDocument) as refusal:
            read(content)
        assert refusal.value.code == code


@given(seed=st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_a_damaged_pdf_is_read_or_refused(seed: int) -> None:
    with suppress(UnreadableDocument):
        read(damaged(WHOLE, seed))
