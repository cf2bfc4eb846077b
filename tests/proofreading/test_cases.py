"""The tables of tests/cases/proofreading: what stands in braces is reported by its rule, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafting.proofreading.proofread import proofread
from drafting.reading.outline import Block, Outline
from tests.text.cases import CASES, blocks

RULES = sorted(path.stem for path in (CASES / "proofreading").glob("*.txt"))
TABLES = [(rule, name, lines) for rule in RULES for name, lines in blocks(f"proofreading/{rule}.txt").items()]
BRACED = re.compile(r"\{([^{}]*)\}")


@pytest.mark.parametrize(
    ("rule", "lines"),
    [(rule, lines) for rule, _, lines in TABLES],
    ids=[f"{rule}: {name}" for rule, name, _ in TABLES],
)
def test_a_rule_reports_what_is_braced(rule: str, lines: dict[str, str]) -> None:
    texts = [BRACED.sub(r"\1", line) for line in lines.values()]
    outline = Outline("council", (), None, tuple(map(operative, lines, texts)), ())
    found = [each for each in proofread(outline) if each.rule == rule]
    assert [(each.block, each.start, each.quote) for each in found] == [
        (place, *words) for place, line in enumerate(lines.values()) for words in braced(line)
    ]


def braced(line: str) -> list[tuple[int, str]]:
    """The words in braces, with their place in the line without braces."""
    return [(found.start() - 2 * count, found[1]) for count, found in enumerate(BRACED.finditer(line))]


def operative(label: str, text: str) -> Block:
    return Block("operative", label, None, text)


def test_every_table_is_of_a_rule_that_is_known() -> None:
    written = " ".join(
        path.read_text(encoding="utf-8")
        for path in (Path(__file__).parents[2] / "drafting" / "proofreading").glob("*.py")
    )
    assert [rule for rule in RULES if f'"{rule}"' not in written] == []
