"""Singular where several are meant, and the reverse (rule number-agreement)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.proofreading.finding import Finding
from drafting.proofreading.piece import blocks
from drafting.reading.outline import Outline

RULE = "number-agreement"
# Nouns of the trade that are counted; after a preposition they cannot stand bare in the singular.
_BARE = re.compile(
    r"\b(?:on|of|about|for|regarding|concerning|through|as) "
    r"(?P<quote>"
    r"(?P<noun>alternative|obstacle|barrier|threat|amendment|exception|impediment|solution) to [a-z]+ ?[a-z]*)"
)
_NOUNS = (
    "amendment|delegation|paragraph|convention|meeting|session|proposal|country|resolution|recommendation|"
    "conclusion|measure|programme|policy|principle|objective|challenge|instrument|treaty|government|region|"
    "institution|organisation|organization|agency|initiative|commitment|right|obligation|State|provision|article"
)
_END = r"(?=[,.;:)]|$| (?:of|to|on|in|for|and|or|that|which|who|were|are|have|should|shall|from|at|by|with|will|may)\b)"
_FEW_WITH_MANY = re.compile(
    rf"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal|[Mm]any|[Nn]umerous|[Vv]arious|[Tt]hese|[Tt]hose|[Bb]oth)"
    rf" (?:{_NOUNS}){_END}"
)
_MANY_WITH_ONE = re.compile(
    r"\b(?:[Tt]his|[Ee]ach|[Ee]very|[Aa]nother) "
    r"(?:amendments|delegations|paragraphs|conventions|meetings|proposals|countries|resolutions|recommendations|"
    r"conclusions|measures|policies|principles|objectives|challenges|instruments|treaties|governments|regions|"
    r"institutions|organi[sz]ations|agencies|initiatives|commitments|obligations|States|provisions|articles)\b(?!['’])"
)


def agreement(outline: Outline) -> Iterator[Finding]:
    for piece in blocks(outline):
        for found in _BARE.finditer(piece.text):
            said = f'"{found["noun"]}s" or an article'
            yield piece.found(RULE, found.start("quote"), found.end("quote"), said)
        for pattern in (_FEW_WITH_MANY, _MANY_WITH_ONE):
            for found in pattern.finditer(piece.text):
                yield piece.found(RULE, found.start(), found.end(), "singular and plural do not agree")
