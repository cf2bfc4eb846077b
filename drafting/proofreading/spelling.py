"""British, American and Oxford spellings of one word in one text (rule spelling-variety)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from drafting.proofreading.finding import Finding
from drafting.proofreading.piece import Piece, blocks
from drafting.reading.outline import Outline

RULE = "spelling-variety"
_IZE = r"(?P<ize>[a-z]{4,}?i)(?P<mark>[sz])(?:e[sd]?|ers?|ing|ations?|able)"
_PAIRS = (
    ("programme", "program"), ("centre", "center"), ("centred", "centered"), ("labour", "labor"),
    ("defence", "defense"), ("behaviour", "behavior"), ("colour", "color"), ("favour", "favor"),
    ("neighbour", "neighbor"), ("neighbouring", "neighboring"), ("harbour", "harbor"), ("honour", "honor"),
    ("licence", "license"), ("judgement", "judgment"), ("fulfil", "fulfill"), ("analyse", "analyze"),
    ("catalyse", "catalyze"), ("endeavour", "endeavor"), ("rigour", "rigor"), ("vigour", "vigor"),
    ("travelling", "traveling"), ("modelling", "modeling"), ("grey", "gray"), ("tonne", "ton"),
)  # fmt: skip
_OF_A_PAIR = {form: (pair[0], form) for pair in _PAIRS for form in pair} | {
    f"{form}s": (pair[0], form) for pair in _PAIRS for form in pair
}
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w])")
_ISE = re.compile(rf"{_IZE}$")


def spelling(outline: Outline) -> Iterator[Finding]:
    """The first that departs from the form used first, and each paragraph that has both."""
    uses: defaultdict[str, list[tuple[Piece, re.Match[str], str]]] = defaultdict(list)
    for piece in blocks(outline):
        for found in _WORD.finditer(piece.text):
            word = _word_and_form(found[0].lower())
            if word and not _is_of_a_name(found):
                uses[word[0]].append((piece, found, word[1]))
    for alike in uses.values():
        yield from _departures(alike)


def _is_of_a_name(found: re.Match[str]) -> bool:
    """A capital within a sentence: a name keeps the spelling of its owner ("World Health Organization")."""
    return found[0].istitle() and found.start() > 0


def _word_and_form(word: str) -> tuple[str, str] | None:
    if word in _OF_A_PAIR:
        return _OF_A_PAIR[word]
    found = _ISE.match(word)
    return (found["ize"], found["mark"]) if found else None


def _departures(alike: list[tuple[Piece, re.Match[str], str]]) -> Iterator[Finding]:
    first_piece, first, usual = alike[0]
    reported = False
    forms: dict[int | None, str] = {}
    for piece, found, form in alike:
        in_paragraph = forms.setdefault(piece.block, form)
        if in_paragraph != form or (form != usual and not reported):
            reported = True
            forms[piece.block] = form
            said = (
                f'"{first[0]}" in {first_piece.name}'
                if in_paragraph == form
                else "another spelling in the same paragraph"
            )
            yield piece.found(RULE, found.start(), found.end(), said)
