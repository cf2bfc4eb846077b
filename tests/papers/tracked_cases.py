"""Tables of what a tracked paper shows (tests/cases/tracked): a text as it was, as it is, and what Word prints.

A paragraph is known by its number. `shows:` lines print [-struck-], {+new+}, [<moved away<], {>moved here>} and
{~set otherwise~} as Word does, a note in brackets behind its call.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from drafting.papers.values import Baseline, PaperValues
from drafting.text.paragraph import CoverField, Paragraph, Text
from tests.builders import operative, text
from tests.papers.samples import ISSUED
from tests.papers.word import W, part

TABLES = Path(__file__).parents[1] / "cases" / "tracked"
_SIGNS = {
    "ins": ("{+", "+}"),
    "del": ("[-", "-]"),
    "moveFrom": ("[<", "<]"),
    "moveTo": ("{>", ">}"),
}
_LAST_OF_COVER = "CoverLastLine"


@dataclass(frozen=True)
class Case:
    """One case: what a paper is made from, and the lines that it shows."""

    name: str
    values: PaperValues
    shows: tuple[str, ...]


def cases() -> list[Case]:
    """All cases of all tables."""
    blocks = [
        block for path in sorted(TABLES.glob("*.txt")) for block in path.read_text().strip().split("\n\n")
    ]
    return [_case(block.splitlines()) for block in blocks]


def _case(lines: list[str]) -> Case:
    name, *rest = lines
    said = [line.partition(": ") for line in rest]
    told = {key: [words for each, _, words in said if each == key] for key in ("was", "is", "shows")}
    old, new = (_text(told[key], _notes(said, key)) for key in ("was", "is"))
    values = PaperValues("8871/1/31 REV 1", new, ISSUED, baseline=Baseline("8871/31", old))
    return Case(name, values, tuple(told["shows"]))


def _notes(said: list[tuple[str, str, str]], key: str) -> dict[str, str]:
    return {each.split()[2]: words for each, _, words in said if each.startswith(f"{key} note ")}


def _text(lines: list[str], notes: dict[str, str]) -> Text:
    made = text(*map(_paragraph, lines), **notes)
    return Text(made.family, "Lamps", (CoverField("subject", "Lamps"),), made.paragraphs, made.footnotes)


def _paragraph(line: str) -> Paragraph:
    label, words = line.split(". ", 1)
    return operative(label, words)


def shown(docx: bytes) -> list[str]:
    """What Word prints of the text while its revisions are not settled, in the signs of the tables."""
    paragraphs = list(part(docx, "word/document.xml").iter(f"{W}p"))
    styles = [each.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for each in paragraphs]
    notes = {
        note.get(f"{W}id"): "".join(_line(each) for each in note.iter(f"{W}p")).strip()
        for note in part(docx, "word/footnotes.xml")
    }
    return [
        re.sub(r"note:(\d+)", lambda call: f"({notes[call[1]]})", _line(each))
        for each in paragraphs[styles.index(_LAST_OF_COVER) + 1 : -1]
    ]


def _line(paragraph: etree._Element) -> str:
    pieces: list[tuple[str, str]] = []
    for run in paragraph.iter(f"{W}r"):
        wrapper = etree.QName(run.getparent()).localname
        sign = "format" if run.find(f"{W}rPr/{W}rPrChange") is not None else wrapper
        said = "".join(_said(each) for each in run)
        if pieces and pieces[-1][0] == sign:
            pieces[-1] = (sign, pieces[-1][1] + said)
        else:
            pieces.append((sign, said))
    return "".join(_signed(sign, said) for sign, said in pieces)


def _said(element: etree._Element) -> str:
    name = etree.QName(element).localname
    if name == "footnoteReference":
        return f"note:{element.get(f'{W}id')}"
    return " " if name == "tab" else (element.text or "") if name in ("t", "delText") else ""


def _signed(sign: str, said: str) -> str:
    before, after = ("{~", "~}") if sign == "format" else _SIGNS.get(sign, ("", ""))
    return f"{before}{said}{after}" if said else ""
