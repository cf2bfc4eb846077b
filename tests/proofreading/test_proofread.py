"""What is told of a whole paper: its cover, its emphasis, its footnotes, its links, its labels; and the command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafting.proofreading.proofread import proofread
from drafting.reading.outline import Block, CoverField, Mark, Note, NoteCall, Outline

ROOT = Path(__file__).parents[2]
UN_COVER = [
    ("organ", "Commission on Dark Skies"),
    ("distribution", "Distr.: General"),
    ("session", "Tenth session"),
]
COUNCIL_COVER = [("place_date", "Brussels, 4 May 2031"), ("doc_type", "NOTE"), ("to", "Delegations")]


def told(outline: Outline, rule: str) -> list[tuple[int | None, str | None]]:
    return [(each.block, each.quote) for each in proofread(outline) if each.rule == rule]


def paper(*blocks: Block, family: str = "un", cover: tuple[tuple[str, str], ...] = ()) -> Outline:
    fields = tuple(CoverField(field, text) for field, text in cover)
    return Outline("un" if family == "un" else "council", fields, None, blocks, ())


def opening(kind: str, text: str, *marks: str) -> Block:
    """A paragraph whose first word bears the marks."""
    end = len(text) if kind == "heading" else text.index(" ")
    drawn = tuple(Mark(0, end, mark) for mark in marks)  # type: ignore[arg-type]
    return Block(kind, None, 1 if kind == "heading" else None, text, drawn)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("family", "cover", "is_missing"),
    [
        ("un", UN_COVER, True),
        ("un", [*UN_COVER, ("symbol", "A/90/L.4")], False),
        ("un", [*UN_COVER, ("organ", "United Nations A/90/L.4")], False),
        ("un", [*UN_COVER, ("report_line", "[on the report of the Third Committee (A/90/4)]")], True),
        ("council", COUNCIL_COVER, True),
        ("council", [*COUNCIL_COVER, ("symbol", "6001/31")], False),
        ("un", [], False),
        ("council", [("issuer", "Council of the European Union")], False),
    ],
)
def test_a_cover_bears_a_symbol(family: str, cover: list[tuple[str, str]], *, is_missing: bool) -> None:
    title = Block("title", "90/4", None, "Night skies")
    found = told(paper(title, family=family, cover=tuple(cover)), "missing-symbol")
    assert found == ([(None, None)] if is_missing else [])


def test_headings_of_one_level_look_alike() -> None:
    bold = [opening("heading", f"On lamps {number}", "bold") for number in range(4)]
    plain = opening("heading", "On the colour of all lamps that shine and of windows")
    assert told(paper(*bold, plain), "heading-emphasis") == [(4, "On the colour of all lamps that shine")]
    assert told(paper(*bold[:2], plain, plain), "heading-emphasis") == []


def test_the_opening_words_are_in_italics_in_both_kinds_of_paragraph() -> None:
    recalls = [opening("preambular", "Recalling the night,") for _ in range(3)]
    decides = [opening("operative", "Decides to rest;", "italic") for _ in range(3)]
    assert told(paper(*recalls, *decides), "enacting-emphasis") == [(0, "Recalling")]
    assert told(paper(*decides, opening("operative", "Notes the night.")), "enacting-emphasis") == [
        (3, "Notes")
    ]
    assert told(paper(*recalls), "enacting-emphasis") == []
    assert told(paper(*recalls, *decides, family="council"), "enacting-emphasis") == []


def test_a_list_of_treaties_repeats_all_their_footnotes_or_none() -> None:
    first = "Recalling the Convention on Lamps of 1991 and the Convention on Windows of 1992,"
    again = "Urges all to keep the Convention on Lamps of 1991 and the Convention on Windows of 1992;"
    notes = (Note("fn1", "1", "Volume 1."), Note("fn2", "2", "Volume 2."))

    def twice(*second: NoteCall) -> Outline:
        calls = (NoteCall(41, "fn1"), NoteCall(79, "fn2"))
        blocks = (
            Block("preambular", None, None, first, (), calls),
            Block("operative", "1", None, again, (), second),
        )
        return Outline("un", (), None, blocks, notes)

    windows = again.index(";")
    assert told(twice(NoteCall(windows, "fn2")), "footnote-repeat-gap") == [
        (1, "Convention on Lamps of 1991")
    ]
    assert told(twice(), "footnote-repeat-gap") == []
    assert told(twice(NoteCall(49, "fn1"), NoteCall(windows, "fn2")), "footnote-repeat-gap") == []


def test_a_link_that_leads_nowhere_is_told_by_its_words() -> None:
    text = "Recalling resolution 4/1 and resolution 4/2 of the night,"
    outline = paper(Block("preambular", None, None, text))
    source = "Recalling resolution [4/1](https://example.org/4-1) and *resolution* [4/2](#) of the night,"
    found = [each for each in proofread(outline, source=source) if each.rule == "dead-link"]
    assert [(each.quote, each.start) for each in found] == [("4/2", 40)]


def test_a_label_that_stands_twice_is_told() -> None:
    outline = paper(*(Block("operative", label, None, "Decides so;") for label in ("1", "2", "2")))
    found = [each for each in proofread(outline) if each.rule == "label"]
    assert [(each.block, each.message) for each in found] == [(2, "the label 2 stands twice")]


def test_a_french_text_is_not_held_to_english_rules() -> None:
    text = "La réunion des délégations, y compris, la présidence, dans les années 1990's, reconnaît le CDQS."
    assert proofread(paper(Block("operative", None, None, text))) == ()


def test_errors_come_first_each_in_the_order_of_the_text() -> None:
    texts = ("We keep bi- regional ties since the 1990's.", "The host is TBC.", "The date is [date].")
    found = proofread(paper(*(Block("operative", None, None, text) for text in texts)))
    assert [each.quote for each in found] == ["TBC", "[date]", "bi- regional", "1990's"]


def command(file: Path) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, str(ROOT / "manage.py"), "proofread", str(file)]
    nowhere = {**os.environ, "DATA_DIR": str(file.parent / "none")}
    return subprocess.run(run, capture_output=True, text=True, check=False, cwd=ROOT, env=nowhere)  # noqa: S603


def test_the_command_prints_the_findings_without_a_database(tmp_path: Path) -> None:
    file = tmp_path / "paper.md"
    file.write_text("# Declaration\n\n1. WE AGREE to meet in the 1990's.\n", encoding="utf-8")
    done = command(file)
    assert (done.returncode, done.stderr) == (0, "")
    assert not list(tmp_path.rglob("*.sqlite3"))
    assert json.loads(done.stdout) == [
        {
            "rule": "apostrophe",
            "severity": "warning",
            "block": 1,
            "where": None,
            "quote": "1990's",
            "start": 24,
            "end": 30,
            "message": "plural decade with an apostrophe",
        }
    ]


@pytest.mark.parametrize("name", ["broken.docx", "absent.txt"])
def test_the_command_refuses_with_status_2_and_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.docx").write_bytes(b"not a package")
    done = command(tmp_path / name)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert name in done.stderr
