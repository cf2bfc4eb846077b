"""Reads the tables in tests/cases: what a lawyer can check without reading Python."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).parent.parent / "cases"


def rows(name: str) -> list[tuple[str, ...]]:
    """The lines of a table with `|` between its columns; blank lines and lines with # are left out."""
    return [tuple(cell.strip() for cell in line.split("|")) for line in _lines(name) if line.strip()]


def blocks(name: str) -> dict[str, dict[str, str]]:
    """The cases of a table by their names: a line that names the case, then its `word: text` lines."""
    found: dict[str, dict[str, str]] = {}
    current: dict[str, str] | None = None
    for line in _lines(name):
        if not line.strip():
            current = None
        elif current is None:
            current = found.setdefault(line, {})
        else:
            word, _, text = line.partition(": ")
            current[word] = text
    return {name: lines for name, lines in found.items() if lines}


def _lines(name: str) -> list[str]:
    text = (CASES / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if not line.startswith("#")]
