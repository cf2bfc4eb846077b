"""Wordings in canonical form, and their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.text.wording import Run, Wording, canonical, from_plain, plain
from drafting.text.words import count_words, join_words, key, split_words
from tests.builders import wording
from tests.text.wordings import anything, wordings


@given(anything)
def test_the_canonical_form_is_reached_at_once(raw: Wording) -> None:
    assert canonical(canonical(raw)) == canonical(raw)


@given(wordings)
def test_words_joined_are_the_wording_they_were_cut_from(whole: Wording) -> None:
    words = split_words(whole)
    assert join_words(words) == whole
    assert split_words(join_words(words)) == words


@given(wordings, st.data())
def test_any_words_join_to_a_canonical_wording(whole: Wording, data: st.DataObject) -> None:
    kept = [word for word in split_words(whole) if data.draw(st.booleans())]
    joined = join_words(kept)
    assert canonical(joined) == joined


@given(wordings)
def test_the_first_word_always_says_that_a_space_stands_before_it(whole: Wording) -> None:
    assert all(word.space for word in split_words(whole)[:1])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Member States shall", "Member|States|shall"),
        ("a grant of 1,500 euros, or 1.5 %", "a|grant|of|1,500|euros|,|or|1.5|%"),
        ("in A/CONF.88/12; and/or", "in|A/CONF.88/12|;|and/or"),
        ("the “re-use” (if any).", "the|“|re-use|”|(|if|any|)|."),
        ("States’ rights don't", "States|’|rights|don't"),
        ("No.\u00a05 of", "No|.|\u00a0|5|of"),
        ("...", ".|.|."),
        ("", ""),
    ],
)
def test_a_word_runs_from_space_to_space_less_punctuation_at_its_edges(text: str, words: str) -> None:
    assert "|".join(word.text for word in split_words(from_plain(text))) == words


def test_a_raised_ending_and_a_plain_one_are_the_same_word_in_other_marks() -> None:
    plain_word, raised = split_words(wording("62nd"))[0], split_words(wording("62^nd^"))[0]
    assert key(plain_word) == key(raised)
    assert plain_word != raised


def test_a_footnote_call_is_a_word_that_is_not_counted() -> None:
    whole = wording("the Convention[^fn1] (see note)")
    assert [word.call for word in split_words(whole)] == [None, None, "fn1", None, None, None, None]
    assert count_words(whole) == 4


def test_the_space_between_two_bold_words_is_bold() -> None:
    assert wording("**bold** **words** plain") == (Run("bold words", frozenset({"bold"})), Run(" plain"))


def test_a_line_of_no_break_spaces_is_cut_without_end_of_patience() -> None:
    assert len(split_words(from_plain("\u00a0" * 20_000))) == 20_000


def test_letters_composed_over_the_edge_of_two_runs_are_one_letter() -> None:
    assert plain(canonical((Run("e"), Run("\u0301tat")))) == "état"
