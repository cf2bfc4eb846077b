"""Commas, apostrophes and doubled words (rules stray-comma, apostrophe, repeated-word)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.proofreading.finding import Finding
from drafting.proofreading.piece import blocks, pieces
from drafting.reading.outline import Outline

# Words that wait for what they govern; a comma between is right only round something put in.
_GOVERNING = re.compile(
    r"(?:\b[^\W\d_]{1,30} )?\b(?P<word>including|covering|comprising|involving|containing|regarding|concerning|the|an)"
    r"(?P<comma>, )(?P<next>[^\W\d_]+)"
)
_PUT_IN = re.compile(
    r"(?:as|where|when|whenever|if|in|for|at|by|on|but|to|inter|among|amongst|with|without|through|not|most|perhaps|"
    r"e\.g|notably|especially|particularly|subject|upon|under|depending|and|or|until|since|though|although|albeit|"
    r"therefore|however|also|first|again|thus|indeed|if|once|wherever|while|whether|over|after|before|during|"
    r"according|consistent|taking|bearing|[^\W\d_]+ly)\b[^,;.]{0,80},"
)
_LOOSE = re.compile(r"(?<=\w)\s+,(?=\s|$)|,\s*,|,(?=[.;:](?:\s|$))|;\s*,")
_DECADE = re.compile(r"\b(?:1[6-9]|20)\d0['’]s\b")
_TWICE = re.compile(r"(?<![\w’'-])(?P<word>[^\W\d_]{2,}) (?P=word)(?![\w’'-])", re.IGNORECASE)
_MAY_STAND_TWICE = frozenset(["that", "had", "nous", "vous", "ha", "is"])


def stray_commas(outline: Outline) -> Iterator[Finding]:
    """In English: a comma between a word and what it governs, where no second comma closes something put in."""
    for piece in blocks(outline):
        for found in _GOVERNING.finditer(piece.text):
            if not _PUT_IN.match(piece.text, found.start("next")):
                # "towns including, …": what is listed is quoted with it.
                start = found.start() if found["word"] == "including" else found.start("word")
                yield piece.found("stray-comma", start, found.end(), "stray comma")


def loose_commas(outline: Outline) -> Iterator[Finding]:
    """A comma behind a space, beside another or before a stop."""
    for piece in pieces(outline):
        called = (
            {call.offset for call in outline.blocks[piece.block].footnotes} if piece.block is not None else ()
        )
        for found in _LOOSE.finditer(piece.text):
            # The marker of a footnote stood in the gap.
            if not any(found.start() <= offset <= found.end() for offset in called):
                yield piece.found("stray-comma", found.start(), found.end(), "stray comma")


def apostrophes(outline: Outline) -> Iterator[Finding]:
    """The plural of a decade takes none: the 1990s (UN Editorial Manual; English Style Guide)."""
    for piece in pieces(outline):
        for found in _DECADE.finditer(piece.text):
            yield piece.found("apostrophe", found.start(), found.end(), "plural decade with an apostrophe")


def repeated_words(outline: Outline) -> Iterator[Finding]:
    for piece in blocks(outline):
        for found in _TWICE.finditer(piece.text):
            if found["word"].lower() not in _MAY_STAND_TWICE and found["word"][0].islower():
                yield piece.found("repeated-word", found.start(), found.end(), "the same word twice")
