"""Tracked papers: accepting everything gives the revision, rejecting everything the text before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.papers.clean import clean_docx
from drafting.papers.tracked import tracked_docx
from drafting.papers.values import Baseline, PaperError, PaperValues, TrackedChange
from drafting.text.compare import compare
from drafting.text.paragraph import Footnote, Paragraph, Text
from drafting.text.wording import Call, Run, canonical
from drafting.text.words import split_words
from tests.papers.samples import (
    DECIDED,
    ISSUED,
    council_after,
    council_before,
    council_values,
    reworded,
    un_after,
    un_before,
    un_values,
)
from tests.papers.tracked_cases import Case, cases, shown
from tests.papers.word import printed, revisions


def clean(values: PaperValues, text: Text) -> list[str]:
    return printed(clean_docx(replace(values, text=text, baseline=None)), "accept")


@pytest.mark.parametrize("values", [council_values(), un_values()], ids=["council", "un"])
def test_accepting_all_gives_the_new_text_and_rejecting_all_the_old_one(values: PaperValues) -> None:
    tracked = tracked_docx(values)
    assert values.baseline is not None
    assert printed(tracked, "accept") == clean(values, values.text)
    assert printed(tracked, "reject") == clean(values, values.baseline.text)


def test_each_delegation_signs_its_own_words_on_the_day_of_the_decision() -> None:
    found = revisions(tracked_docx(council_values()))
    signed = {(each.act, each.text): each.author for each in found}
    assert signed["del", "COMMIT"] == "FR, SE"
    assert signed["ins", "UNDERTAKE"] == "FR, SE"
    assert signed["ins", " and 6"] == "Presidency"
    assert signed["ins", "WE ENCOURAGE public authorities to publish their lighting plans."] == "PL"
    assert signed["del", "use no more blue light than is needed;"] == "DE"
    assert signed["ins", ", in the southern region"] == "ES"
    assert signed["moveTo", "WE WILL MEET again in 2028"] == "IE"
    assert {each.date for each in found if each.author == "FR, SE"} == {f"{DECIDED:%Y-%m-%dT%H:%M:%SZ}"}


def test_a_change_that_nobody_is_recorded_for_is_the_presidencys() -> None:
    found = revisions(tracked_docx(replace(council_values(), changes=())))
    assert {each.author for each in found} == {"Presidency"}


def test_a_first_text_has_nothing_to_be_tracked_against() -> None:
    with pytest.raises(PaperError) as refused:
        tracked_docx(replace(council_values(), baseline=None))
    assert refused.value.code == "no_baseline"


def test_two_delegations_that_touch_neighbouring_words_are_told_apart() -> None:
    values = council_values()
    before = replace(council_before(), paragraphs=(_op("The net of dark parks grows."),))
    after = replace(council_before(), paragraphs=(_op("The web of starry parks shall grow."),))
    found = revisions(
        tracked_docx(
            replace(
                values,
                text=after,
                baseline=Baseline("WK 1/2026 INIT", before),
                changes=(
                    *_asked("The web of dark parks grows.", "FR"),
                    *_asked("The net of starry parks grows.", "SE"),
                    *_asked("The net of dark parks shall grow.", "DE"),
                ),
            )
        )
    )
    assert {each.text.strip(): each.author for each in found} == {
        "net": "FR", "web": "FR", "dark": "SE", "starry": "SE", "grows": "DE", "shall grow": "DE",
    }  # fmt: skip


def _op(words: str) -> Paragraph:
    return Paragraph("only", "operative", "1", None, canonical((Run(words),)))


def _asked(words: str, source: str) -> list[TrackedChange]:
    return reworded(_op("The net of dark parks grows."), _op(words), source)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_the_tables_say_what_is_struck_written_moved_and_set_otherwise(case: Case) -> None:
    tracked = tracked_docx(case.values)
    assert shown(tracked) == list(case.shows)
    assert case.values.baseline is not None
    assert printed(tracked, "accept") == clean(case.values, case.values.text)
    assert printed(tracked, "reject") == clean(case.values, case.values.baseline.text)


def test_no_word_is_struck_and_written_again() -> None:
    values = council_values()
    found = revisions(tracked_docx(replace(values, changes=())))
    recorded = sum(len(each.text.split()) for each in found if each.act in ("ins", "del"))
    old = {each.id: each for each in council_before().paragraphs}
    compared = 0
    for paragraph in council_after().paragraphs:
        if paragraph.id not in old:
            compared += len(split_words(paragraph.wording))
            continue
        for hunk in compare(old[paragraph.id].wording, paragraph.wording):
            compared += hunk.end - hunk.start + len(hunk.words)
    gone = set(old) - {each.id for each in council_after().paragraphs}
    compared += sum(len(split_words(old[each].wording)) for each in gone)
    assert recorded <= compared


# Texts at random

_WORDS = ["sky", "dark", "the", "1,500", "light", ",", ";", "(a)", "co-operate"]
_NOTES = ("n1", "n2", "n3")
_RUNS = st.builds(
    Run,
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join),
    st.sampled_from([frozenset(), frozenset(), frozenset({"italic"}), frozenset({"bold", "superscript"})]),
)
_CALLS = st.sampled_from(_NOTES).map(Call)
_SPACE = st.just(Run(" "))
_WORDINGS = st.lists(st.one_of(_RUNS, _RUNS, _CALLS, _SPACE), min_size=1, max_size=8).map(
    lambda pieces: canonical(tuple(pieces))
)


@st.composite
def _texts(draw: st.DrawFn) -> Text:
    ids = draw(st.lists(st.sampled_from("abcdefg"), unique=True, max_size=7))
    paragraphs = tuple(Paragraph(name, "operative", name, None, draw(_WORDINGS)) for name in ids)
    said = st.sampled_from(["A note.", "Another note.", "Note"])
    notes = tuple(Footnote(name, draw(said)) for name in _NOTES)
    return Text("council", "On the night sky", (), paragraphs, notes)


@given(_texts(), _texts())
def test_any_text_can_be_tracked_against_any_other(before: Text, after: Text) -> None:
    values = PaperValues("9657/26", after, ISSUED, baseline=Baseline("9644/26", before))
    tracked = tracked_docx(values)
    assert printed(tracked, "accept") == clean(values, after)
    assert printed(tracked, "reject") == clean(values, before)


def test_the_un_draft_keeps_its_repeated_notes() -> None:
    values = replace(un_values(), text=un_before(), baseline=Baseline("A/AC.998/L.3/Rev.1", un_after()))
    assert printed(tracked_docx(values), "accept") == clean(values, un_before())
