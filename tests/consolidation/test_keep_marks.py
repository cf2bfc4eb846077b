"""A reword given as plain text keeps the marks and notes of the words that survive."""

from __future__ import annotations

import pytest

from amendments.consolidation.keep_marks import reword_plain
from drafting.text.wording import plain
from tests.builders import wording

BASE = "*Recalling* the dark sky[^a] and the **old** pact.[^b] End"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recalling the dark sky and the old pact. End", BASE),
        ("Recalling the clear sky and the old pact. End", BASE.replace("dark", "clear")),
        ("Recalling the dark heavens and the old pact. End", BASE.replace("sky", "heavens")),
        ("Recalling the dark night and day and the old pact. End", BASE.replace("sky", "night and day")),
        ("Recalling the dark sky above us and the old pact. End", BASE.replace("[^a]", "[^a] above us")),
        ("Recalling the dark sky, and the old pact. End", BASE.replace("[^a]", "[^a],")),
        ("Recalling the dark and the old pact. End", BASE.replace(" sky", "")),
        ("Recalling the dark sky and the old. End", BASE.replace(" pact", "")),
        ("Noting the dark sky and the old pact. End", BASE.replace("*Recalling*", "Noting")),
        ("Recalling  the dark sky and the old pact . End", BASE.replace("pact.", "pact .")),
        ("Nothing", "Nothing[^a][^b]"),
    ],
)
def test_what_survives_keeps_its_marks(text: str, expected: str) -> None:
    assert reword_plain(wording(BASE), text) == wording(expected)


def test_a_mark_inside_a_word_survives_with_it() -> None:
    base = wording("the 62^nd^ session")
    assert reword_plain(base, "the whole 62nd session") == wording("the whole 62^nd^ session")
    assert plain(reword_plain(base, "the 63rd session")) == "the 63rd session"
