"""What a conflict tells the screen, and conflicts about footnotes and ids."""

from __future__ import annotations

import pytest

from amendments.consolidation.change import Change, Delete, Insert, Move, Proposal, Reword
from amendments.consolidation.conflict import Collision, Conflict, find_conflicts
from amendments.consolidation.reading import UnknownParagraph
from drafting.text.paragraph import Footnote
from tests.builders import operative, text, wording

BASE = text(
    operative("1", "Public lamps shall be shielded every two years."),
    operative("2", "We look at the sky.[^fn1]"),
    fn1="With the unaided eye.",
)


def amendment(source: str, rank: int, *changes: Change) -> Proposal:
    return Proposal(f"AM {rank}", source, (rank, rank), changes)


def reword(paragraph: str, shorthand: str, *notes: Footnote) -> Reword:
    return Reword(paragraph, wording(shorthand), notes)


def kinds(*proposals: Proposal) -> list[tuple[str, str]]:
    return [(row.kind, row.paragraph) for row in find_conflicts(BASE, proposals)]


def test_the_colliding_words_are_shown_side_by_side() -> None:
    france = amendment("FR", 1, reword("op1", "Public lamps should be shielded every year."))
    poland = amendment("PL", 2, reword("op1", "Public lamps will be shielded every three years."))
    assert find_conflicts(BASE, [poland, france]) == (
        Conflict(
            "overlap",
            "op1",
            "AM 1",
            "AM 2",
            (
                Collision(wording("shall"), wording("should"), wording("will")),
                Collision(wording("two years"), wording("year"), wording("three years")),
            ),
        ),
    )


def test_insertions_at_one_point_collide_over_no_words_of_the_base() -> None:
    france = amendment("FR", 1, reword("op1", "Public street lamps shall be shielded every two years."))
    poland = amendment("PL", 2, reword("op1", "Public park lamps shall be shielded every two years."))
    (row,) = find_conflicts(BASE, [france, poland])
    assert row.words == (Collision((), wording("street"), wording("park")),)


def test_proposals_are_named_in_the_order_of_the_delegations_then_of_submission() -> None:
    late_france = Proposal("Z", "FR", (1, 8), (Delete("op1"),))
    early_sweden = Proposal("A", "SE", (2, 3), (reword("op1", "Gone."),))
    (row,) = find_conflicts(BASE, [early_sweden, late_france])
    assert (row.first, row.second) == ("Z", "A")


def test_two_amendments_of_one_delegation_can_conflict() -> None:
    one = amendment("FR", 1, Delete("op1"))
    other = amendment("FR", 2, Move("op1", "op2"))
    assert kinds(one, other) == [("deleted", "op1")]


def test_a_note_is_given_two_texts() -> None:
    def worded(rank: int, note: str) -> Proposal:
        return amendment("FR", rank, reword("op2", "We look at the sky.[^fn1]", Footnote("fn1", note)))

    assert kinds(worded(1, "With lenses."), worded(2, "With mirrors.")) == [("overlap", "op2")]
    assert kinds(worded(1, "With lenses."), worded(2, "With lenses.")) == [("identical", "op2")]


def test_a_note_is_given_two_texts_in_two_paragraphs() -> None:
    def inserted(rank: int, note: str) -> Proposal:
        new = Insert(
            f"new-{rank}", "op1", "operative", wording("We sing.[^fn1]"), None, (Footnote("fn1", note),)
        )
        return amendment("FR", rank, new)

    reworded = amendment(
        "SE", 3, reword("op2", "We look at the sky.[^fn1]", Footnote("fn1", "With mirrors."))
    )
    assert kinds(inserted(1, "With lenses."), reworded) != []
    assert kinds(inserted(1, "With lenses."), inserted(2, "With mirrors.")) != []
    assert kinds(inserted(1, "With mirrors."), reworded) == []


def test_a_note_is_worded_anew_by_one_and_dropped_by_another() -> None:
    france = amendment("FR", 1, reword("op2", "We look at the sky.[^fn1]", Footnote("fn1", "With lenses.")))
    sweden = amendment("SE", 2, reword("op2", "We look at the sky."))
    assert kinds(france, sweden) == [("overlap", "op2")]


def test_new_notes_with_one_text_at_one_word_are_equal_whatever_their_ids() -> None:
    france = amendment(
        "FR", 1, reword("op1", "Public lamps[^a] shall be shielded every two years.", Footnote("a", "All."))
    )
    sweden = amendment(
        "SE", 2, reword("op1", "Public lamps[^b] shall be shielded every two years.", Footnote("b", "All."))
    )
    poland = amendment(
        "PL", 3, reword("op1", "Public lamps[^c] shall be shielded every two years.", Footnote("c", "Most."))
    )
    assert kinds(france, sweden) == [("identical", "op1")]
    assert kinds(france, poland) == [("overlap", "op1")]


def test_two_new_paragraphs_claim_one_id() -> None:
    france = amendment("FR", 1, Insert("new", "op1", "operative", wording("We sing.")))
    sweden = amendment("SE", 2, Insert("new", "op1", "operative", wording("We dance.")))
    assert kinds(france, sweden) == [("overlap", "new")]


def test_new_paragraphs_in_one_chain_are_equal_to_the_same_beside_each_other() -> None:
    chain = amendment(
        "FR",
        1,
        Insert("a", "op1", "operative", wording("We sing.")),
        Insert("b", "a", "operative", wording("We dance.")),
    )
    row = amendment(
        "SE",
        2,
        Insert("c", "op1", "operative", wording("We sing.")),
        Insert("d", "op1", "operative", wording("We dance.")),
    )
    assert kinds(chain, row) == [("identical", "a")]


def test_a_paragraph_nobody_knows_is_named() -> None:
    with pytest.raises(UnknownParagraph) as unknown:
        find_conflicts(BASE, [amendment("FR", 1, Delete("op9"))])
    assert (unknown.value.proposal, unknown.value.paragraph) == ("AM 1", "op9")
    with pytest.raises(UnknownParagraph):
        find_conflicts(BASE, [amendment("FR", 1, Move("op1", "op9"))])
