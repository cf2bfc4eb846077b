"""The pages on the standard (docs/asvs): no row is missing, and what a row stands on is there. No database."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs" / "asvs").glob("v*.md"))
STATES = {"holds", "operator", "none here", "open"}
FOLDERS = ("docs/", "config/", "setup/", "tests/", "drafting/", "amendments/", "static/")
# How many requirements of levels 1 and 2 each chapter of version 5.0 has.
REQUIREMENTS = {
    "V1": 27,
    "V2": 11,
    "V3": 19,
    "V4": 10,
    "V5": 9,
    "V6": 35,
    "V7": 18,
    "V8": 7,
    "V9": 7,
    "V10": 29,
    "V11": 14,
    "V12": 9,
    "V13": 13,
    "V14": 9,
    "V15": 13,
    "V16": 16,
    "V17": 7,
}
HEAD = re.compile(r"# (V\d+) · \S.*\n\n\| \| \| \|\n\| --- \| --- \| --- \|\n")
ROW = re.compile(r"\| (\d+\.\d+\.\d+) \| ([a-z ]+) \| (\S[^|\n]*\S) \|")
QUOTED = re.compile(r"`([^`]+)`")
# A page of documentation may be named without quotation.
DOCUMENT = re.compile(r"(?<![\w/`])docs/[\w./-]+\.md")


@dataclass(frozen=True, slots=True)
class Row:
    """`tests` are path and function; `files` what else it names of ours."""

    number: str
    state: str
    said: str

    @property
    def tests(self) -> list[tuple[str, str]]:
        return [(path, name) for path, _, name in (each.partition("::") for each in self._quoted) if name]

    @property
    def files(self) -> list[str]:
        named = [each for each in self._quoted if each.startswith(FOLDERS) and "::" not in each]
        at_the_root = [each for each in self._quoted if "/" not in each and (ROOT / each).is_file()]
        return named + at_the_root + DOCUMENT.findall(self.said)

    @property
    def _quoted(self) -> list[str]:
        return QUOTED.findall(self.said)


@lru_cache(maxsize=1)
def told() -> dict[str, tuple[Row, ...]]:
    """The rows of each page that is there, by chapter. Every line under the head is a row, or the test fails."""
    chapters = {}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        head = HEAD.match(text)
        assert head, f"{page.name} does not begin as a page of these does"
        rows = []
        for line in text[head.end() :].splitlines():
            found = ROW.fullmatch(line)
            assert found, f"{page.name}: no row: {line}"
            rows.append(Row(*found.groups()))
        assert page.name == f"v{int(head[1][1:]):02}.md"
        chapters[head[1]] = tuple(rows)
    return chapters


def rows() -> list[Row]:
    return [row for chapter in told().values() for row in chapter]


def in_order(row: Row) -> tuple[int, ...]:
    return tuple(int(part) for part in row.number.split("."))


@lru_cache(maxsize=200)
def functions(path: str) -> frozenset[str]:
    """The names of the functions of a file; none of a file that is not there."""
    file = ROOT / path
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return frozenset(re.findall(r"^\s*(?:async )?def (\w+)", text, re.MULTILINE))


def test_there_are_pages() -> None:
    assert told()
    assert told().keys() <= REQUIREMENTS.keys()


@pytest.mark.parametrize("chapter", REQUIREMENTS)
def test_each_requirement_stands_once_and_in_order(chapter: str) -> None:
    if chapter not in told():
        return
    numbers = [in_order(row) for row in told()[chapter]]
    assert len(numbers) == REQUIREMENTS[chapter]
    assert numbers == sorted(set(numbers))
    assert {f"V{number[0]}" for number in numbers} == {chapter}


def test_each_row_says_one_of_four_words() -> None:
    assert set(Counter(row.state for row in rows())) <= STATES


def test_every_test_that_a_row_names_is_there() -> None:
    missing = [
        f"{row.number}: {path}::{name}"
        for row in rows()
        for path, name in row.tests
        if name not in functions(path)
    ]
    assert not missing, "\n".join(missing)


def test_every_file_that_a_row_names_is_there() -> None:
    missing = [f"{row.number}: {path}" for row in rows() for path in row.files if not (ROOT / path).exists()]
    assert not missing, "\n".join(missing)


def test_what_holds_stands_on_something() -> None:
    assert [row.number for row in rows() if row.state == "holds" and not row.tests + row.files] == []


def test_what_is_the_operators_is_told_to_the_operator() -> None:
    assert [row.number for row in rows() if row.state == "operator" and "operating.md" not in row.said] == []
