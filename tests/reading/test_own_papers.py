"""What we print in Word and read back is what we printed: the same blocks, the same footnotes, the same cover."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.papers.make import make_paper
from drafting.papers.values import PaperValues
from drafting.reading.from_text import outline_of
from drafting.reading.outline import Outline
from drafting.reading.read import read_document
from drafting.text.numbering import LabelStyle, label_inserts
from drafting.text.paragraph import Family, Footnote, Paragraph, Text
from drafting.text.wording import Call, Run
from tests.builders import heading, operative, point, preambular, text, title
from tests.papers.long_texts import values_with_notes
from tests.papers.samples import council_values, un_values
from tests.papers.texts import CORPUS, ISSUED, OWN, any_text, outline_at, values_of


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_a_clean_word_paper_reads_back_as_its_text(path: Path) -> None:
    reads_back(values_of(outline_at(path)))


@pytest.mark.skipif(not CORPUS, reason="../shared/corpus is not here")
def test_papers_of_the_real_documents_read_back_as_their_texts() -> None:
    for path in CORPUS:
        reads_back(values_of(outline_at(path)))


def read_back(values: PaperValues) -> Outline:
    return read_document(name="paper.docx", content=make_paper("clean", "docx", values))


def reads_back(values: PaperValues) -> None:
    printed = outline_of(values.text)
    returned = read_back(values)
    assert (returned.family, returned.blocks, returned.footnotes) == (
        printed.family,
        printed.blocks,
        printed.footnotes,
    )
    assert {*printed.cover} <= {*returned.cover}


SYMBOLS = {"council": ["8871/31", "WK 8871/2031 INIT"], "un": ["A/C.3/85/L.9"]}


@given(text=any_text(wordless=True), data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_draft_on_its_way_reads_back_whatever_it_holds(text: Text, data: st.DataObject) -> None:
    symbol = data.draw(st.sampled_from(SYMBOLS[text.family]))
    values = PaperValues(symbol=symbol, text=replace(text, cover=()), issued=ISSUED)
    printed, returned = outline_of(values.text), read_back(values)
    assert (returned.blocks, returned.footnotes) == (printed.blocks, printed.footnotes)
    assert (returned.family, returned.title or "") == (printed.family, printed.title or "")


@pytest.mark.parametrize("style", ["bis", "letter"])
@pytest.mark.parametrize("family", ["council", "un"])
def test_what_is_inserted_on_the_way_reads_back_by_the_label_that_it_is_given(
    family: Family, style: LabelStyle
) -> None:
    """Twelve are inserted behind each: 2undecies, abis, iibis, zbis … (design §3, labels)."""
    points = (point("a", "at dusk;"), point("ii", "in fog;", level=3), point("z", "at noon."))
    paragraphs = [
        replace(each, id=f"{each.kind} {place}.{number}", label=None if number else each.label)
        for place, each in enumerate(
            (operative("1", "WE AGREE to dim lamps:"), *points, operative("2", "So."))
        )
        for number in range(13)
    ]
    new = {each.id for each in paragraphs if each.label is None}
    labelled = label_inserts(Text(family, "", (), tuple(paragraphs), ()), new=new, style=style)
    wanted = {"1bis", "2undecies", "abis", "iibis"} if style == "bis" else {"1a", "2k", "aa", "iia"}
    assert wanted <= {each.label for each in labelled.paragraphs}
    reads_back(PaperValues(SYMBOLS[family][0], labelled, ISSUED))


CASES: dict[str, list[Paragraph]] = {
    "a point before the first": [operative("1", "WE AGREE:"), point("0bis", "at dawn;")],
    "(h) deleted": [operative("1", "WE AGREE:"), *(point(one, "at noon;") for one in "abcdefgijk")],
    "(ha) after (h)": [operative("1", "WE AGREE:"), *(point(one, "at noon;") for one in ("h", "ha", "i"))],
    "no title, no formal word": [operative("1", "Lamps are low."), operative("2", "Bells ring.")],
    "a preambular paragraph after an operative one": [
        title("On lamps"), operative("1", "Decides to dim lamps;"), preambular("Recalling lamps,"),
    ],
    "a heading right after the title": [title("On lamps"), heading("Lamps"), operative("1", "Decides to dim them.")],
}  # fmt: skip


@pytest.mark.parametrize("family", ["council", "un"])
@pytest.mark.parametrize("paragraphs", CASES.values(), ids=CASES)
def test_kinds_and_levels_are_told_by_styles_and_not_guessed(
    paragraphs: list[Paragraph], family: Family
) -> None:
    drafted = replace(text(*paragraphs), family=family, cover=())
    for symbol in SYMBOLS[family]:
        reads_back(PaperValues(symbol, drafted, ISSUED))


def test_notes_called_again_side_by_side_are_calls_and_no_figures() -> None:
    first = (Run("Lamps"), Call("n1"), Run(" and bells"), Call("n2"), Run("."))
    again = (Run("All lamps"), Call("n1"), Call("n2"), Run(" of 5 m²"), Call("n1"), Run(" ring."))
    notes = (Footnote("n1", "Of oil."), Footnote("n2", "Of brass."))
    drafted = Text(
        "council",
        "",
        (),
        (Paragraph("p1", "operative", "1", None, first), Paragraph("p2", "operative", "2", None, again)),
        notes,
    )
    reads_back(PaperValues("8871/31", drafted, ISSUED))


def saved_again(paper: bytes, **changes: str) -> bytes:
    """The paper with words of its document and of its styles replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(paper)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            content = before.read(name).decode()
            if name in ("word/document.xml", "word/styles.xml"):
                for old, new in changes.items():
                    content = content.replace(f'"{old}"', f'"{new}"')
            after.writestr(name, content)
    return made.getvalue()


def test_styles_are_known_by_their_names_as_each_language_of_word_has_ids_of_its_own() -> None:
    values = un_values()
    paper = saved_again(
        make_paper("clean", "docx", values), Numbered="Numerote", Text="Texte", Heading1="Titre1"
    )
    assert read_document(name="paper.docx", content=paper).blocks == outline_of(values.text).blocks


def test_a_paper_with_paragraphs_of_other_styles_is_read_as_any_document() -> None:
    drafted = text(title("Declaration on lamps"), operative("1", "WE AGREE to dim lamps."))
    paper = make_paper("clean", "docx", PaperValues("8871/31", drafted, ISSUED))
    outline = read_document(name="paper.docx", content=saved_again(paper, Numbered="Normal"))
    assert [(block.kind, block.label) for block in outline.blocks] == [("title", None), ("operative", "1")]


@pytest.mark.parametrize("values", [council_values(), un_values()], ids=["council", "un"])
@pytest.mark.parametrize("paper", ["clean", "tracked"])
def test_of_a_tracked_paper_the_new_text_is_read(values: PaperValues, paper: str) -> None:
    printed = outline_of(values.text)
    returned = read_document(name="paper.docx", content=make_paper(paper, "docx", values))
    assert (returned.blocks, returned.footnotes) == (printed.blocks, printed.footnotes)


@pytest.mark.parametrize("family", ["council", "un"])
@pytest.mark.parametrize("seed", range(20))
def test_of_long_texts_every_word_mark_and_note_reads_back(seed: int, family: Family) -> None:
    values = values_with_notes(Random(seed), family=family)
    printed, returned = outline_of(values.text), read_back(values)
    assert (returned.blocks, returned.footnotes) == (printed.blocks, printed.footnotes)
