"""Web pages in: our own papers come back as their text; any other page is read as a careful reader would."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.papers.make import make_paper
from drafting.papers.values import PaperValues
from drafting.reading.from_text import outline_of
from drafting.reading.outline import Outline
from drafting.reading.read import read_document
from drafting.reading.refusal import UnreadableDocument
from drafting.text.paragraph import Text
from tests.papers.samples import un_values
from tests.papers.texts import CORPUS, ISSUED, OWN, any_text, outline_at, values_of
from tests.reading.shown import shown

PAGE = """<!doctype html><html><head><title>x</title><style>p { color: red }</style></head><body>
<h1>Declaration of Port Cloud</h1><p>Recalling <em>the</em>
first meeting,<sup><a href="#f1">1</a></sup></p><h2>On lamps</h2>
<p>1. WE AGREE to turn <strong>all</strong> lamps down<br>by midnight<script>steal()</script>;</p>
<p>2. WE DECIDE <del>never</del><ins>soon</ins> to:</p><ol type="a"><li>count them;</li><li>shade them.</li></ol>
<section class="footnotes"><ol><li id="f1">Held in 2030. <a href="#c1" role="doc-backlink">up</a></li></ol></section>
</body></html>"""


def read(values: PaperValues, paper: str = "clean") -> Outline:
    return read_document(name="paper.html", content=make_paper(paper, "html", values))


def blocks(outline: Outline) -> list[str]:
    return shown(outline).split("\n\n")[1:]


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_our_own_paper_reads_back_as_its_text(path: Path) -> None:
    reads_back(values_of(outline_at(path)))


@pytest.mark.skipif(not CORPUS, reason="../shared/corpus is not here")
def test_papers_of_the_real_documents_read_back_as_their_texts() -> None:
    for path in CORPUS:
        reads_back(values_of(outline_at(path)))


def reads_back(values: PaperValues) -> None:
    printed, returned = outline_of(values.text), read(values)
    assert blocks(returned) == blocks(printed)
    assert (returned.family, returned.title or "") == (printed.family, printed.title or "")
    assert {*printed.cover} <= {*returned.cover}


@given(text=any_text(wordless=True))
@settings(max_examples=150, deadline=None)
def test_a_draft_on_its_way_reads_back_whatever_it_holds(text: Text) -> None:
    values = PaperValues(symbol=text.cover[0].text, text=text, issued=ISSUED)
    assert blocks(read(values)) == blocks(outline_of(text))


def test_of_a_marked_paper_the_new_text_is_read() -> None:
    assert blocks(read(un_values(), "marked")) == blocks(outline_of(un_values().text))


def test_any_other_page_is_read_line_by_line() -> None:
    assert shown(read_document(name="page.htm", content=PAGE.encode())) == (
        "family: council\n\n"
        "title -: Declaration of Port Cloud\n"
        "preambular -: Recalling /the/ first meeting,{fn1}\n"
        "heading -, level 1: On lamps\n"
        "operative 1: WE AGREE to turn *all* lamps down by midnight;\n"
        "operative 2: WE DECIDE soon to:\n"
        "subparagraph a, level 2: count them;\n"
        "subparagraph b, level 2: shade them.\n\n"
        "fn1 1: Held in 2030.\n"
    )


REFUSED = {
    "not UTF-8": ("é".encode("latin-1"), "unreadable"),
    "NUL": (b"<p>WE\0AGREE</p>", "unreadable"),
    "nothing": (b"", "empty"),
    "no words": (b"<p>...</p>", "empty"),
    "a script alone": (b"<script>alert(1)</script>", "empty"),
    "too deep": (b"<div>" * 4_000 + b"x", "unreadable"),
    "too many paragraphs": (b"<p>x</p>" * 20_001, "too_large"),
}


@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED)
def test_the_page_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read_document(name="page.html", content=content)
    assert refused.value.code == code


TAGS = st.sampled_from(
    ["<p>", "</p>", "<li>", "<ol type=a start=9>", "<sup>", "<b>", "</b>", "<td>", "<tr>", "<table>", "<dl>", "<dt>",
     "<dd>", "<br>", "<h2>", "</h2>", '<body class="paper un">', "<header>", "<main>", '<p class="operative level7">',
     '<a href="#x">', '<section class="footnotes">', '<li id="x">', "<hr>", "1. WE", "Recalling this,", "&#0;", "&lt;"]
)  # fmt: skip


@given(st.lists(st.one_of(TAGS, st.text(max_size=5)), max_size=30))
@settings(max_examples=300, deadline=None)
def test_any_page_is_read_or_refused_and_its_offsets_fit(pieces: list[str]) -> None:
    try:
        outline = read_document(name="p.html", content="".join(pieces).encode("utf-8", "surrogatepass"))
    except UnreadableDocument:
        return
    known = {note.id for note in outline.footnotes}
    for block in outline.blocks:
        assert all(0 <= mark.start < mark.end <= len(block.text) for mark in block.marks)
        assert all(0 <= call.offset <= len(block.text) and call.id in known for call in block.footnotes)


LISTS = [
    ("<ol><li>Lamps.</li><li>Bells:<ol type=a><li>old;</li><li>new.</li></ol></li><li>Fog.</li></ol>",
     [("1", "Lamps."), ("2", "Bells:"), ("a", "old;"), ("b", "new."), ("3", "Fog.")]),
    ("<ol><li><p>Lamps.</p><p>And wicks.</p></li><li>Bells.</li></ol>",
     [("1", "Lamps."), (None, "And wicks."), ("2", "Bells.")]),
    ("<ol><li value=9>Lamps.</li><li>Bells.</li><li value=x>Fog.</li></ol>",
     [("9", "Lamps."), ("10", "Bells."), ("11", "Fog.")]),
    ("<ol><li><ol type=a><li>old.</li></ol></li><li>Bells.</li></ol>",
     [("a", "old."), ("2", "Bells.")]),
]  # fmt: skip


@pytest.mark.parametrize(("page", "read_as"), LISTS)
def test_the_items_of_a_list_bear_the_numbers_that_a_browser_prints(
    page: str, read_as: list[tuple[str | None, str]]
) -> None:
    content = f"<html><body><h1>Declaration</h1>{page}</body></html>".encode()
    blocks = read_document(name="page.html", content=content).blocks[1:]
    assert [(block.label, block.text) for block in blocks] == read_as
