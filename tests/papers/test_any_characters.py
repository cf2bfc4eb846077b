"""Whatever characters a revision holds, its papers are made: nobody edits what was issued."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting.papers.make import DATED_PAPERS, PAPERS, make_paper
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
