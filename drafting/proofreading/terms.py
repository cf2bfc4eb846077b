"""A term with a word less than elsewhere (rule term-variant)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from drafting.proofreading.finding import Finding
from drafting.proofreading.piece import Piece, blocks
from drafting.reading.outline import Outline

RULE = "term-variant"
_COUNTED = re.compile(
    r"\b(?P<number>two|three|four|five|six|seven|eight|nine|ten|twelve) (?P<words>(?:[A-Za-z][\w-]* ){1,6}?)"
    r"(?P<head>conventions|treaties|protocols|pillars|goals|instruments|principles|objectives|priorities|regions|"
    r"institutions|agencies|committees|commissions|bodies|programmes|processes|chapters|strands|tracks)\b",
    re.IGNORECASE,
)
# "the three said conventions" points back; it names nothing another way.
_POINTING = frozenset(
    [
        "above-mentioned",
        "aforementioned",
        "abovementioned",
        "said",
        "other",
        "main",
        "existing",
        "first",
        "last",
    ]
)
# UN Editorial Manual: a State party, States parties, States Members of the United Nations.
_STATES_PARTIES = re.compile(r"\bState [Pp]arties\b")

_Mentions = list[tuple[Piece, re.Match[str]]]


def terms(outline: Outline) -> Iterator[Finding]:
    """A counted set ("the three … conventions") with one word less than the fuller form used at least as often."""
    texts = list(blocks(outline))
    for piece in texts:
        for found in _STATES_PARTIES.finditer(piece.text):
            yield piece.found(RULE, found.start(), found.end(), '"States parties" is the plural')
    forms: defaultdict[tuple[str, ...], _Mentions] = defaultdict(list)
    for piece in texts:
        for found in _COUNTED.finditer(piece.text):
            forms[tuple(found[0].lower().split())].append((piece, found))
    for short, mentions in forms.items():
        full = next((form for form in forms if _lacks_one_word(short, form)), None)
        if full and len(forms[full]) >= len(mentions):
            for piece, found in mentions:
                yield piece.found(RULE, found.start(), found.end(), f'"{" ".join(full)}" elsewhere')


def _lacks_one_word(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(short) < 4 or len(full) != len(short) + 1:
        return False
    return any(
        full[:place] + full[place + 1 :] == short and full[place] not in _POINTING
        for place in range(1, len(full) - 1)
    )
