"""Open amendments after an issue: carried whole, or put before a person."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from amendments.consolidation.change import Change, Delete, Insert, Move, Proposal, Reword
from amendments.consolidation.conflict import find_conflicts
from amendments.consolidation.consolidate import consolidate
from amendments.consolidation.rebase import Carried, Flag, rebase, rebase_over, what_changed
from amendments.consolidation.refuse import check_changes
from drafting.text.footnotes import markers, prune
from drafting.text.paragraph import Footnote, Text
from drafting.text.wording import plain
from tests.builders import operative, text, wording
from tests.consolidation.proposed import CALLING, CALLING_NEW, proposals, texts

BASE = text(
    operative("1", "The Panel meets in spring and reports in May."),
    operative("2", "It looks at the sky.[^fn1]"),
    operative("3", "It thanks the hosts."),
    fn1="With the unaided eye.",
)


def amendment(source: str, rank: int, *changes: Change) -> Proposal:
    return Proposal(f"AM {rank}", source, (rank, rank), changes)


def reword(paragraph: str, shorthand: str, *notes: Footnote) -> Reword:
    return Reword(paragraph, wording(shorthand), notes)


FRANCE = amendment("FR", 1, reword("op1", "The Panel meets in autumn and reports in May."))


def carried(accepted: list[Proposal], open: Proposal) -> Carried | Flag:
    return rebase(BASE, consolidate(BASE, accepted).text, accepted, open)


def test_sweden_is_rewritten_against_what_france_got() -> None:
    sweden = amendment("SE", 2, reword("op1", "The Panel meets in spring and reports in June."))
    assert carried([FRANCE], sweden) == Carried(
        amendment("SE", 2, reword("op1", "The Panel meets in autumn and reports in June."))
    )


def test_sweden_must_place_anew_what_collides_with_france() -> None:
    sweden = amendment("SE", 2, reword("op1", "The Panel meets in winter and reports in May."), Delete("op3"))
    assert carried([FRANCE], sweden) == Flag("needs_placing", "overlap", ("AM 1", "AM 2"), "op1")


def test_what_france_got_drops_out_of_swedens_wishes() -> None:
    sweden = amendment(
        "SE", 2, reword("op1", "The Panel meets in autumn and reports in June."), reword("op3", "It leaves.")
    )
    assert carried([FRANCE, amendment("PL", 3, reword("op3", "It leaves."))], sweden) == Carried(
        amendment("SE", 2, reword("op1", "The Panel meets in autumn and reports in June."))
    )


def test_sweden_has_all_it_asked_for_already() -> None:
    sweden = amendment("SE", 2, *FRANCE.changes)
    assert carried([FRANCE], sweden) == Flag("already_there", "held")


def test_two_together_gave_sweden_all_it_asked_for() -> None:
    poland = amendment("PL", 3, reword("op1", "The Panel meets in spring and reports in June."))
    sweden = amendment("SE", 2, reword("op1", "The Panel meets in autumn and reports in June."))
    assert carried([FRANCE, poland], sweden) == Flag("already_there", "held")


def test_a_reword_of_a_deleted_paragraph_needs_placing() -> None:
    france = amendment("FR", 1, Delete("op3"))
    sweden = amendment("SE", 2, reword("op3", "It thanks everyone."))
    assert carried([france], sweden) == Flag("needs_placing", "deleted", ("AM 1", "AM 2"), "op3")
    assert carried([france], amendment("SE", 2, Delete("op3"))) == Flag("already_there", "held")


def test_what_would_leave_a_paragraph_without_words_needs_placing() -> None:
    base = text(operative("1", "Good night"))
    france = amendment("FR", 1, reword("op1", "Good"))
    sweden = amendment("SE", 2, reword("op1", "night"))
    new = consolidate(base, [france]).text
    assert rebase(base, new, [france], sweden) == Flag("needs_placing", "no_words", paragraph="op1")


def test_a_paragraph_the_base_does_not_have_is_gone() -> None:
    sweden = amendment("SE", 2, reword("op9", "It thanks everyone."))
    assert carried([FRANCE], sweden) == Flag("needs_placing", "gone", paragraph="op9")


def test_new_paragraphs_keep_their_place_behind_a_deleted_one() -> None:
    sweden = amendment("SE", 2, Insert("new", "op2", "operative", wording("It sings.")))
    assert carried([amendment("FR", 1, Delete("op2"))], sweden) == Carried(
        amendment("SE", 2, Insert("new", "op1", "operative", wording("It sings.")))
    )


def test_new_paragraphs_stand_in_the_order_of_the_delegations() -> None:
    france = amendment("FR", 1, Insert("french", "op2", "operative", wording("It sings.")))
    sweden = amendment("SE", 2, Insert("swedish", "op2", "operative", wording("It dances.")))
    assert carried([france], sweden) == Carried(
        amendment("SE", 2, Insert("swedish", "french", "operative", wording("It dances.")))
    )
    assert carried([sweden], france) == Carried(france)


def test_a_new_paragraph_that_was_accepted_from_another_drops_out() -> None:
    france = amendment("FR", 1, Insert("french", "op2", "operative", wording("It sings.")))
    sweden = amendment(
        "SE",
        2,
        Insert("same", "op2", "operative", wording("It sings.")),
        Insert("more", "same", "operative", wording("It dances.")),
    )
    expected = Carried(amendment("SE", 2, Insert("more", "french", "operative", wording("It dances."))))
    assert carried([france], sweden) == expected
    assert carried([Proposal("AM 9", "ZZ", (9, 9), france.changes)], sweden) == expected


def test_a_move_is_carried_and_one_already_made_drops_out() -> None:
    sweden = amendment("SE", 2, Move("op3", None))
    assert carried([FRANCE], sweden) == Carried(sweden)
    assert carried([amendment("FR", 1, Move("op3", None))], sweden) == Flag("already_there", "held")
    assert carried([amendment("FR", 1, Move("op3", "op1"))], sweden) == Flag(
        "needs_placing", "moved", ("AM 1", "AM 2"), "op3"
    )


def test_footnotes_travel_with_their_words() -> None:
    note = Footnote("new", "Twice.")
    sweden = amendment("SE", 2, reword("op1", "The Panel meets in spring and reports[^new] in May.", note))
    assert carried([FRANCE], sweden) == Carried(
        amendment("SE", 2, reword("op1", "The Panel meets in autumn and reports[^new] in May.", note))
    )
    poland = amendment("PL", 3, reword("op2", "It looks at the sky.[^fn1]", Footnote("fn1", "With lenses.")))
    assert carried([FRANCE], poland) == Carried(poland)
    assert carried([Proposal("AM 9", "ZZ", (9, 9), poland.changes)], poland) == Flag("already_there", "held")


def test_a_note_that_left_the_text_goes_along_with_who_still_calls_it() -> None:
    france = amendment("FR", 1, Delete("op2"))
    sweden = amendment(
        "SE",
        2,
        reword("op1", "The Panel meets in spring[^fn1] and reports in May."),
        Insert("new", "op3", "operative", wording("It sings.[^fn1]")),
    )
    note = Footnote("fn1", "With the unaided eye.")
    expected = amendment(
        "SE",
        2,
        reword("op1", "The Panel meets in spring[^fn1] and reports in May.", note),
        Insert("new", "op3", "operative", wording("It sings.[^fn1]"), None, (note,)),
    )
    new = consolidate(BASE, [france]).text
    assert new.footnotes == ()
    assert rebase(BASE, new, [france], sweden) == Carried(expected)
    assert rebase_over(BASE, new, sweden) == Carried(expected)
    assert consolidate(new, [expected]).text.footnotes == (note,)


def test_who_words_a_note_anew_takes_it_along_in_these_words() -> None:
    base = replace(BASE, paragraphs=(*BASE.paragraphs, operative("4", "It reports.[^fn1]")))
    note = Footnote("fn1", "With lenses.")
    sweden = amendment(
        "SE",
        2,
        reword("op1", "The Panel meets in spring[^fn1] and reports in May."),
        reword("op3", "It thanks the hosts.[^fn1]", note),
    )
    france = amendment("FR", 1, Delete("op2"), Delete("op4"))
    new = consolidate(base, [france]).text
    assert rebase(base, new, [france], sweden) == Carried(
        amendment("SE", 2, *(replace(change, footnotes=(note,)) for change in sweden.changes))
    )


def test_a_note_worded_otherwise_elsewhere_needs_placing() -> None:
    france = amendment("FR", 1, reword("op2", "It looks at the sky.[^fn1]", Footnote("fn1", "With lenses.")))
    mirrors = Footnote("fn1", "With mirrors.")
    for change in (
        reword("op1", "The Panel meets in spring[^fn1] and reports in May.", mirrors),
        Insert("new", "op3", "operative", wording("It sings.[^fn1]"), None, (mirrors,)),
    ):
        found = carried([france], amendment("SE", 2, change))
        assert isinstance(found, Flag)
        assert (found.flag, found.reason, found.pair) == ("needs_placing", "overlap", ("AM 1", "AM 2"))


def test_a_note_that_is_in_the_text_is_not_brought_again() -> None:
    note = Footnote("fn2", "On clear nights.")
    france = amendment("FR", 1, reword("op3", "It thanks the hosts.[^fn2]", note))
    sweden = amendment("SE", 2, Insert("new", "op1", "operative", wording("It sings.[^fn2]"), None, (note,)))
    assert carried([france], sweden) == Carried(
        amendment("SE", 2, Insert("new", "op1", "operative", wording("It sings.[^fn2]")))
    )


def test_a_draft_several_revisions_behind_is_carried_over_all_of_them() -> None:
    middle = consolidate(BASE, [FRANCE]).text
    poland = amendment("PL", 3, Delete("op2"), Insert("new", "op3", "operative", wording("It sings.")))
    last = consolidate(middle, [poland]).text
    sweden = amendment("SE", 2, reword("op1", "The Panel meets in spring and reports in June."))
    assert rebase_over(BASE, last, sweden) == Carried(
        amendment("SE", 2, reword("op1", "The Panel meets in autumn and reports in June."))
    )
    spain = amendment("ES", 4, reword("op2", "It looks at the moon.[^fn1]"))
    assert rebase_over(BASE, last, spain) == Flag("needs_placing", "deleted", ("", "AM 4"), "op2")


def _unlabelled(base: Text) -> list[object]:
    return [(paragraph.id, paragraph.kind, paragraph.wording) for paragraph in base.paragraphs]


@given(st.data())
def test_carried_or_flagged_as_the_conflicts_say(data) -> None:
    base = data.draw(texts())
    wanted = data.draw(proposals(base, least=2, most=4))
    if len(wanted) < 2:
        return
    *accepted, open = data.draw(st.permutations(wanted))
    new = consolidate(base, accepted).text
    if new is None:
        return
    both = consolidate(base, [*accepted, open]).text
    found = rebase(base, new, accepted, open)
    if isinstance(found, Carried):
        check_changes(new, found.proposal.changes)
        assert both is not None or _held_in_part(open, found)
        if both is not None:
            _assert_alike(consolidate(new, [found.proposal]).text, both, open)
    elif found.reason == "no_words":
        assert any(not plain(paragraph.wording) for paragraph in both.paragraphs)
    elif found.flag == "needs_placing":
        assert any(row.blocks and open.id in (row.first, row.second) for row in find_conflicts(base, wanted))
    elif both is not None:
        assert _wordings(new) == _wordings(both)


@given(st.data())
def test_no_note_is_called_without_its_words(data) -> None:
    """Whatever paragraph France deletes, and with it the last call of a note."""
    base = data.draw(texts(words=CALLING))
    gone = data.draw(st.sampled_from(base.paragraphs))
    france = Proposal("AM 0", "BE", (-1, 0), (Delete(gone.id),))
    new = consolidate(base, [france]).text
    for open in data.draw(proposals(base, new=CALLING_NEW)):
        for found in (rebase(base, new, [france], open), rebase_over(base, new, open)):
            if isinstance(found, Carried):
                check_changes(new, found.proposal.changes)
                after = consolidate(new, [found.proposal]).text
                assert {note.id for note in after.footnotes} == set(markers(after))


def _assert_alike(after: Text, at_once: Text, open: Proposal) -> None:
    """Taken after the others, a proposal gives the text that it gives with them.

    Order and ids aside where it moves a paragraph (what was inserted after that one before stands in the text on
    its own) or inserts any (an equal one is where, and bears the id that, the first to want it said).
    """
    if any(isinstance(change, (Move, Insert)) for change in open.changes):
        assert _wordings(after) == _wordings(at_once)
    else:
        assert _unlabelled(after) == _unlabelled(at_once)


def _wordings(one: Text) -> list[str]:
    return sorted(repr(paragraph.wording) for paragraph in one.paragraphs)


def _held_in_part(open: Proposal, found: Carried) -> bool:
    """What collides as asked, and is in the text word for word all the same, is no longer asked."""
    return len(found.proposal.changes) < len(open.changes)


@given(texts(), texts(), st.randoms())
def test_what_changed_makes_the_new_text_of_the_old(old: Text, new: Text, random) -> None:
    paragraphs = list(new.paragraphs)
    random.shuffle(paragraphs)
    new = prune(Text(old.family, old.title, old.cover, tuple(paragraphs), ()))
    made = consolidate(old, [what_changed(old, new)]).text
    assert _unlabelled(made) == _unlabelled(new)
