"""A space behind a hyphen, left by a line break (rule broken-hyphen)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.proofreading.finding import Finding
from drafting.proofreading.phrases import words
from drafting.proofreading.piece import pieces
from drafting.reading.outline import Outline

RULE = "broken-hyphen"
_BROKEN = re.compile(r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+)*- (?P<rest>[^\W\d_]+(?:-[^\W\d_]+)*)")
# "short- and long-term", "two-, three- or fourfold", "moyens- ou longs-courriers": the hyphen waits for its word.
_WAITING = words("and or to nor as but than versus through rather und et ou ni à y e o")


def hyphens(outline: Outline) -> Iterator[Finding]:
    for piece in pieces(outline):
        for found in _BROKEN.finditer(piece.text):
            if found["rest"].lower() not in _WAITING:
                yield piece.found(RULE, found.start(), found.end(), "stray space after the hyphen")
