"""A cover page without the document's symbol (rule missing-symbol; UN Editorial Manual, masthead)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.proofreading.finding import Finding
from drafting.reading.outline import Outline

RULE = "missing-symbol"
_SYMBOL = re.compile(r"\b[AEST]/[\w.()/-]+|\b\d{3,6}(?:/\d)?/\d{2,4}\b")
_MAY_HOLD = frozenset(
    {"organ", "distribution", "date", "issuer", "place_date", "language_marker", "doc_type"}
)
# Fields that stand on a cover page alone: a text without any of them came without its cover.
_OF_A_COVER = {
    "un": {"distribution", "session", "agenda_item", "original_language", "adoption_line"},
    "council": {"place_date", "language_marker", "doc_type", "from", "to"},
}


def missing_symbol(outline: Outline) -> Iterator[Finding]:
    """One finding about the whole where there is a cover and no symbol on it."""
    fields = {field.field for field in outline.cover if field.text.strip()}
    # A symbol on the line of another field was read with it; the report line names another document's.
    beside = any(_SYMBOL.search(field.text) for field in outline.cover if field.field in _MAY_HOLD)
    if "symbol" in fields or beside or len(fields & _OF_A_COVER[outline.family]) < 2:
        return
    number = next((block.label for block in outline.blocks if block.kind == "title" and block.label), None)
    only = f", only the number {number} in the title line" if number else ""
    yield Finding(RULE, "error", None, None, None, None, None, f"no symbol on the cover{only}")
