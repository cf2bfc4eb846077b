"""Links that lead nowhere, in text files that mark their links (rule dead-link)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.proofreading.finding import Finding
from drafting.proofreading.piece import Piece, pieces
from drafting.reading.emphasis import read_emphasis
from drafting.reading.outline import Outline

RULE = "dead-link"
_DEAD = re.compile(r"\[(?P<words>[^\[\]\n]{1,500})\]\(\s*(?:#|about:blank|https?://|javascript:[^()]*)?\s*\)")
_BEFORE = 30


def dead_links(outline: Outline, *, source: str) -> Iterator[Finding]:
    """`source` is the file's own text: an outline no longer tells a link from its words."""
    texts = pieces(outline)
    after: dict[Piece, int] = {}
    for link in _DEAD.finditer(source):
        words = read_emphasis(link["words"]).text.strip()
        line = source[source.rfind("\n", 0, link.start()) + 1 : link.start()]
        before = " ".join(read_emphasis(line).text.split())[-_BEFORE:]
        for piece in texts:
            lead = piece.text.find(before, after.get(piece, 0))
            start = piece.text.find(words, lead + len(before)) if lead >= 0 else -1
            if start >= 0 and start - lead - len(before) <= 1:
                after[piece] = start + len(words)
                yield piece.found(RULE, start, start + len(words), "empty link target")
                break
