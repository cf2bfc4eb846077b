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
from drafting.papers.make import make_paper
from drafting.papers.tracked import tracked_docx
from drafting.papers.values import Baseline, PaperValues
from tests.papers.chain import chain, sources_of
from tests.papers.chance import values_by_chance
from tests.papers.dated_samples import dated_values
from tests.papers.samples import council_values, explained, un_values
from tests.papers.tracked_cases import cases
from tests.papers.word import W, comments, part, printed

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
        answer = subprocess.run(command, capture_output=True, text=True, timeout=400, check=False)
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


def test_libreoffice_settles_what_the_tables_show(judge: Judge) -> None:
    tables = {f"case{place}": case.values for place, case in enumerate(cases())}
    said = judge({name: tracked_docx(values) for name, values in tables.items()})
    for name, values in tables.items():
        assert values.baseline is not None
        new, old = clean_docx(values), clean_docx(replace(values, text=values.baseline.text))
        assert text_of(said[name]["accept"]) == printed(new, "accept"), name
        assert text_of(said[name]["reject"]) == printed(old, "accept"), name


def test_libreoffice_settles_texts_by_chance_to_the_letter(judge: Judge) -> None:
    cases = {str(seed): explained(values_by_chance(seed)) for seed in range(PAIRS)}
    said = judge({name: tracked_docx(values) for name, values in cases.items()})
    for name, values in cases.items():
        assert values.baseline is not None
        new, old = clean_docx(values), clean_docx(replace(values, text=values.baseline.text))
        assert text_of(said[name]["accept"]) == printed(new, "accept"), name
        assert text_of(said[name]["reject"]) == printed(old, "accept"), name
        assert sorted(map(tuple, said[name]["comments"])) == sorted(in_the_margin(values)), name


def test_libreoffice_settles_a_chain_of_revisions_and_names_who_asked_for_every_word(judge: Judge) -> None:
    steps = {values.symbol: values for values in chain(1)}
    said = judge({f"step{place}": tracked_docx(values) for place, values in enumerate(steps.values())})
    for place, values in enumerate(steps.values()):
        told = said[f"step{place}"]
        assert values.baseline is not None
        new, old = clean_docx(values), clean_docx(replace(values, text=values.baseline.text))
        assert text_of(told["accept"]) == printed(new, "accept")
        assert text_of(told["reject"]) == printed(old, "accept")
        decided = f"{values.changes[0].date:%Y-%m-%dT%H:%M}"
        # What was moved is inserted, too, with the words that earlier revisions put there.
        inserted = [
            (each, sources_of(each[3], step=place + 1)) for each in told["changes"] if each[0] == "Insert"
        ]
        assert sum(bool(sources) for _, sources in inserted) > 150
        wrong = [each for each, sources in inserted if sources - {each[1]} or each[2][:15] != decided[:15]]
        assert wrong == []
        assert sorted(map(tuple, told["comments"])) == sorted(in_the_margin(values))


def test_libreoffice_opens_every_paper_with_all_its_words(judge: Judge) -> None:
    houses = {"council": council_values(), "un": un_values()}
    papers = {
        f"{house}-{paper}": make_paper(paper, "docx", values)
        for house, base in houses.items()
        for paper, values in (dated_values(base) | {"clean": base, "marked": base}).items()
    }
    said = judge(papers)
    for name, paper in papers.items():
        body = words_of(paper)
        for words in said[name]["beside"]:
            assert joined(words) in body
            body = body.replace(joined(words), "", 1)
        assert joined(*said[name]["accept"]) == body, name
        assert said[name]["changes"] == said[name]["comments"] == []


def words_of(paper: bytes) -> str:
    """All that the body of the file says, each note at its call, without spaces."""
    notes = {
        note.get(f"{W}id"): "".join(text.text or "" for text in note.iter(f"{W}t"))
        for note in part(paper, "word/footnotes.xml")
    }
    body = part(paper, "word/document.xml")
    said = ""
    for element in body.iter(f"{W}t", f"{W}footnoteReference"):
        if element.tag == f"{W}footnoteReference":
            said += f"[{notes[element.get(f'{W}id')]}]"
        else:
            said += element.text or ""
    return joined(said)


def joined(*words: str) -> str:
    return "".join("".join(words).split())


def in_the_margin(values: PaperValues) -> list[tuple[str, str, str]]:
    """(author, moment, words) of the comments of the tracked paper, as our own second reading finds them."""
    return [(each.author, each.date[:16], each.text) for each in comments(tracked_docx(values))]


def text_of(paragraphs: list[str]) -> list[str]:
    """What stands between the cover, which ends with the subject, and the closing rule."""
    cover = next(place for place, said in enumerate(paragraphs) if said.startswith("Subject:"))
    return paragraphs[cover + 1 : -1]


def test_libreoffice_shows_each_delegation_and_its_day(judge: Judge) -> None:
    changes = judge({"paper": tracked_docx(council_values())})["paper"]["changes"]
    seen = {(author, moment[:10]) for _, author, moment, _ in changes}
    assert {author for author, _ in seen} == {"FR, SE", "AT", "ES", "PL", "DE", "IT", "IE", "Presidency"}
    assert ("FR, SE", "2026-02-27") in seen
