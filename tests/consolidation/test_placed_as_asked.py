"""Whatever is moved, inserted and deleted together stands as it was asked: once submitted, and once carried over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.consolidation.change import Change, Delete, Insert, Move, Proposal, Reword
from amendments.consolidation.consolidate import consolidate
from amendments.consolidation.order import predecessors
from amendments.consolidation.rebase import Carried, Flag, rebase, rebase_over
from amendments.consolidation.refuse import check_changes
from amendments.live.wording import changes_of_elements, elements_of
from drafting.text.paragraph import Text
from tests.builders import operative, text, wording
from tests.consolidation.proposed import may_be_proposed

BASE = text(*(operative(str(n), f"Point {n}.") for n in range(1, 6)))
IDS = [paragraph.id for paragraph in BASE.paragraphs]
BLOCK = (Move("op4", None), Move("op5", "op4"))


def amendment(source: str, rank: int, *changes: Change) -> Proposal:
    return Proposal(f"AM {rank}", source, (rank, rank), changes)


def new(id: str, after: str | None) -> Insert:
    return Insert(id, after, "operative", wording(f"New {id}."))


def order(base: Text, *changes: Change) -> list[str]:
    """The ids once the changes are taken."""
    made = consolidate(base, [amendment("SE", 9, *changes)] if changes else []).text
    assert made is not None
    return [paragraph.id for paragraph in made.paragraphs]


def carried(open: Proposal, *accepted: Proposal) -> tuple[Text, Carried | Flag]:
    """The text with what was accepted, and what becomes of Sweden's wishes on it."""
    after = consolidate(BASE, accepted).text
    assert after is not None
    return after, rebase(BASE, after, accepted, open)


def asked_in_a_room(*changes: Change) -> tuple[Change, ...]:
    """What is frozen of changes that were written into a room."""
    return changes_of_elements(BASE, elements_of(BASE, changes))


def test_both_paragraphs_of_a_block_are_moved() -> None:
    assert asked_in_a_room(*BLOCK) == BLOCK
    assert order(BASE, *BLOCK) == ["op4", "op5", "op1", "op2", "op3"]


@pytest.mark.parametrize("block", [BLOCK, (Move("op2", None), Move("op3", None))])
def test_a_block_is_carried_whole(block: tuple[Change, ...]) -> None:
    sweden = amendment("SE", 2, *block)
    france = amendment("FR", 1, Reword("op1", wording("Point one.")))
    assert carried(sweden)[1] == Carried(sweden)
    assert carried(sweden, france)[1] == Carried(sweden)


def test_of_a_block_moved_in_part_the_rest_is_carried() -> None:
    after, found = carried(amendment("SE", 2, *BLOCK), amendment("FR", 1, BLOCK[0]))
    assert found == Carried(amendment("SE", 2, BLOCK[1]))
    assert order(after, BLOCK[1]) == order(BASE, *BLOCK)


def test_a_new_paragraph_stands_behind_the_one_that_was_to_be_moved_before_it() -> None:
    sweden = amendment("SE", 2, Move("op2", None), Delete("op1"), new("swedish", None))
    after, found = carried(sweden, amendment("FR", 1, Delete("op1")))
    assert found == Carried(amendment("SE", 2, new("swedish", "op2")))
    assert order(after, *found.proposal.changes) == ["op2", "swedish", "op3", "op4", "op5"]


def test_what_stood_behind_a_moved_paragraph_stays_and_what_is_asked_behind_it_goes_along() -> None:
    sweden = amendment("SE", 2, Move("op3", None), new("swedish", "op3"))
    after, found = carried(sweden, amendment("FR", 1, new("french", "op3")))
    assert found == Carried(sweden)
    assert order(after, *sweden.changes) == ["op3", "swedish", "op1", "op2", "french", "op4", "op5"]


def test_a_move_made_for_another_is_not_asked_again_whoever_came_first() -> None:
    germany = amendment("DE", 1, new("german", "op1"))
    for rank in (0, 3):
        sweden = amendment("SE", rank, Move("op4", "op1"))
        assert carried(sweden, germany, amendment("FR", 2, Move("op4", "op1")))[1].flag == "already_there"


def test_a_paragraph_dragged_back_to_where_it_stood_is_not_moved() -> None:
    assert asked_in_a_room(Move("op4", "op3"), Move("op5", "op4")) == ()
    assert asked_in_a_room(Move("op1", None), new("swedish", None)) == (new("swedish", "op1"),)
    assert asked_in_a_room(Move("op5", "op4"), new("swedish", "op4")) == (new("swedish", "op5"),)


@pytest.mark.parametrize(
    "half_written", [(Move("op1", "op2"), Move("op2", "op1")), (Move("op4", "nowhere"), Delete("op2"))]
)
def test_what_gives_no_order_is_left_to_be_refused(half_written: tuple[Change, ...]) -> None:
    assert set(asked_in_a_room(*half_written)) == set(half_written)


@st.composite
def placings(draw: st.DrawFn, side: str) -> tuple[Change, ...]:
    """Moves, inserts and deletes, with blocks among them; always such as may be proposed."""
    own = [f"{side}{number}" for number in range(draw(st.integers(0, 3)))]
    anchors = st.sampled_from([None, *IDS, *own])
    wanted: list[Change] = [
        *(new(id, draw(st.sampled_from([None, *IDS, *own[:place]]))) for place, id in enumerate(own)),
        *(Move(id, draw(anchors)) for id in draw(st.lists(st.sampled_from(IDS), unique=True, max_size=4))),
        *(Delete(id) for id in draw(st.lists(st.sampled_from(IDS), unique=True, max_size=2))),
    ]
    changes: list[Change] = []
    for change in wanted:
        changes += [change] if may_be_proposed(BASE, [*changes, change]) else []
    shuffled = draw(st.permutations(changes))
    return tuple(shuffled if may_be_proposed(BASE, shuffled) else changes or [Delete("op3")])


@given(placings("SE"))
def test_what_is_frozen_gives_the_order_that_was_asked(changes: tuple[Change, ...]) -> None:
    assert asked_in_a_room(*changes) == changes


@given(st.data())
def test_what_is_typed_gives_the_order_that_was_asked_though_some_of_it_moves_nothing(data) -> None:
    """Each that is touched is put behind any paragraph that stood before it, be it the one right before."""
    typed = tuple(
        new(id, data.draw(st.sampled_from([None, *IDS])))
        if id == "new"
        else Move(id, data.draw(st.sampled_from([None, *IDS[: IDS.index(id)]])))
        for id in data.draw(st.lists(st.sampled_from([*IDS, "new"]), unique=True))
    )
    frozen = asked_in_a_room(*typed)
    assert order(BASE, *frozen) == order(BASE, *typed)
    assert not frozen or may_be_proposed(BASE, frozen)


@given(placings("SE"))
def test_where_nothing_is_accepted_all_stays_as_it_is(changes: tuple[Change, ...]) -> None:
    sweden = amendment("SE", 2, *changes)
    assert carried(sweden)[1] == Carried(sweden)
    assert rebase_over(BASE, BASE, sweden) == Carried(sweden)


@given(placings("SE"), placings("FR"), st.sampled_from([0, 2]))
def test_what_is_carried_gives_the_order_that_was_asked(
    changes: tuple[Change, ...], others: tuple[Change, ...], rank: int
) -> None:
    """Where France inserts and deletes: among what both texts have and Sweden brings, all stands as asked."""
    france = amendment("FR", 1, *(change for change in others if not isinstance(change, Move)))
    after, found = carried(amendment("SE", rank, *changes), france)
    if isinstance(found, Carried):
        taken = order(after, *found.proposal.changes)
        wanted = order(BASE, *changes)
        assert [id for id in taken if id in wanted] == [id for id in wanted if id in taken]


@given(placings("SE"), placings("FR"), st.sampled_from([0, 2]))
def test_what_is_carried_may_be_asked_and_keeps_its_blocks_whatever_was_moved(
    changes: tuple[Change, ...], others: tuple[Change, ...], rank: int
) -> None:
    after, found = carried(amendment("SE", rank, *changes), amendment("FR", 1, *others))
    if isinstance(found, Flag):
        return
    check_changes(after, found.proposal.changes)
    taken = order(after, *found.proposal.changes)
    placed = {each.paragraph for each in found.proposal.changes if isinstance(each, Insert | Move)}
    assert placed <= set(taken)
    alone = order(BASE, *(change for change in changes if not isinstance(change, Delete)))
    asked, stands = predecessors(alone), predecessors(taken)
    assert all(stands[id] == asked[id] for id in placed if asked[id] in placed)
