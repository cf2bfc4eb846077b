"""What the browser's sources never do: nobody's words become markup or code there. No database."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[2] / "static" / "src"
OURS = [path for path in SOURCES.rglob("*.ts") if not path.name.endswith(".test.ts")]
NEVER = {
    "words become markup": r"(inner|outer)HTML\s*\+?=[^=]|insertAdjacentHTML|createContextualFragment|document\.write",
    "words become code": r"\beval\(|new Function\b|set(?:Timeout|Interval)\(\s*[\"'`]|\bimport\([^\"']",
    "another window is spoken to": r"postMessage|window\.opener|BroadcastChannel",
    "another site is asked": r"https?://(?!www\.w3\.org/)",
    "a name from outside becomes a property": r"__proto__|\.prototype\b|[\w)]\[[A-Za-z_.]+\]\s*=[^=]",
}


@pytest.mark.parametrize("deed", NEVER)
def test_it_is_done_nowhere(deed: str) -> None:
    assert len(OURS) > 50
    found = re.compile(NEVER[deed])
    assert [path.name for path in OURS if found.search(path.read_text(encoding="utf-8"))] == []
