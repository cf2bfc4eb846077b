"""Days on covers: in the language of the paper, with the place that was there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from drafting.papers.cover import make_cover
from drafting.papers.days import day, redated
from drafting.text.paragraph import CoverField
from tests.papers.samples import council_values, un_values

FIRST = datetime(2026, 8, 1, tzinfo=UTC)
LATER = datetime(2026, 12, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "first", "later"),
    [
        ("EN", "1 August 2026", "14 December 2026"),
        ("FR", "1er août 2026", "14 décembre 2026"),
        ("DE", "1 August 2026", "14 December 2026"),
    ],
)
def test_a_day_is_said_in_the_language_of_the_paper(language: str, first: str, later: str) -> None:
    assert (day(FIRST, language), day(LATER, language)) == (first, later)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Lindau, 8 June 2015", "Lindau, 14 December 2026"),
        ("8 June 2015", "14 December 2026"),
        ("Bruxelles, le 8 juin 2015", "Bruxelles, le 14 décembre 2026"),
        ("Genève, 1er août 2015", "Genève, 14 décembre 2026"),
        ("Bruxelles, le 8\u00a0juin\u00a02015", "Bruxelles, le 14 décembre 2026"),
        ("le 8 juin 2015", "le 14 décembre 2026"),
    ],
)
def test_a_day_takes_the_place_of_another_in_the_same_language(before: str, after: str) -> None:
    assert redated(before, LATER) == after


@pytest.mark.parametrize(
    "said", ["", "Lindau", "Lindau, 8. Juni 2015", "8 June", "in June 2015", "8 Juin 2015"]
)
def test_what_is_no_day_that_we_can_write_stays(said: str) -> None:
    assert redated(said, LATER) is None


def test_a_french_cover_without_a_day_bears_that_of_its_issue_in_french() -> None:
    council, un = council_values(), un_values()
    note = replace(
        council, issued=FIRST, text=replace(council.text, cover=(CoverField("language_marker", "(OR. fr)"),))
    )
    draft = replace(
        un, issued=FIRST, text=replace(un.text, cover=(CoverField("original_language", "Original: French"),))
    )
    assert "Bruxelles, le 1er août 2026" in make_cover(note).block
    assert "1er août 2026" in make_cover(draft).block
