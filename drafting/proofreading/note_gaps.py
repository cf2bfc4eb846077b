"""A footnote repeated for one treaty of a list and not for another (rule footnote-repeat-gap)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.proofreading.finding import Finding
from drafting.proofreading.piece import blocks
from drafting.reading.outline import Block, Outline

RULE = "footnote-repeat-gap"
_YEAR = r" of (?:\d{1,2} \w+ )?(?:19|20)\d\d"
_SMALL = r"on|of|the|and|against|for|in|to|relating|concerning|as|amended|by|All"
_NAME_BEFORE = re.compile(
    rf"(?:[A-Z][\w-]+ ){{0,6}}(?:Convention|Treaty|Covenant|Protocol|Charter|Agreement)"
    rf"(?: (?:{_SMALL}|[A-Z][\w-]+|\d{{4}})){{0,25}}$"
)

_LOOK_BACK = 300


def note_gaps(outline: Outline) -> Iterator[Finding]:
    """One finding a paragraph: the first treaty without its marker, where another there repeats its own."""
    markers = {note.id: note.marker for note in outline.footnotes}
    known: dict[str, str] = {}
    for piece, block in zip(blocks(outline), outline.blocks, strict=True):
        repeated = [call for call in block.footnotes if call.id in known.values()]
        gaps = sorted(_gaps(block, known)) if repeated else []
        if gaps:
            start, end, _ = gaps[0]
            lacking = " and ".join(markers.get(note, note) for _, _, note in gaps)
            said = (
                f"no marker {lacking}, while marker {markers.get(repeated[0].id, '')} is repeated beside it"
            )
            yield piece.found(RULE, start, end, said)
        known.update(_named(block))


def _named(block: Block) -> Iterator[tuple[str, str]]:
    """The treaties that bear a marker, without their year, each with its footnote."""
    for call in block.footnotes:
        name = _NAME_BEFORE.search(block.text[max(0, call.offset - _LOOK_BACK) : call.offset].rstrip(" ,;."))
        if name:
            yield re.sub(_YEAR, "", name[0], count=1), call.id


def _gaps(block: Block, known: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Mentions of treaties known by their footnote that call it neither here nor elsewhere in the paragraph."""
    called = {call.id for call in block.footnotes}
    for name, note in known.items():
        if note in called:
            continue
        head, amended, rest = name.partition(" as amended")
        found = re.search(rf"\b{re.escape(head)}(?:{_YEAR})?{re.escape(amended + rest)}", block.text)
        if found:
            yield found.start(), found.end(), note
