"""INIT, REV 1, REV 2: two hundred changes and fifty notes at each step, tracked, and who asked for every word of it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx_revisions import RevisionDocument, TrackedInsertion

from drafting.papers.clean import clean_docx
from drafting.papers.tracked import tracked_docx
from drafting.papers.values import PaperValues
from drafting.text.compare import compare
from drafting.text.paragraph import Text
from drafting.text.words import split_words
from tests.papers.chain import chain, sources_of
from tests.papers.word import W, part, printed, revisions

STEPS = {f"{values.symbol}, {seed}": values for seed in (1, 2) for values in chain(seed)}
EVERY_STEP = pytest.mark.parametrize("values", STEPS.values(), ids=STEPS)
PARTS = ("word/document.xml", "word/footnotes.xml")


def clean(values: PaperValues, text: Text) -> list[str]:
    return printed(clean_docx(replace(values, text=text, baseline=None)), "accept")


def test_each_step_is_as_long_as_it_says() -> None:
    for values in STEPS.values():
        assert len(values.changes) >= 200
        assert {change.act for change in values.changes} == {"reword", "insert", "delete", "move"}
        assert len(values.text.footnotes) >= 45


@EVERY_STEP
def test_all_accepted_is_the_revision_and_all_rejected_the_text_before(values: PaperValues) -> None:
    tracked = tracked_docx(values)
    assert values.baseline is not None
    assert printed(tracked, "accept") == clean(values, values.text)
    assert printed(tracked, "reject") == clean(values, values.baseline.text)


@EVERY_STEP
def test_no_more_words_are_struck_or_written_than_changed(values: PaperValues) -> None:
    marked = [each for each in revisions(tracked_docx(values)) if each.act in ("ins", "del")]
    recorded = sum(len(each.text.split()) for each in marked)
    assert 0 < recorded <= 1.05 * changed_words(values)


def changed_words(values: PaperValues) -> int:
    """How many words compare() shows as changed, and those of paragraphs that came or went."""
    assert values.baseline is not None
    old = {each.id: split_words(each.wording) for each in values.baseline.text.paragraphs}
    new = {each.id: split_words(each.wording) for each in values.text.paragraphs}
    wordings = {each.id: each.wording for each in values.baseline.text.paragraphs}
    count = sum(len(words) for each, words in (old | new).items() if (each in old) != (each in new))
    for each in values.text.paragraphs:
        if each.id in old:
            hunks = compare(wordings[each.id], each.wording)
            count += sum(hunk.end - hunk.start + len(hunk.words) for hunk in hunks)
    return count


@EVERY_STEP
def test_each_word_bears_the_name_of_who_asked_for_it_and_the_day_of_the_decision(
    values: PaperValues,
) -> None:
    tracked = tracked_docx(values)
    decided = f"{values.changes[0].date:%Y-%m-%d}"
    named = 0
    for name in PARTS:
        for each in revisions(tracked, name):
            if each.act == "ins" and sources_of(each.text):
                assert (sources_of(each.text), each.date[:10]) == ({each.author}, decided)
                named += 1
    assert named > 150


@EVERY_STEP
def test_what_only_looks_otherwise_is_a_change_of_format(values: PaperValues) -> None:
    changes = list(part(tracked_docx(values), PARTS[0]).iter(f"{W}rPrChange"))
    assert {each.get(f"{W}author") for each in changes} == {"PL"}
    assert all(each.getparent().find(f"{W}b") is not None for each in changes)
    assert all(each.find(f"{W}rPr/{W}b") is None for each in changes)


@EVERY_STEP
def test_docx_revisions_names_the_same_authors(values: PaperValues) -> None:
    found = RevisionDocument(io.BytesIO(tracked_docx(values))).track_changes
    inserted = [each for each in found if isinstance(each, TrackedInsertion) and sources_of(each.text)]
    assert len(inserted) > 150
    assert [each for each in inserted if sources_of(each.text) != {each.author}] == []
