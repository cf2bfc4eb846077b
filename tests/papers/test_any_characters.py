"""Whatever characters a revision holds, its papers are made: nobody edits what was issued."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.papers.make import DATED_PAPERS, PAPERS, make_paper
from drafting.papers.pdf.shown import not_shown
from drafting.papers.printable import printable
from drafting.papers.values import Baseline, PaperValues
from drafting.text.paragraph import CoverField, Footnote, Paragraph, Text
from drafting.text.wording import Call, Run
from tests.builders import text
from tests.papers.dated_samples import at_that_moment, listing, values_for
from tests.papers.samples import council_values, reworded, un_values

EVERY_PAPER = [*PAPERS, *DATED_PAPERS]
WRITABLE = [(paper, form) for paper, form in EVERY_PAPER if form != "pdf"]
# A bell, a vertical tab, an escape, a private one of control, what turns the line round, no characters, half a one.
IN_NO_FILE = "\u0000\u0007\u000b\u001b\u0085\u200b\u202e\ufffe\uffff\ud800"
SHOWN = "Ελλάδα Україна שלום سلام საქართველო հայերեն 灯 ∀ ☐ ✓ ① ₹"
NAMED = {
    "ไฟ": "‹U+0E44 U+0E1F›",
    "क": "‹U+0915›",
    "한": "‹U+D55C›",
    "\U0001f6a2": "‹U+1F6A2›",
    "\ue000": "‹U+E000›",
    "\u0085": "‹U+0085›",
    "\ufffd": "\ufffd",
    "l\u200bt": "l\u200bt",
    "☐\ufe0f": "☐",
}
UNPRINTED = dict.fromkeys(map(ord, "\u200b\ufe0f"))
PDFS = [paper for paper, form in EVERY_PAPER if form == "pdf"]
ANY_WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1, max_size=60)
MIXED_SCRIPTS = st.text(
    st.sampled_from(
        [*"abé灯", *map(chr, (*range(0x300, 0x370), *range(0x590, 0x780), *range(0xE00, 0xE80)))]
    ),
    min_size=1,
    max_size=60,
)
HOUSES = pytest.mark.parametrize("base", [council_values(), un_values()], ids=["council", "un"])


def holding(words: str, base: PaperValues) -> PaperValues:
    """A revision that says `words` wherever somebody may say something, and one before it that said less."""
    old, new = (_text(said, base) for said in ("Lamps shall be lit.", f"Lamps {words} should be lit."))
    changes = reworded(old.paragraphs[-1], new.paragraphs[-1], "FR")
    return replace(base, text=new, baseline=Baseline("WK 1/2026 INIT", old), changes=tuple(changes))


def _text(said: str, base: PaperValues) -> Text:
    paragraphs = (
        Paragraph("t", "title", None, None, (Run(said),)),
        Paragraph("1", "operative", "1", None, (Run(said), Call("n"), Run(said, frozenset({"bold"})))),
    )
    cover = tuple(CoverField(line.field, f"{line.text} {said}") for line in base.text.cover)
    return replace(
        text(*paragraphs), family=base.text.family, title=said, cover=cover, footnotes=(Footnote("n", said),)
    )


def dated(paper: str, values: PaperValues, words: str) -> PaperValues:
    """What the paper is made from; where somebody gave a reason, the words are the reason."""
    return at_that_moment(values, listing(words)) if paper == "disposition" else values_for(paper, values)


@HOUSES
@pytest.mark.parametrize(("paper", "form"), WRITABLE)
def test_what_no_file_can_hold_stops_no_paper(paper: str, form: str, base: PaperValues) -> None:
    values = holding(IN_NO_FILE, base)
    made = make_paper(paper, form, dated(paper, values, IN_NO_FILE))
    assert made == make_paper(paper, form, dated(paper, values, IN_NO_FILE))


def test_what_no_file_can_hold_is_seen_to_have_been_there() -> None:
    page = make_paper("clean", "html", holding("l\u0007t", council_values())).decode()
    assert page.count("l\ufffdt") > len(council_values().text.cover)


def test_what_every_file_can_hold_stays_the_very_same_values() -> None:
    for base in (council_values(), un_values()):
        values = values_for("disposition", holding("灯 ✓ ไทย\u200b", base))
        assert printable(values) is values


def pages(paper: bytes) -> str:
    """The words of all pages, without the spaces between them."""
    with pypdfium2.PdfDocument(paper) as document:
        read = "".join(page.get_textpage().get_text_bounded() for page in document)
    return "".join(read.split())


def without_spaces(text: str) -> str:
    return "".join(text.split())


@HOUSES
@pytest.mark.parametrize("paper", PDFS)
def test_no_character_stops_a_page(paper: str, base: PaperValues) -> None:
    words = SHOWN + "".join(NAMED) + IN_NO_FILE
    values = dated(paper, holding(words, base), words)
    made = make_paper(paper, "pdf", values)
    assert made == make_paper(paper, "pdf", values)
    if paper in ("clean", "marked", "disposition"):
        assert "U+0915" in pages(made)


@pytest.mark.parametrize("words", SHOWN.split())
def test_the_page_shows_the_scripts_and_signs_its_fonts_have(words: str) -> None:
    read = pages(make_paper("clean", "pdf", holding(words, council_values())))
    assert "U+" not in read
    assert set(words) <= set(read)


@pytest.mark.parametrize(("words", "stands"), NAMED.items(), ids=map(ascii, NAMED))
def test_what_its_fonts_have_not_stands_there_by_its_number(words: str, stands: str) -> None:
    read = pages(make_paper("clean", "pdf", holding(f"begin{words}end", council_values())))
    wanted = without_spaces(f"begin{stands}end")
    assert read.translate(UNPRINTED).count(wanted.translate(UNPRINTED)) >= 2


@pytest.mark.parametrize("form", ["html", "xml"])
def test_other_papers_keep_the_character_itself(form: str) -> None:
    kept = "".join(words for words in NAMED if words.isprintable())
    assert kept in make_paper("clean", form, holding(kept, council_values())).decode()


@settings(max_examples=60)
@given(words=ANY_WORDS | MIXED_SCRIPTS)
def test_a_page_is_made_of_any_words_the_same_each_time_and_hides_none(words: str) -> None:
    values = holding(words, council_values())
    made = make_paper("clean", "pdf", values)
    assert made == make_paper("clean", "pdf", values)
    read = pages(made)
    for char in not_shown(printable(values).text.title):
        assert f"U+{ord(char):04X}" in read
