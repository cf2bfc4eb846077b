"""Laws of the comparison of two wordings, and where it puts what it finds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from drafting.text.compare import Hunk, apply, compare, is_restyle, is_white
from drafting.text.wording import Wording, from_plain
from drafting.text.words import Word, key, split_words
from tests.builders import wording
from tests.text.cases import blocks
from tests.text.wordings import wordings

SMALL = blocks("compare/small_edits.txt")


def _touched(a: Wording, hunks: tuple[Hunk, ...]) -> int:
    words = split_words(a)
    real = [hunk for hunk in hunks if not is_white(words, hunk) and not is_restyle(words, hunk)]
    return sum(hunk.end - hunk.start + len(hunk.words) for hunk in real)


def _least(a: Wording, b: Wording) -> int:
    letters = {
        word: chr(256 + place) for place, word in enumerate({*map(key, split_words(a) + split_words(b))})
    }
    first, second = ("".join(letters[key(word)] for word in split_words(each)) for each in (a, b))
    return Indel.distance(first, second)


@given(wordings)
def test_a_wording_compared_with_itself_has_no_change(a: Wording) -> None:
    assert compare(a, a) == ()


@given(wordings, wordings)
def test_the_changes_carried_out_give_the_other_wording(a: Wording, b: Wording) -> None:
    hunks = compare(a, b)
    assert apply(a, hunks) == b
    assert bool(hunks) == (a != b)


@given(wordings, wordings)
def test_between_two_changes_a_word_is_kept(a: Wording, b: Wording) -> None:
    words = split_words(a)
    real = [hunk for hunk in compare(a, b) if not is_white(words, hunk) and not is_restyle(words, hunk)]
    assert all(first.end < second.start for first, second in pairwise(real))


@given(st.lists(st.sampled_from(["a", "b", "c", "the", "of", ",", "."]), max_size=11), wordings)
def test_the_changes_of_a_short_paragraph_are_as_few_words_as_can_be(words: list[str], b: Wording) -> None:
    a = from_plain(" ".join(words))
    assert _touched(a, compare(a, b)) == _least(a, b)


@pytest.mark.parametrize("case", SMALL)
def test_a_small_edit_touches_as_few_words_as_can_be(case: str) -> None:
    a, b = from_plain(SMALL[case]["base"]), from_plain(SMALL[case]["new"])
    assert _touched(a, compare(a, b)) == _least(a, b)


def test_marks_alone_are_a_change_of_one_word_for_one() -> None:
    a, b = wording("Reaffirming its commitment"), wording("*Reaffirming* its commitment")
    (hunk,) = compare(a, b)
    assert is_restyle(split_words(a), hunk)
    assert not is_white(split_words(a), hunk)
    assert apply(a, (hunk,)) == b


def test_white_space_alone_is_told_apart() -> None:
    a, b = wording("the (main office"), wording("the ( main office")
    (hunk,) = compare(a, b)
    assert is_white(split_words(a), hunk)


def test_an_opening_quotation_mark_leaves_the_word_behind_it_free_for_others() -> None:
    a = wording("the term port means")
    quoted = compare(a, wording("the term “port” means"))
    reworded = compare(a, wording("the term harbour means"))
    assert apply(a, (*quoted, *reworded)) == wording("the term “harbour” means")


def test_nothing_becomes_something_and_something_nothing() -> None:
    something = wording("The *Council*[^fn1],")
    assert apply((), compare((), something)) == something
    assert apply(something, compare(something, ())) == ()


def test_a_rewritten_paragraph_keeps_no_articles() -> None:
    a = from_plain(
        "Urges ports of the region to publish monthly figures, without any undue delay, and safely keep registers"
    )
    b = from_plain(
        "Asks owners of all vessels to inform, in writing, customs offices in the harbour and always carry proofs"
    )
    kept = len(split_words(a)) - sum(hunk.end - hunk.start for hunk in compare(a, b))
    assert kept == 0


def test_in_a_paragraph_edited_here_and_there_the_articles_stay_where_they_are() -> None:
    a = from_plain("the first of the ports and the second of the ports and the third of the ports")
    b = from_plain("the last of the ports and the next of the ports and the best of the ports")
    assert [(hunk.start, hunk.end) for hunk in compare(a, b)] == [(1, 2), (7, 8), (13, 14)]


@pytest.mark.parametrize(
    ("base", "new", "put"),
    [
        ("States, and others", "States, as appropriate, and others", "as appropriate ,"),
        ("One. Three.", "One. Two. Three.", "Two ."),
        ("rights and duties", "rights and duties and gains", "and gains"),
        ("a very long way", "a very very long way", "very"),
    ],
)
def test_an_insertion_stands_where_a_reader_expects_it(base: str, new: str, put: str) -> None:
    (hunk,) = compare(from_plain(base), from_plain(new))
    assert " ".join(map(_text, hunk.words)) == put


def _text(word: Word) -> str:
    return word.text
