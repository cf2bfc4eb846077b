"""Akoma Ntoso in: our own papers come back as the text they were made of; others' are read by their structure."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.papers.make import make_paper
from drafting.papers.values import PaperValues
from drafting.reading.from_text import outline_of
from drafting.reading.read import read_document
from drafting.reading.refusal import UnreadableDocument
from drafting.text.paragraph import Text
from tests.papers.texts import CORPUS, ISSUED, OWN, any_text, damaged, outline_at, values_of
from tests.reading.shown import shown

HEAD = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
ACT = (
    HEAD
    + """<act name="act">
<meta><notes source="#x"><note eId="n1"><p>See the second annex.</p></note></notes></meta>
<preface><p class="t"><docType>Act</docType> <docNumber>No. 7</docNumber></p>
<longTitle><p>On <docTitle>dark nights</docTitle></p></longTitle></preface>
<preamble><formula name="author"><p>The Council of the Isles,</p></formula>
<recitals><recital><num>(1)</num><p>Nights are <i>bright</i>.</p></recital></recitals>
<formula name="enacting"><p>Has adopted this act:</p></formula></preamble>
<body><chapter><num>Chapter I</num><heading>General</heading>
<article><num>Article 1</num><heading>Scope</heading>
<paragraph><num>1.</num><list><intro><p>This act covers<noteRef href="#n1" marker="*"/>:</p></intro>
<point><num>(a)</num><content><p>lamps;</p></content></point>
<point><num>(b)</num><intro><p>masts:</p></intro>
<point><num>(i)</num><content><p>tall ones.</p></content></point></point></list></paragraph>
<paragraph><num>2.</num><content><p>It covers no <ins>other</ins><del>further</del> light.</p>
<p>Moonlight is free.</p></content></paragraph></article></chapter></body>
<conclusions><p>Done at night.</p></conclusions></act></akomaNtoso>"""
)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_our_own_paper_reads_back_as_its_text(path: Path) -> None:
    reads_back(values_of(outline_at(path)))


@pytest.mark.skipif(not CORPUS, reason="../shared/corpus is not here")
def test_papers_of_the_real_documents_read_back_as_their_texts() -> None:
    for path in CORPUS:
        reads_back(values_of(outline_at(path)))


@given(text=any_text(wordless=True))
@settings(max_examples=150, deadline=None)
def test_a_draft_on_its_way_reads_back_whatever_it_holds(text: Text) -> None:
    reads_back(PaperValues(symbol=text.cover[0].text, text=text, issued=ISSUED))


def reads_back(values: PaperValues) -> None:
    printed = outline_of(values.text)
    returned = read_document(name="paper.xml", content=make_paper("clean", "xml", values))
    assert shown(returned).split("\n\n")[1:] == shown(printed).split("\n\n")[1:]
    assert (returned.family, returned.title or "") == (printed.family, printed.title or "")
    assert [field for field in returned.cover if field in printed.cover] == list(printed.cover)
    assert {field.field for field in returned.cover if field not in printed.cover} <= {"symbol"}


def test_an_act_of_another_house_is_read_by_its_structure() -> None:
    assert shown(read_document(name="act.xml", content=ACT.encode())) == (
        "family: council\ndoc_type: Act\nsymbol: No. 7\n\n"
        "title -: On dark nights\n"
        "chapeau -: The Council of the Isles,\n"
        "preambular 1: Nights are /bright/.\n"
        "enacting_formula -: Has adopted this act:\n"
        "heading Chapter I, level 1: General\n"
        "heading Article 1, level 2: Scope\n"
        "operative 1: This act covers{fn1}:\n"
        "subparagraph a, level 2: lamps;\n"
        "subparagraph b, level 2: masts:\n"
        "subparagraph i, level 3: tall ones.\n"
        "operative 2: It covers no other light.\n"
        "narrative -: Moonlight is free.\n"
        "narrative -: Done at night.\n\n"
        "fn1 1: See the second annex.\n"
    )


DOCTYPE = (
    '<!DOCTYPE akomaNtoso [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    + HEAD
    + "<doc><mainBody><p>&x;</p></mainBody></doc></akomaNtoso>"
)
REFUSED = {
    "a DOCTYPE": (DOCTYPE.encode(), "dangerous"),
    "a DOCTYPE in UTF-16": (DOCTYPE.encode("utf-16"), "dangerous"),
    "a DOCTYPE in UTF-32": (DOCTYPE.encode("utf-32"), "dangerous"),
    "an entity nobody declared": ((HEAD + "<doc>&x;</doc></akomaNtoso>").encode(), "unreadable"),
    "other XML": (b"<svg/>", "unsupported"),
    "no document inside": (HEAD.encode() + b"</akomaNtoso>", "unsupported"),
    "cut short": (ACT[:900].encode(), "unreadable"),
    "nothing": (b"", "unreadable"),
    "bytes": (bytes(range(256)), "unreadable"),
    "too deep": ((HEAD + "<doc>" * 150 + "</doc>" * 150 + "</akomaNtoso>").encode(), "unreadable"),
    "far too deep": ((HEAD + "<doc>" * 5_000 + "</doc>" * 5_000 + "</akomaNtoso>").encode(), "unreadable"),
    "no words": ((HEAD + "<doc><mainBody><p/></mainBody></doc></akomaNtoso>").encode(), "empty"),
    "too many paragraphs": (
        (HEAD + "<doc><mainBody>" + "<p>x</p>" * 20_001 + "</mainBody></doc></akomaNtoso>").encode(),
        "too_large",
    ),
}


@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED)
def test_the_file_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read_document(name="paper.xml", content=content)
    assert refused.value.code == code


@given(seed=st.integers(0, 2**32))
@settings(max_examples=100, deadline=None)
def test_a_damaged_document_is_read_or_refused(seed: int) -> None:
    with suppress(UnreadableDocument):
        read_document(name="paper.xml", content=damaged(ACT.encode(), seed))
