"""Which family a document belongs to: a paper of the EU Council, or a document of the United Nations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.reading.cover import LONGEST_COVER, in_columns, squeezed
from drafting.reading.labels import leading_label
from drafting.reading.line import Line
from drafting.reading.outline import Family
from drafting.reading.phrases import begins_preambular

_UN = re.compile(
    r"Distr\.?\s*:?\s*\w+.*|United Nations|Nations Unies|[AEST](?:/[\w().-]+){1,8}\*?"
    r"|(?:Resolution|Decision)s? adopted by .*|\[(?:on the report of|without reference to) .*\]"
    r"|(?:The )?(?:General Assembly|Security Council|Economic and Social Council|Human Rights Council),?"
    r"|(?:The|THE) (?:Commission|Conference|Committee|Assembly|General|Human|Security|Economic|COMMISSION|GENERAL)\b.*,"
    r"|[A-Z][\w-]+ (?:special |resumed )?session|(?:Agenda item|Item) \d+.*|L['’]Assemblée générale,"
)
_COUNCIL = re.compile(
    r"(?i:council of the(?: european union)?|conseil de l['’]union européenne|the council of the european union,)"
    r"|\(OR\.?\s*[a-z]{2}.*\)|(?:From|To|Subject|De|Objet|No\.? prev\.? doc\.?)\s*:.*"
    r"|(?:(?:ST|WK|CM)\s*)?\d{3,5}(?:/\d)?/\d{2,4}(?: (?:INIT|REV \d+|ADD \d+|COR \d+))*|LIMITE"
)
_OPERATIVE_UN = re.compile(r"\d{1,3}\.\s.*;$", re.DOTALL)


def family_of(lines: Sequence[Line]) -> Family:
    """By what stands on the first page; where that says nothing, by how the paragraphs begin and end."""
    texts = [
        squeezed(piece.text)
        for line in lines[:LONGEST_COVER]
        for piece in in_columns(line)
        if line.text.strip()
    ]
    un = sum(_UN.fullmatch(text) is not None for text in texts)
    council = sum(_COUNCIL.fullmatch(text) is not None for text in texts)
    if un != council:
        return "un" if un > council else "council"
    return "un" if _is_written_like_a_resolution(lines) else "council"


def _is_written_like_a_resolution(lines: Sequence[Line]) -> bool:
    texts = [squeezed(line.text) for line in lines[:400]]
    unnumbered = [text for text in texts if leading_label(text) is None]
    preambular = sum(begins_preambular(text) and text.endswith(",") for text in unnumbered)
    operative = sum(_OPERATIVE_UN.fullmatch(text) is not None for text in texts)
    return preambular >= 2 or (preambular >= 1 and operative >= 1)
