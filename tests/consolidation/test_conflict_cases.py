"""tests/cases/conflicts: a pair too many fails like a pair too few."""

from __future__ import annotations

from itertools import permutations

import pytest

from amendments.consolidation.conflict import find_conflicts
from amendments.consolidation.consolidate import consolidate
from tests.consolidation.cases import Case, read_cases

CONFLICTS = read_cases("conflicts")


@pytest.mark.parametrize("case", CONFLICTS, ids=lambda case: case.name)
def test_the_pairs_are_exactly_those_a_lawyer_would_name(case: Case) -> None:
    for proposals in permutations(case.proposals):
        found = find_conflicts(case.base, proposals)
        assert [f"{one.first} against {one.second}, {one.kind}" for one in found] == list(case.conflicts)
        blocked = any(one.blocks for one in found)
        assert (consolidate(case.base, proposals).text is None) == blocked
        if len(proposals) > 3:
            break


def test_there_are_as_many_cases_as_the_design_asks_for() -> None:
    peaceful = [case for case in CONFLICTS if not case.conflicts and len(case.base.paragraphs) == 1]
    assert len(CONFLICTS) >= 40
    assert len(peaceful) >= 15
