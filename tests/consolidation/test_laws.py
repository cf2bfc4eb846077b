"""Laws of conflict, consolidation and rolling text (design §3), tried on texts nobody chose."""

from __future__ import annotations

from itertools import combinations, permutations

from hypothesis import assume, given
from hypothesis import strategies as st

from amendments.consolidation.bracket import dissolved
from amendments.consolidation.change import Proposal, Reword
from amendments.consolidation.conflict import find_conflicts
from amendments.consolidation.consolidate import consolidate
from amendments.consolidation.provenance import first_provenance
from amendments.consolidation.rolling import rolling
from drafting.text.paragraph import Paragraph, Text
from drafting.text.wording import Wording, from_plain, plain
from drafting.text.words import key, split_words
from tests.builders import text
from tests.consolidation.proposed import proposals, texts

SIDES = ("FR", "SE", "PL", "DE", "IT", "ES")


@given(texts())
def test_nothing_accepted_changes_nothing(base: Text) -> None:
    found = consolidate(base, [])
    assert (found.text, found.changes, found.conflicts) == (base, (), ())
    assert found.provenance == first_provenance(base)


@st.composite
def edits_of_different_words(draw: st.DrawFn) -> tuple[list[str], dict[str, list[str]], list[str]]:
    """The words of a paragraph, what each of two to six delegations makes of them, and what all make of them."""
    words = [f"word{n}" if n % 5 else draw(st.sampled_from(["the", "of", "and"])) for n in range(1, 30)]
    sides = SIDES[: draw(st.integers(2, 6))]
    made: dict[str, list[str]] = {side: [] for side in sides}
    together: list[str] = []
    inserted_before = False
    for number, word in enumerate(words):
        side = draw(st.sampled_from([*sides, None, None]))
        act = "keep" if side is None else draw(st.sampled_from(["keep", "replace", "delete", "insert"]))
        if word in ("the", "of", "and") or (act == "insert" and inserted_before):
            act = "keep"
        new = {"keep": [word], "replace": [f"new{number}"], "delete": [], "insert": [word, f"new{number}"]}[
            act
        ]
        inserted_before = act == "insert"
        for other in sides:
            made[other] += new if other == side else [word]
        together += new
    return words, made, together


@given(edits_of_different_words(), st.randoms())
def test_edits_of_different_words_are_all_in_the_text_in_every_order(drawn, random) -> None:
    words, made, together = drawn
    base = text(_operative(words))
    wanted = [
        Proposal(side, side, (rank, rank), (Reword("op1", from_plain(" ".join(said))),))
        for rank, (side, said) in enumerate(made.items())
        if said != words
    ]
    assume(together)
    random.shuffle(wanted)
    found = consolidate(base, wanted)
    assert found.conflicts == ()
    assert plain(found.text.paragraphs[0].wording) == " ".join(together)
    assert find_conflicts(base, wanted) == ()


def _operative(words: list[str]) -> Paragraph:
    return Paragraph("op1", "operative", "1", None, from_plain(" ".join(words)))


@given(st.data())
def test_the_order_of_the_proposals_given_is_of_no_account(data) -> None:
    base = data.draw(texts())
    wanted = data.draw(proposals(base, least=2, most=4))
    first, *others = [
        (find_conflicts(base, order), consolidate(base, order)) for order in permutations(wanted)
    ]
    assert all(other == first for other in others)


@given(st.data())
def test_each_pair_conflicts_alone_as_it_does_among_others(data) -> None:
    base = data.draw(texts())
    wanted = data.draw(proposals(base, least=2, most=4))
    rows = set(find_conflicts(base, wanted))
    pairs = {row for pair in combinations(wanted, 2) for row in find_conflicts(base, pair)}
    assert pairs <= rows
    if pairs:
        assert {(row.first, row.second) for row in rows if row not in pairs} <= {
            (one.id, other.id) for one, other in combinations(wanted, 2)
        }


@given(st.data())
def test_one_proposal_alone_is_taken_as_it_stands(data) -> None:
    base = data.draw(texts())
    for one in data.draw(proposals(base)):
        found = consolidate(base, [one])
        after = {paragraph.id: paragraph.wording for paragraph in found.text.paragraphs}
        for change in one.changes:
            if isinstance(change, Reword):
                assert after[change.paragraph] == change.wording


@given(st.data())
def test_a_taken_proposal_is_not_taken_again(data) -> None:
    base = data.draw(texts())
    wanted = data.draw(proposals(base, least=2, most=2))
    twins = [Proposal(f"{one.id} again", one.source, one.order, one.changes) for one in wanted]
    rows = find_conflicts(base, [*wanted, *twins])
    assert {(row.first, row.second) for row in rows if row.kind == "identical"} >= {
        (one.id, twin.id) for one, twin in zip(wanted, twins, strict=True)
    }
    found, doubled = consolidate(base, wanted), consolidate(base, [*wanted, *twins])
    assert (found.text, found.provenance) == (doubled.text, doubled.provenance)


@given(st.data())
def test_brackets_dissolve_to_the_base_and_to_each_proposal(data) -> None:
    base = data.draw(texts())
    wanted = data.draw(proposals(base))
    paragraphs = {paragraph.id: paragraph for paragraph in base.paragraphs}
    for rolled in rolling(base, wanted):
        if rolled.id in paragraphs:
            assert dissolved(rolled.pieces, None) == paragraphs[rolled.id].wording
        for one in wanted:
            for change in one.changes:
                if isinstance(change, Reword) and change.paragraph == rolled.id:
                    assert _said(dissolved(rolled.pieces, one.id)) == _said(change.wording)


def _said(wording: Wording) -> list[object]:
    """The words and their marks; brackets leave white space aside."""
    return [(key(word), word.parts) for word in split_words(wording)]
