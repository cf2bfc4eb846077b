"""Tracked papers as LibreOffice understands them: opened, accepted whole, rejected whole."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.papers.clean import clean_docx
from drafting.papers.tracked import tracked_docx
from drafting.papers.values import Baseline, PaperValues
from tests.papers.chance import values_by_chance
from tests.papers.samples import council_values, explained, un_values
from tests.papers.word import comments, printed

pytestmark = pytest.mark.office

PAIRS = 100

Judge = Callable[[dict[str, bytes]], dict[str, dict[str, list]]]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Asks LibreOffice, through the system's own Python, in a profile of this test's own."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is needed: apt-get install libreoffice-writer-nogui python3-uno"

    def judged(papers: dict[str, bytes]) -> dict[str, dict[str, list]]:
        files = {name: tmp_path / f"{name}.docx" for name in papers}
        for name, paper in papers.items():
            files[name].write_bytes(paper)
        script = Path(__file__).with_name("office.py")
        command = [
            "/usr/bin/python3",
            str(script),
            str(tmp_path / "profile"),
            office,
            *map(str, files.values()),
        ]
        answer = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
        assert answer.returncode == 0, answer.stderr
        said = json.loads(answer.stdout)
        return {name: said[str(file)] for name, file in files.items()}

    return judged


def backwards(values: PaperValues) -> PaperValues:
    """The same two texts, tracked from the later to the earlier: what came goes, what went comes."""
    assert values.baseline is not None
    return replace(
        values, text=values.baseline.text, baseline=Baseline(values.symbol, values.text), changes=()
    )


def test_libreoffice_accepts_and_rejects_to_the_letter(judge: Judge) -> None:
    cases = {"council": explained(council_values()), "un": un_values()}
    cases |= {f"{name}-back": backwards(values) for name, values in cases.items()}
    papers = {name: tracked_docx(values) for name, values in cases.items()}
    for name, values in cases.items():
        assert values.baseline is not None
        papers[f"{name}-new"] = clean_docx(values)
        papers[f"{name}-old"] = clean_docx(replace(values, text=values.baseline.text))
    said = judge(papers)
    for name in cases:
        assert said[name]["accept"] == said[f"{name}-new"]["accept"]
        assert said[name]["reject"] == said[f"{name}-old"]["accept"]


def test_libreoffice_settles_texts_by_chance_to_the_letter(judge: Judge) -> None:
    cases = {str(seed): explained(values_by_chance(seed)) for seed in range(PAIRS)}
    said = judge({name: tracked_docx(values) for name, values in cases.items()})
    for name, values in cases.items():
        assert values.baseline is not None
        new, old = clean_docx(values), clean_docx(replace(values, text=values.baseline.text))
        assert text_of(said[name]["accept"]) == printed(new, "accept"), name
        assert text_of(said[name]["reject"]) == printed(old, "accept"), name
        assert sorted(map(tuple, said[name]["comments"])) == sorted(in_the_margin(values)), name


def in_the_margin(values: PaperValues) -> list[tuple[str, str, str]]:
    """(author, moment, words) of the comments of the tracked paper, as our own second reading finds them."""
    return [(each.author, each.date[:16], each.text) for each in comments(tracked_docx(values))]


def text_of(paragraphs: list[str]) -> list[str]:
    """What stands between the cover, which ends with the subject, and the closing rule."""
    cover = next(place for place, said in enumerate(paragraphs) if said.startswith("Subject:"))
    assert paragraphs[cover] == "Subject:\tOn the night sky"
    return paragraphs[cover + 1 : -1]


def test_libreoffice_shows_each_delegation_and_its_day(judge: Judge) -> None:
    changes = judge({"paper": tracked_docx(council_values())})["paper"]["changes"]
    seen = {(author, moment[:10]) for _, author, moment, _ in changes}
    assert {author for author, _ in seen} == {"FR, SE", "AT", "ES", "PL", "DE", "IT", "IE", "Presidency"}
    assert ("FR, SE", "2026-02-27") in seen
