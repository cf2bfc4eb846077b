"""Reads tests/cases/conflicts and tests/cases/consolidate: blocks that a lawyer can check.

A block is a name, then lines `base:` (one a paragraph), `FR:` (one a change; a delegation's lines are one
amendment), and what is expected: `result:` (one a paragraph) or `conflict:`. A change is a new wording
("1. We sit." or, where the base has one paragraph without a number, the wording alone), `delete 2`,
`move 3 after 1`, `move 3 first`, `after 1: New words.` or `first: New words.`
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from amendments.consolidation.change import Change, Delete, Insert, Move, Proposal, Reword
from drafting.text.paragraph import Text
from tests.builders import operative, text, wording

CASES = Path(__file__).parent.parent / "cases"
_NUMBERED = re.compile(r"(\d+)\. (.*)")
_MOVE = re.compile(r"move (\d+) (?:after (\d+)|first)")
_INSERT = re.compile(r"(?:after (\d+)|first): (.*)")


@dataclass(frozen=True)
class Case:
    """One block: its base, the amendments in their order, and the lines expected."""

    name: str
    base: Text
    proposals: tuple[Proposal, ...]
    result: tuple[str, ...]
    conflicts: tuple[str, ...]


def read_cases(folder: str) -> list[Case]:
    """All blocks of the files in a folder of tests/cases."""
    return [
        _case(block.split("\n"))
        for path in sorted((CASES / folder).glob("*.txt"))
        for block in path.read_text(encoding="utf-8").strip().split("\n\n")
    ]


def _case(lines: list[str]) -> Case:
    name, *rest = lines
    pairs = [line.split(": ", 1) for line in rest]
    base = [said for who, said in pairs if who == "base"]
    notes = dict.fromkeys(re.findall(r"\[\^([\w-]+)\]", " ".join(base)), "A note.")
    paragraphs = [_paragraph(said) for said in base]
    amendments: dict[str, list[str]] = {}
    for who, said in pairs:
        if who not in ("base", "result", "conflict"):
            amendments.setdefault(who, []).append(said)
    proposals = [
        Proposal(who, who, (rank, rank), tuple(_change(said, f"{who}-{n}") for n, said in enumerate(saids)))
        for rank, (who, saids) in enumerate(amendments.items())
    ]
    return Case(
        name=name,
        base=text(*paragraphs, **notes),
        proposals=tuple(proposals),
        result=tuple(said for who, said in pairs if who == "result"),
        conflicts=tuple(said for who, said in pairs if who == "conflict" and said != "none"),
    )


def _paragraph(said: str):
    numbered = _NUMBERED.fullmatch(said)
    return operative(numbered[1], numbered[2]) if numbered else operative(None, said, id="op")


def _change(said: str, new_id: str) -> Change:
    if said.startswith("delete "):
        return Delete(f"op{said.removeprefix('delete ')}")
    if move := _MOVE.fullmatch(said):
        return Move(f"op{move[1]}", f"op{move[2]}" if move[2] else None)
    if insert := _INSERT.fullmatch(said):
        return Insert(new_id, f"op{insert[1]}" if insert[1] else None, "operative", wording(insert[2]))
    numbered = _NUMBERED.fullmatch(said)
    return Reword(f"op{numbered[1]}", wording(numbered[2])) if numbered else Reword("op", wording(said))
