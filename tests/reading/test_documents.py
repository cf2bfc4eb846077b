"""Documents of our own, each beside the outline a careful reader makes of it (documents/*.outline)."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from drafting.reading.outline import Outline
from drafting.reading.read import read_document
from tests.reading.shown import shown

DOCUMENTS = sorted(
    path for path in (Path(__file__).parent / "documents").iterdir() if path.suffix in (".txt", ".md")
)
WORD = re.compile(r"[^\W_]+")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", " " * 10)
# What the outline leaves out on purpose: the names of cover fields, running heads and feet, footnote markers.
FIELD_NAME = re.compile(
    r"(?:^|(?<=   ))(?:From|To|On|Subject|No\. prev\. doc\.|No\. Cion doc\.|Interinstitutional File"
    r"|De|A|Objet|N° doc\. préc\.):",
    re.MULTILINE,
)
FURNITURE = re.compile(r"^(?:8871/2/31 REV 2   AB/cde   \d|(?:ANNEX   )?DG X 2   LIMITE   EN)$", re.M)
MARKERS = re.compile(r"<sup>\d+</sup>|\[\^\d+\]:?")


def read(path: Path) -> Outline:
    return read_document(name=path.name, content=path.read_bytes())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_reader_sees_what_a_careful_reader_sees(path: Path) -> None:
    assert shown(read(path)) == path.with_suffix(".outline").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_no_word_is_lost_and_none_invented(path: Path) -> None:
    """Counted on the bytes themselves, without the parser: another reading of the same words."""
    source = path.read_text(encoding="utf-8")
    for left_out in (FIELD_NAME, FURNITURE, MARKERS):
        source = left_out.sub(" ", source)
    assert words_of(read(path)) == Counter(WORD.findall(source.translate(RAISED)))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_line_ends_and_a_byte_order_mark_change_nothing(path: Path) -> None:
    windows = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    assert read_document(name=path.name, content=windows) == read(path)


def words_of(outline: Outline) -> Counter[str]:
    texts = [field.text for field in outline.cover]
    texts += [f"{block.label or ''} {block.text}" for block in outline.blocks]
    texts += [note.text for note in outline.footnotes]
    return Counter(WORD.findall(" ".join(texts).translate(RAISED)))
