"""The real documents, where they are at hand: every form of each must give the checked outline."""

from __future__ import annotations

import json
import re
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


def in_order(block: dict[str, Any]) -> dict[str, Any]:
    return {**block, "marks": sorted(block["marks"])}
