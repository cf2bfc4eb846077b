"""Whose each word is, checked against an independent comparison."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.consolidation.change import Insert, Proposal, Reword
from amendments.consolidation.consolidate import consolidate
from amendments.consolidation.provenance import first_provenance, joined_sources, shares
from drafting.text.spans import spans
from drafting.text.wording import plain
from drafting.text.words import split_words
from tests.builders import operative, text, wording
from tests.consolidation.proposed import proposals, texts

BASE = text(operative("1", "Observatories shall report every ten years."), operative("2", "They meet."))


def reworded(source: str, rank: int, shorthand: str) -> Proposal:
    return Proposal(f"AM {rank}", source, (rank, rank), (Reword("op1", wording(shorthand)),))


def test_the_first_text_is_all_init() -> None:
    assert spans(BASE.paragraphs[0].wording, first_provenance(BASE)["op1"]) == (
        ("Observatories shall report every ten years.", "INIT"),
    )
    assert shares(BASE, first_provenance(BASE)) == {"INIT": 8}


def test_a_one_word_amendment_claims_one_word() -> None:
    found = consolidate(BASE, [reworded("FR", 1, "Observatories should report every ten years.")])
    assert spans(found.text.paragraphs[0].wording, found.provenance["op1"]) == (
        ("Observatories", "INIT"),
        (" should", "FR"),
        (" report every ten years.", "INIT"),
    )
    assert shares(found.text, found.provenance) == {"INIT": 7, "FR": 1}


def test_words_keep_the_source_they_had_over_revisions() -> None:
    first = consolidate(BASE, [reworded("FR", 1, "Observatories should report every ten years.")])
    second = consolidate(
        first.text,
        [reworded("SE", 2, "Observatories should publicly report every ten years.")],
        sources=first.provenance,
    )
    assert shares(second.text, second.provenance) == {"INIT": 7, "FR": 1, "SE": 1}


def test_equal_changes_name_all_who_wanted_them_once() -> None:
    wish = "Observatories should report every ten years."
    found = consolidate(BASE, [reworded("SE, DK", 2, wish), reworded("FR", 1, wish), reworded("SE", 3, wish)])
    assert shares(found.text, found.provenance) == {"INIT": 7, "FR, SE, DK": 1}
    assert [(change.source, change.proposals) for change in found.changes] == [
        ("FR, SE, DK", ("AM 1", "AM 2", "AM 3"))
    ]


def test_other_marks_and_deletions_claim_no_word() -> None:
    found = consolidate(
        BASE,
        [
            reworded("FR", 1, "*Observatories* shall report every ten years."),
            reworded("SE", 2, "Observatories shall report every years."),
        ],
    )
    assert shares(found.text, found.provenance) == {"INIT": 7}
    assert [change.source for change in found.changes] == ["FR", "SE"]


def test_a_new_paragraph_is_all_its_owners() -> None:
    new = Insert("new", "op1", "operative", wording("We thank the hosts."))
    found = consolidate(BASE, [Proposal("AM 1", "FR", (1, 1), (new,))])
    assert shares(found.text, found.provenance) == {"INIT": 8, "FR": 4}


def test_a_rewritten_paragraph_leaves_the_words_that_survive_their_source() -> None:
    base = text(operative("1", " ".join(f"old{n} the" for n in range(12))))
    new = Reword("op1", wording(" ".join(f"new{n} the" for n in range(12))))
    found = consolidate(base, [Proposal("AM 1", "FR", (1, 1), (new,))])
    assert shares(found.text, found.provenance) == {"INIT": 12, "FR": 12}


def test_sources_must_fit_the_words() -> None:
    with pytest.raises(ValueError, match="shorter"):
        spans(wording("two words"), ("INIT",))


def test_sources_are_joined_in_order_and_once() -> None:
    assert joined_sources(["FR, SE", "SE, DE", "FR"]) == "FR, SE, DE"


@given(st.data())
def test_spans_joined_are_the_paragraph_and_nobody_claims_more_than_was_changed(data) -> None:
    base = data.draw(texts())
    for one in data.draw(proposals(base, most=2)):
        found = consolidate(base, [one])
        before = {paragraph.id: paragraph for paragraph in base.paragraphs}
        for paragraph in found.text.paragraphs:
            sources = found.provenance[paragraph.id]
            assert "".join(said for said, _ in spans(paragraph.wording, sources)) == plain(paragraph.wording)
            if paragraph.id in before:
                claimed = sum(source != "INIT" for source in sources)
                assert claimed <= _inserted_by_difflib(before[paragraph.id].wording, paragraph.wording)


@given(st.data())
def test_every_word_of_the_base_that_is_left_has_its_own_source(data) -> None:
    """Each base word is given a source of its own: a word that has it must be that word."""
    base = data.draw(texts())
    own = {
        paragraph.id: tuple(f"{paragraph.id} {n}" for n, _ in enumerate(split_words(paragraph.wording)))
        for paragraph in base.paragraphs
    }
    said = {
        source: word.text
        for paragraph in base.paragraphs
        for source, word in zip(own[paragraph.id], split_words(paragraph.wording), strict=True)
    }
    found = consolidate(base, data.draw(proposals(base, most=2)), sources=own)
    if found.text is None:
        return
    counted: Counter[str] = Counter()
    for paragraph in found.text.paragraphs:
        for source, word in zip(found.provenance[paragraph.id], split_words(paragraph.wording), strict=True):
            if source in said:
                assert said[source] == word.text
                counted[source] += 1
    assert set(counted.values()) <= {1}


def _inserted_by_difflib(old, new) -> int:
    """How many words of `new` another comparison finds to be new; it never finds fewer than the least."""
    a, b = ([word.text for word in split_words(wording)] for wording in (old, new))
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return len(b) - sum(block.size for block in blocks)
