"""A cover page without the document's symbol (rule missing-symbol; UN Editorial Manual, masthead)."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.proofreading.finding import Finding
from drafting.reading.outline import Outline

RULE = "missing-symbol"
# Fields that stand on a cover page alone: a text without any of them came without its cover.
_OF_A_COVER = {
    "un": {"distribution", "session", "agenda_item", "original_language", "adoption_line"},
    "council": {"place_date", "language_marker", "doc_type", "from", "to"},
}


def missing_symbol(outline: Outline) -> Iterator[Finding]:
    """One finding about the whole where there is a cover and no symbol on it."""
    fields = {field.field for field in outline.cover if field.text.strip()}
    if "symbol" in fields or len(fields & _OF_A_COVER[outline.family]) < 2:
        return
    number = next((block.label for block in outline.blocks if block.kind == "title" and block.label), None)
    only = f", only the number {number} in the title line" if number else ""
    yield Finding(RULE, "error", None, None, None, None, None, f"no symbol on the cover{only}")
