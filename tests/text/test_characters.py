"""Characters that may not stand in a text, and those that only look so."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.text.characters import CATEGORIES, INVISIBLE, JOINED, Ranges, bad_character, looks, without_bad

BROWSER = Path(__file__).parents[2] / "static/src/amending/characters.ts"

FIT = {
    "Persian, non-joiner": "می\u200cخواهیم",
    "Hindi, joiner": "क्\u200dष",
    "Malayalam, joiner at the end": "അവന്\u200d",
    "a family": "👩\u200d👧",
    "a health worker": "👩🏽\u200d⚕",
    "accents": "réaffirmé, Größe, Łódź",
    "no-break space": "No.\u00a05",
}
UNFIT = {
    "joiner in Latin": ("la\u200dmps", "U+200D"),
    "non-joiner in Cyrillic": ("ла\u200cмпы", "U+200C"),
    "joiner at the beginning": ("\u200dक", "U+200D"),
    "two joiners": ("می\u200c\u200cخواهیم", "U+200C"),
    "soft hyphen": ("la\u00admps", "U+00AD"),
    "zero-width space": ("la\u200bmps", "U+200B"),
    "word joiner": ("la\u2060mps", "U+2060"),
    "left-to-right mark": ("la\u200emps", "U+200E"),
    "right-to-left override": ("la\u202emps", "U+202E"),
    "variation selector": ("❤\ufe0f", "U+FE0F"),
    "Hangul filler": ("la\u3164mps", "U+3164"),
    "private": ("\uf0b7 lamps", "U+F0B7"),
    "NUL": ("la\0mps", "U+0000"),
}


@pytest.mark.parametrize("name", FIT)
def test_it_may_stand_in_a_text(name: str) -> None:
    assert bad_character(FIT[name]) is None
    assert without_bad(FIT[name]) == FIT[name]


@pytest.mark.parametrize("name", UNFIT)
def test_it_may_not_stand_in_a_text(name: str) -> None:
    text, named = UNFIT[name]
    assert bad_character(text) == named
    assert bad_character(without_bad(text)) is None


def test_of_all_characters_those_of_the_table_may_not_stand_and_no_others() -> None:
    everything = map(chr, range(sys.maxunicode + 1))
    table = {chr(each) for first, last in INVISIBLE for each in range(first, last + 1)}
    wrong = [
        f"U+{ord(char):04X}"
        for char in everything
        if (bad_character(f"a{char}") is not None)
        != (char in table or unicodedata.category(char) in CATEGORIES)
    ]
    assert wrong == []


@given(st.text(st.sampled_from("laم\u200c\u200d\u200b👩्")))
def test_what_is_left_may_stand(text: str) -> None:
    assert bad_character(without_bad(text)) is None


def test_words_that_differ_by_a_joiner_look_equal() -> None:
    assert looks("می\u200cخواهیم") == looks("میخواهیم")


def test_the_browser_has_the_same_table() -> None:
    tables = re.findall(r"const (\w+): Ranges = \[(.*?)\];", BROWSER.read_text("utf-8"), re.DOTALL)
    assert {name: _ranges(table) for name, table in tables} == {"INVISIBLE": INVISIBLE, "JOINED": JOINED}


def _ranges(table: str) -> Ranges:
    found = re.findall(r"\[0x(\w+), 0x(\w+)\]", table)
    return tuple((int(first, 16), int(last, 16)) for first, last in found)
