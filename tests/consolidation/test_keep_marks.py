"""A reword given as plain text keeps the marks and notes of the words that survive."""

from __future__ import annotations

import pytest
from hypothesis import given

from amendments.consolidation.keep_marks import reword_plain
from drafting.text.wording import Wording, calls, plain
from tests.builders import wording
from tests.consolidation.proposed import CALLING, wordings

BASE = "*Recalling* the dark sky[^a] and the **old** pact.[^b] End"


# A call behind a space too, and what stands close to it.
SPACED = (*CALLING, " [^fn1]", "(a)", "a)", ".")


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


@pytest.mark.parametrize(
    ("base", "text", "expected"),
    [
        ("report on lamps [^a].", "report on lights.", "report on lights[^a]."),
        ("report on lamps [^a].", "report on lights .", "report on lights [^a]."),
        ("report on lamps [^a] here", "report on lights here", "report on lights [^a] here"),
        ("report on lamps [^a][^b].", "report on lights.", "report on lights[^a][^b]."),
        ("see [^a](a) here", "see(a) there", "see[^a](a) there"),
        ("see [^a](a) here", "see (a) there", "see [^a](a) there"),
        ("see[^a](a) here", "see(a) there", "see[^a](a) there"),
        ("see[^a](a) here", "see (a) there", "see[^a] (a) there"),
    ],
)
def test_what_is_sent_is_taken_as_sent_about_a_call(base: str, text: str, expected: str) -> None:
    assert reword_plain(wording(base), text) == wording(expected)


@given(wordings(words=SPACED), wordings(words=SPACED))
def test_the_words_are_those_sent_and_the_calls_those_there_were(base: Wording, sent: Wording) -> None:
    made = reword_plain(base, plain(sent))
    assert plain(made) == plain(sent)
    assert sorted(calls(made)) == sorted(calls(base))
    assert reword_plain(base, plain(base)) == base


def test_a_mark_inside_a_word_survives_with_it() -> None:
    base = wording("the 62^nd^ session")
    assert reword_plain(base, "the whole 62nd session") == wording("the whole 62^nd^ session")
    assert plain(reword_plain(base, "the 63rd session")) == "the 63rd session"
