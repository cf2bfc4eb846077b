"""Labels that repeat or leave out a number (rule label; conventions: kept as printed and reported)."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.proofreading.finding import Finding
from drafting.proofreading.piece import blocks
from drafting.reading.outline import Outline
from drafting.text.findings import findings
from drafting.text.paragraph import Paragraph, Text
from drafting.text.wording import from_plain

_SENTENCES = {
    "label_twice": "the label {said} stands twice",
    "label_missing": "no label, where others of the kind bear one",
    "number_missing": "the number {said} is missing before this paragraph",
}


def numbers(outline: Outline) -> Iterator[Finding]:
    """What the text in preparation is told about its labels, told of an outline."""
    paragraphs = tuple(
        Paragraph(str(place), block.kind, block.label, block.level, from_plain(block.text))
        for place, block in enumerate(outline.blocks)
        if block.kind != "cover_note"
    )
    texts = list(blocks(outline))
    for found in findings(Text(outline.family, outline.title or "", (), paragraphs, ())):
        if found.code in _SENTENCES:
            place = int(found.paragraph)
            said = _SENTENCES[found.code].format(said=found.said)
            yield Finding("label", "warning", place, None, texts[place].label, None, None, said)
