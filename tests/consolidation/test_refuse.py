"""What is refused as an amendment, and under which code."""

from __future__ import annotations

import pytest

from amendments.consolidation.change import Change, Delete, Insert, Move, Reword
from amendments.consolidation.refuse import Refused, check_changes
from drafting.text.paragraph import Footnote
from drafting.text.wording import Run
from tests.builders import operative, text, wording

BASE = text(
    operative("1", "The States shall reduce light."),
    operative("2", "They meet.[^fn1]"),
    operative("3", "They part."),
    fn1="Each spring.",
)


def reword(shorthand: str, *notes: Footnote) -> Reword:
    return Reword("op1", wording(shorthand), notes)


def raw(words: str) -> Reword:
    return Reword("op1", (Run(words),))


def insert(new_id: str, after: str | None, shorthand: str = "New.", kind: str = "operative") -> Insert:
    return Insert(new_id, after, kind, wording(shorthand))  # type: ignore[arg-type]


def two_notes(new_id: str, words: str) -> Insert:
    """A new paragraph that calls the new note "n", which has these words."""
    return Insert(new_id, "op1", "operative", wording("We sing.[^n]"), None, (Footnote("n", words),))


REFUSED: list[tuple[str, tuple[Change, ...], int | None]] = [
    ("no_change", (), None),
    ("equal_to_base", (reword("The States shall reduce light."),), 0),
    ("equal_to_base", (Delete("op2"), reword("The States shall reduce light.")), 1),
    ("white_space", (reword("The States shall reduce light ."),), 0),
    ("white_space", (reword("The States shall reduce\u00a0light."),), 0),
    ("no_words", (reword("…"),), 0),
    ("no_words", (reword(""),), 0),
    ("no_words", (insert("new", "op1", "– *"),), 0),
    ("stands_there", (Move("op2", "op1"),), 0),
    ("stands_there", (Move("op1", None),), 0),
    ("unknown_paragraph", (Reword("op9", wording("We sit.")),), 0),
    ("unknown_paragraph", (Delete("op9"),), 0),
    ("unknown_paragraph", (insert("new", "op9"),), 0),
    ("unknown_paragraph", (Move("op2", "op9"),), 0),
    ("contradiction", (Delete("op1"), reword("We sit.")), 1),
    ("contradiction", (Move("op1", "op2"), Delete("op1")), 1),
    ("contradiction", (reword("We sit."), reword("We stand.")), 1),
    ("contradiction", (Move("op1", "op2"), Move("op1", "op3")), 1),
    ("contradiction", (Delete("op1"), Delete("op1")), 1),
    ("contradiction", (insert("op2", "op1"),), 0),
    ("contradiction", (insert("new", "op1"), insert("new", "op2")), 1),
    ("contradiction", (insert("a", "b"), insert("b", "a")), 0),
    ("contradiction", (Move("op1", "op1"),), 0),
    ("contradiction", (Move("op1", "op2"), Move("op2", "op1")), 0),
    ("unknown_kind", (insert("new", "op1", kind="limerick"),), 0),
    ("unknown_footnote", (reword("The States[^fn9] shall reduce light."),), 0),
    ("contradiction", (two_notes("a", "One."), two_notes("b", "Two.")), 1),
    ("bad_characters", (raw("The States\x00 shall reduce light."),), 0),
    ("bad_characters", (raw("The States shall \u202ereduce light."),), 0),
    ("bad_characters", (raw("The Sta\u200btes shall reduce light."),), 0),
    ("bad_characters", (raw("The Sta\u00adtes shall reduce light."),), 0),
    ("bad_characters", (raw("The States shall reduce light \ud800."),), 0),
    ("bad_characters", (raw("The States\ufe0f shall reduce light."),), 0),
    ("bad_characters", (raw("The Stаtes shall reduce light."),), 0),  # with a Cyrillic а
    ("bad_characters", (reword("The States[^n] shall reduce light.", Footnote("n", "a\x07")),), 0),
]


@pytest.mark.parametrize(("code", "changes", "place"), REFUSED)
def test_it_is_refused(code: str, changes: tuple[Change, ...], place: int | None) -> None:
    with pytest.raises(Refused) as refusal:
        check_changes(BASE, changes)
    assert (refusal.value.code, refusal.value.place) == (code, place)
    assert str(refusal.value).endswith(".")


def test_words_with_joiners_are_reworded_and_no_joiner_is_slipped_in() -> None:
    base = text(operative("1", "می\u200cخواهیم نور کم شود"))
    check_changes(base, (reword("می\u200cخواهیم نور بیشتر شود"),))
    with pytest.raises(Refused) as refusal:
        check_changes(base, (reword("می\u200cخواهیم نو\u200cر کم شود"),))
    assert refusal.value.code == "bad_characters"


@pytest.mark.parametrize(
    "changes",
    [
        (reword("The States should reduce light."),),
        (reword("*The States* shall reduce light."),),
        (reword("The States shall reduce light.[^new]", Footnote("new", "All of it.")),),
        (reword("The States shall reduce light.[^fn1]"),),
        (Reword("op2", wording("They meet.[^fn1]"), (Footnote("fn1", "Each autumn."),)),),
        (Reword("op2", wording("They meet.")),),
        (two_notes("a", "One."), two_notes("b", "One.")),
        (Reword("op2", wording("Die Länder treffen sich – “zu zweit”…")),),
        (Delete("op1"), insert("new", "op1")),
        (insert("new", None), insert("newer", "new"), Move("op3", "newer")),
        (Move("op1", "op2"), Reword("op1", wording("We sit."))),
        (Move("op2", None), Move("op3", "op2")),
    ],
)
def test_it_may_be_proposed(changes: tuple[Change, ...]) -> None:
    check_changes(BASE, changes)
