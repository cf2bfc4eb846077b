"""Two texts aligned by the permanent ids of their paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.text.compare_texts import compare_notes, compare_texts
from drafting.text.paragraph import Text
from tests.builders import operative, text


def _whole(*ids: str, **words: str) -> Text:
    return text(*(operative(None, words.get(id, f"Words of {id}."), id=id) for id in ids))


def _statuses(old: Text, new: Text) -> str:
    return " ".join(f"{change.id}:{change.status}" for change in compare_texts(old, new))


def test_a_reworded_paragraph_is_changed_and_the_others_are_the_same() -> None:
    assert _statuses(_whole("a", "b"), _whole("a", "b", b="New.")) == "a:same b:changed"


def test_a_deleted_paragraph_is_shown_where_it_stood() -> None:
    assert _statuses(_whole("x", "a", "y", "b"), _whole("a", "n", "b")) == (
        "x:deleted a:same y:deleted n:inserted b:same"
    )


def test_as_few_paragraphs_as_possible_are_moved() -> None:
    assert _statuses(_whole("a", "b", "c", "d"), _whole("d", "a", "b", "c")) == "d:moved a:same b:same c:same"


def test_a_deleted_paragraph_does_not_follow_the_moved_one_it_stood_behind() -> None:
    assert _statuses(_whole("a", "b", "x", "c", "d"), _whole("a", "c", "d", "b")) == (
        "a:same x:deleted c:same d:same b:moved"
    )


def test_a_moved_paragraph_shows_its_two_wordings() -> None:
    moved = compare_texts(_whole("a", "b", "c"), _whole("c", "a", "b", c="New."))[0]
    assert (moved.status, moved.old == moved.new) == ("moved", False)


@given(st.permutations("abcdef"), st.sets(st.sampled_from("abcdef")))
def test_every_paragraph_of_both_texts_is_there_once(order: list[str], gone: set[str]) -> None:
    new = _whole(*(id for id in order if id not in gone), "n")
    changes = compare_texts(_whole(*"abcdef"), new)
    assert [change.id for change in changes if change.new] == [each.id for each in new.paragraphs]
    assert {change.id for change in changes if change.status == "deleted"} == gone
    still = [change.id for change in changes if change.status in ("same", "changed", "deleted")]
    assert still == sorted(still)


def test_a_note_worded_anew_is_found_although_no_paragraph_changed() -> None:
    old = text(operative("1", "Words.[^n]"), n="Old note.")
    new = text(operative("1", "Words.[^n]"), n="New note.")
    assert _statuses(old, new) == "op1:same"
    (change,) = compare_notes(old, new)
    assert (change.id, change.old and change.old.text, change.new and change.new.text) == (
        "n",
        "Old note.",
        "New note.",
    )
