"""The redline that people read."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given

from drafting.text.hunks import redline_hunks
from drafting.text.redline import Piece, redline, redline_spans
from drafting.text.wording import Call, Wording, canonical, plain
from tests.builders import wording
from tests.text.cases import blocks
from tests.text.wordings import wordings

SHOWN = blocks("compare/small_edits.txt") | blocks("compare/marks_and_notes.txt")
REWRITTEN = blocks("compare/rewritten.txt")
_SHOWN_PIECE = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}|((?:(?!\[-|\{\+).)+)")


def _written(case: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for deleted, inserted, kept in _SHOWN_PIECE.findall(SHOWN[case]["redline"]):
        pieces += [("del", deleted)] * bool(deleted) + [("ins", inserted)] * bool(inserted)
        pieces += [("keep", kept)] * bool(kept)
    return tuple(pieces)


@pytest.mark.parametrize("case", SHOWN)
def test_the_redline_reads_as_the_table_says(case: str) -> None:
    assert redline(wording(SHOWN[case]["base"]), wording(SHOWN[case]["new"])) == _written(case)


@given(wordings, wordings)
def test_kept_and_deleted_are_the_old_words_kept_and_inserted_the_new(a: Wording, b: Wording) -> None:
    pieces = redline(a, b)
    assert "".join(text for tag, text in pieces if tag != "ins") == plain(a)
    assert "".join(text for tag, text in pieces if tag != "del") == plain(b)


@given(wordings, wordings)
def test_no_piece_is_empty_and_none_is_followed_by_its_like(a: Wording, b: Wording) -> None:
    pieces = redline(a, b)
    assert all(text for _, text in pieces)
    assert all(first[0] != second[0] for first, second in pairwise(pieces))


@given(wordings, wordings)
def test_the_marked_redline_holds_the_new_wording_with_marks_and_calls(a: Wording, b: Wording) -> None:
    kept = (piece for span in redline_spans(a, b) if span.tag != "del" for piece in span.words)
    assert canonical(tuple(kept)) == b


def test_a_footnote_that_goes_stands_in_the_marked_redline_as_deleted() -> None:
    spans = redline_spans(wording("the Convention[^fn1] holds"), wording("the Convention holds"))
    assert [(span.tag, span.words) for span in spans if span.tag != "keep"] == [("del", (Call("fn1"),))]


@pytest.mark.parametrize("case", REWRITTEN)
def test_a_rewritten_paragraph_is_shown_in_few_places(case: str) -> None:
    base, new = wording(REWRITTEN[case]["base"]), wording(REWRITTEN[case]["new"])
    assert 1 <= len(redline_hunks(base, new)) <= int(REWRITTEN[case]["places"])
