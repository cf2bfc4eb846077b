"""The real documents, where they are at hand: every form of each must give the checked outline."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

from drafting.reading.outline import as_json
from drafting.reading.read import read_document

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FORMS = sorted(path for path in CORPUS.glob("*") if path.suffix in (".txt", ".docx"))
LABEL = re.compile(r"^(?:\**)(\d{1,3})\. ", re.MULTILINE)
POINT = re.compile(r"^\(([a-z])\) ", re.MULTILINE)

pytestmark = pytest.mark.skipif(not FORMS, reason="../shared/corpus is not here")


def read(path: Path) -> dict[str, Any]:
    return as_json(read_document(name=path.name, content=path.read_bytes()))


def checked(path: Path) -> dict[str, Any]:
    outline = path.with_name(path.name.split(".")[0] + ".outline.json")
    return dict(json.loads(outline.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_every_form_gives_the_checked_blocks(path: Path) -> None:
    assert [in_order(block) for block in read(path)["blocks"]] == [
        in_order(b) for b in checked(path)["blocks"]
    ]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_every_form_gives_the_checked_cover_title_and_footnotes(path: Path) -> None:
    outline, expected = read(path), checked(path)
    for part in ("family", "cover", "title", "footnotes"):
        assert outline[part] == expected[part]


@pytest.mark.parametrize(
    "path", [path for path in FORMS if path.suffix == ".txt"], ids=lambda path: path.name
)
def test_the_labels_are_those_an_independent_count_finds(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    labels = [block["label"] for block in read(path)["blocks"] if block["label"] and block["kind"] != "title"]
    assert [label for label in labels if label.isdecimal()] == LABEL.findall(source)
    assert [label for label in labels if label.isalpha()] == POINT.findall(source)


@pytest.mark.parametrize(
    "path", [path for path in FORMS if path.suffix == ".txt"], ids=lambda path: path.name
)
@pytest.mark.parametrize("left_by", ["a converter that drops empty lines", "a typewriter of 76 columns"])
def test_another_converter_changes_nothing(path: Path, left_by: str) -> None:
    source = path.read_text(encoding="utf-8")
    changed = (
        re.sub(r"\n\n+", "\n", source)
        if "converter" in left_by
        else "\n".join(map(wrapped, source.split("\n")))
    )
    assert as_json(read_document(name=path.name, content=changed.encode())) == read(path)


def wrapped(line: str) -> str:
    """The line at 76 columns; what a file breaks by hand stays broken there."""
    hard = "  " if line.endswith("  ") else ""
    return textwrap.fill(line, 76, break_long_words=False, break_on_hyphens=False) + hard


def in_order(block: dict[str, Any]) -> dict[str, Any]:
    return {**block, "marks": sorted(block["marks"])}
