"""Symbols parse and print, in the forms of the conventions."""

from __future__ import annotations

import pytest

from drafting.text.symbols import (
    ParseError,
    at_revision,
    base_symbol,
    corrigendum,
    format_symbol,
    next_revision,
    next_symbol,
    parse_symbol,
    with_suffix,
)
from tests.text.cases import rows

PRINTED = rows("symbols/printed.txt")


@pytest.mark.parametrize("printed", [row[0] for row in PRINTED])
def test_a_symbol_prints_as_it_was_read(printed: str) -> None:
    assert format_symbol(parse_symbol(printed)) == printed


@pytest.mark.parametrize(("printed", "stem"), [row[:2] for row in PRINTED])
def test_all_issues_of_a_document_share_a_stem(printed: str, stem: str) -> None:
    assert format_symbol(base_symbol(printed)) == stem


@pytest.mark.parametrize(
    ("printed", "next_issue"), [(row[0], row[2]) for row in PRINTED if row[2] != "refused"]
)
def test_the_next_issue_bears_the_next_symbol(printed: str, next_issue: str) -> None:
    assert format_symbol(next_symbol(parse_symbol(printed))) == next_issue


@pytest.mark.parametrize(("last", "following", "corrected"), rows("symbols/chains.txt"))
def test_a_text_goes_on_or_is_corrected(last: str, following: str, corrected: str) -> None:
    assert format_symbol(next_revision(parse_symbol(last))) == following
    assert format_symbol(corrigendum(parse_symbol(last))) == corrected


@pytest.mark.parametrize("adopted", [row[0] for row in PRINTED if row[2] == "refused"])
def test_what_is_adopted_has_no_next_issue(adopted: str) -> None:
    with pytest.raises(ParseError, match="adopted"):
        next_symbol(parse_symbol(adopted))


@pytest.mark.parametrize(("text", "reason"), [*rows("symbols/no_symbols.txt"), ("", "neither")])
def test_what_is_no_symbol_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ParseError, match=reason):
        parse_symbol(text)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("6589/18 INIT", "6589/18"),
        ("13024/23 REV 2", "13024/2/23 REV 2"),
        ("8622/1/14\nREV 1", "8622/1/14 REV 1"),
        (" WK  15037/2017 INIT ", "WK 15037/2017 INIT"),
    ],
)
def test_forms_that_people_type_are_understood(typed: str, printed: str) -> None:
    assert format_symbol(parse_symbol(typed)) == printed


@pytest.mark.parametrize(
    ("typed", "number", "printed"),
    [
        ("WK 15037/2017", 0, "WK 15037/2017 INIT"),
        ("WK 15037/2017 INIT", 2, "WK 15037/2017 REV 2"),
        ("WK 15037/2017 REV 7", 1, "WK 15037/2017 REV 1"),
        ("6589/18", 0, "6589/18"),
        ("6589/18", 2, "6589/2/18 REV 2"),
        ("A/C.3/79/L.5/Rev.1/Add.2", 3, "A/C.3/79/L.5/Rev.3"),
        ("A/79/L.2*", 0, "A/79/L.2"),
    ],
)
def test_a_draft_knows_the_symbol_of_each_of_its_revisions(typed: str, number: int, printed: str) -> None:
    assert format_symbol(at_revision(base_symbol(typed), number)) == printed


def test_comments_come_out_as_addenda_and_slips_as_corrigenda_of_one_language() -> None:
    paper = parse_symbol("WK 15037/2017 REV 1")
    assert format_symbol(with_suffix(paper, "ADD", 3)) == "WK 15037/2017 REV 1 ADD 3"
    assert format_symbol(with_suffix(paper, "COR", 1, "mt")) == "WK 15037/2017 REV 1 COR 1 (mt)"
