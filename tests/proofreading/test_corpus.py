"""The real documents, where they are at hand: every error that a careful reader found, and most of the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafting.proofreading.finding import Finding
from drafting.proofreading.proofread import proofread
from drafting.reading.read import read_document

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
TEXTS = sorted(CORPUS.glob("*.txt"))
FORMS = sorted(path for path in CORPUS.glob("*") if path.suffix in (".txt", ".docx"))
# What a text file alone can tell.
LINKS = "dead-link"
# Of the checked findings of the three texts, and beside them: what is reached, so that no rule grows worse.
LEAST_FOUND, MOST_BESIDE = 34, 4

pytestmark = pytest.mark.skipif(not FORMS, reason="../shared/corpus is not here")

Place = tuple[str, int | None, int | None, int | None, str | None]


def found(path: Path) -> set[Place]:
    content = path.read_bytes()
    source = content.decode() if path.suffix == ".txt" else ""
    return set(map(place, proofread(read_document(name=path.name, content=content), source=source)))


def place(finding: Finding) -> Place:
    return finding.rule, finding.block, finding.start, finding.end, finding.quote


def checked(path: Path, severity: str = "") -> set[Place]:
    findings = json.loads(path.with_name(f"{path.name.split('.')[0]}.findings.json").read_text("utf-8"))
    return {
        (each["rule"], each["block"], each["start"], each["end"], each["quote"])
        for each in findings
        if severity in ("", each["severity"])
    }


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_every_error_is_found_and_none_too_many(path: Path) -> None:
    content = path.read_bytes()
    errors = [
        each for each in proofread(read_document(name=path.name, content=content)) if each.severity == "error"
    ]
    assert set(map(place, errors)) == checked(path, "error")


def test_most_warnings_are_found_and_few_beside_them() -> None:
    assert sum(len(found(path) & checked(path)) for path in TEXTS) >= LEAST_FOUND
    assert sum(len(found(path) - checked(path)) for path in TEXTS) <= MOST_BESIDE


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_every_form_is_told_the_same(path: Path) -> None:
    plain = next(text for text in TEXTS if text.name.split(".")[0] == path.name.split(".")[0])
    assert {each for each in found(path) if each[0] != LINKS} == {
        each for each in found(plain) if each[0] != LINKS
    }
