"""Capitals that a term has in most places and lacks in some; agencies in capitals (capitalisation, agency-capitals)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from drafting.proofreading.finding import Finding
from drafting.proofreading.piece import Piece, blocks
from drafting.reading.outline import Outline

_TITLE_WORD = r"[A-Z][a-z]+(?:-[A-Za-z][a-z]+)*"
_RUN = re.compile(rf"\b{_TITLE_WORD}(?: {_TITLE_WORD}){{1,4}}\b")
# Before or behind these a run is part of a longer name, which has its capitals from there.
_TIE_BEFORE = re.compile(r"(?:[A-Z][\w-]*|\d{4}),? (?:(?:on|of|for|against|to|in|and|from) )?(?:the )?$")
_TIE_BEHIND = re.compile(r" (?:on|of|for|and|against|to) (?:the )?[A-Z]|[-’'][A-Za-z]| [A-Z0-9]")
_LEAST = 3
_LOOK_BACK = 60
# Interinstitutional Style Guide and English Style Guide of the Commission: acronyms that are spoken as words.
_AGENCIES = (
    "Europol",
    "Eurojust",
    "Frontex",
    "Eurostat",
    "Eurofound",
    "Cedefop",
    "Euratom",
    "Coreper",
    "Benelux",
)


def capitalisation(outline: Outline) -> Iterator[Finding]:
    """A term of several words in small letters where at least twice as often it stands in capitals by itself."""
    texts = list(blocks(outline))
    titled: defaultdict[str, int] = defaultdict(int)
    for piece in texts:
        for run in _RUN.finditer(piece.text):
            if not _is_part(piece.text, run):
                titled[run[0]] += 1
    for term, count in titled.items():
        if count < _LEAST:
            continue
        small = re.compile(rf"(?<![\w-]){re.escape(term.lower())}(?![\w-])")
        found = [
            (piece, match)
            for piece in texts
            if term.lower() in piece.text
            for match in small.finditer(piece.text)
        ]
        if len(found) * 2 <= count:
            for piece, match in found:
                yield piece.found("capitalisation", match.start(), match.end(), f'"{term}" elsewhere')


def _is_part(text: str, run: re.Match[str]) -> bool:
    before = text[max(0, run.start() - _LOOK_BACK) : run.start()]
    opens = not before or before.rstrip().endswith((".", ":"))
    return opens or bool(_TIE_BEFORE.search(before) or _TIE_BEHIND.match(text, run.end()))


def agency_capitals(outline: Outline) -> Iterator[Finding]:
    """In Council papers, each agency once: where it first stands in capitals by itself."""
    if outline.family != "council":
        return
    texts = [piece for piece in blocks(outline) if not piece.text.isupper()]
    for agency in _AGENCIES:
        found = _first(texts, re.compile(rf"(?<![\w-]){agency.upper()}(?![\w-])"))
        if found:
            yield found[0].found("agency-capitals", *found[1].span(), f'"{agency}" is the usual form')


def _first(texts: list[Piece], pattern: re.Pattern[str]) -> tuple[Piece, re.Match[str]] | None:
    found = ((piece, match) for piece in texts for match in pattern.finditer(piece.text))
    return next(found, None)
