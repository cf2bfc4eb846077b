"""Runs: how wording travels between programs (design §5)."""

from __future__ import annotations

import pytest
from hypothesis import given

from drafting.text.paragraph import Footnote
from drafting.text.runs import RunsError, runs_from_wording, wording_from_runs
from drafting.text.wording import Wording
from tests.builders import wording
from tests.text.wordings import wordings


def test_runs_say_words_marks_and_calls() -> None:
    runs = [
        {"text": " Recalls ", "marks": ["italic"]},
        {"text": " the  pact"},
        {"footnote": "fn1", "text": " Of  1992. "},
        {"text": "."},
    ]
    assert wording_from_runs(runs) == (wording("*Recalls* the pact[^fn1]."), (Footnote("fn1", "Of 1992."),))


def test_a_wording_names_the_marks_of_every_stretch() -> None:
    assert runs_from_wording(wording("***Recalls*** it[^fn1]")) == [
        {"text": "Recalls", "marks": ["italic", "bold"]},
        {"text": " it", "marks": []},
        {"footnote": "fn1"},
    ]


@given(wordings)
def test_every_wording_comes_back(one: Wording) -> None:
    assert wording_from_runs(runs_from_wording(one)) == (one, ())


@pytest.mark.parametrize(
    ("runs", "reason"),
    [
        ("text", "runs must be a list"),
        (None, "runs must be a list"),
        ([3], "run 1 must be an object"),
        ([{}], "run 1: text must be a string"),
        ([{"text": "a"}, {"text": 3}], "run 2: text must be a string"),
        ([{"text": "a", "marks": "italic"}], "run 1: marks must be a list"),
        ([{"text": "a", "marks": ["blink"]}], "run 1: unknown mark 'blink'"),
        ([{"text": "a", "marks": [[]]}], r"run 1: unknown mark \[\]"),
        ([{"text": "a", "style": "red"}], "run 1: unknown field style"),
        ([{"footnote": ""}], "run 1: a footnote needs an id"),
        ([{"footnote": 7}], "run 1: footnote must be a string"),
        ([{"footnote": "a", "text": " "}], "run 1: a footnote needs words"),
        ([{"footnote": "a", "text": "One."}, {"footnote": "a", "text": "Two."}], "footnote a has two texts"),
    ],
)
def test_anything_else_is_refused_with_its_place(runs: object, reason: str) -> None:
    with pytest.raises(RunsError, match=reason):
        wording_from_runs(runs)
