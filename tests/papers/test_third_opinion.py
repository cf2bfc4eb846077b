"""Tracked papers as a third program reads them: docx-revisions, besides our own reading and LibreOffice.

It knows insertions and deletions within paragraphs. Moves, notes and the ends of paragraphs it leaves alone: so the
texts here move nothing, and a paragraph that is taken away leaves an empty one.
"""

from __future__ import annotations

import io
from dataclasses import replace
from random import Random

import docx
import pytest
from docx_revisions import RevisionDocument, TrackedDeletion

from drafting.papers.make import make_paper
from drafting.papers.values import PaperValues
from drafting.text.paragraph import Text
from tests.papers.long_texts import SOURCES, revised_values
from tests.papers.samples import DECIDED, un_values
from tests.papers.word import revisions

LONG = [revised_values(Random(seed)) for seed in (1, 2)]
TEXTS = pytest.mark.parametrize("values", [*LONG, un_values()], ids=["long", "another", "un"])


def lines(paper: bytes) -> list[str]:
    """What python-docx reads of the paragraphs that say something."""
    return [each.text for each in docx.Document(io.BytesIO(paper)).paragraphs if each.text.strip()]


def clean(values: PaperValues, text: Text) -> list[str]:
    """The same of the clean paper of a text, under the cover of the revision."""
    return lines(make_paper("clean", "docx", replace(values, text=text, baseline=None)))


def settled(paper: bytes, *, accept: bool) -> bytes:
    """The paper after docx-revisions has accepted or rejected everything."""
    document = RevisionDocument(io.BytesIO(paper))
    document.accept_all() if accept else document.reject_all()
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


@TEXTS
def test_a_third_program_accepts_the_new_text_and_rejects_to_the_old_one(values: PaperValues) -> None:
    tracked = make_paper("tracked", "docx", values)
    assert values.baseline is not None
    assert lines(settled(tracked, accept=True)) == clean(values, values.text)
    assert lines(settled(tracked, accept=False)) == clean(values, values.baseline.text)


@TEXTS
def test_it_finds_the_same_changes_under_the_same_names(values: PaperValues) -> None:
    tracked = make_paper("tracked", "docx", values)
    theirs = [
        ("del" if isinstance(each, TrackedDeletion) else "ins", each.author, each.text)
        for each in RevisionDocument(io.BytesIO(tracked)).track_changes
        if each.text.strip()
    ]
    ours = [(each.act, each.author, each.text) for each in revisions(tracked) if each.text.strip()]
    assert theirs == ours
    assert len(theirs) >= len(values.changes) // 2


@pytest.mark.parametrize("values", LONG, ids=["long", "another"])
def test_it_names_delegations_and_the_day_of_their_decision(values: PaperValues) -> None:
    found = RevisionDocument(io.BytesIO(make_paper("tracked", "docx", values))).track_changes
    assert {each.author for each in found} == set(SOURCES)
    assert {each.date for each in found} == {DECIDED}
