"""tests/cases/consolidate: what the next text says."""

from __future__ import annotations

from itertools import permutations

import pytest

from amendments.consolidation.consolidate import consolidate
from drafting.text.paragraph import Paragraph
from tests.builders import wording
from tests.consolidation.cases import Case, read_cases

CASES = read_cases("consolidate")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_next_text_is_the_one_written_down(case: Case) -> None:
    for proposals in permutations(case.proposals):
        found = consolidate(case.base, proposals)
        assert [f"{one.first} against {one.second}, {one.kind}" for one in found.conflicts] == list(
            case.conflicts
        )
        if found.text is not None:
            assert [_said(paragraph) for paragraph in found.text.paragraphs] == [
                _expected(line, found.text.paragraphs[0].label is not None) for line in case.result
            ]


def _said(paragraph: Paragraph) -> tuple[str | None, object]:
    return paragraph.label, paragraph.wording


def _expected(line: str, numbered: bool) -> tuple[str | None, object]:
    label, _, words = line.partition(". ") if numbered else (None, "", line)
    return label, wording(words)
