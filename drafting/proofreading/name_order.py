"""The parties to a name in another order than before (rule name-order)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.proofreading.finding import Finding
from drafting.proofreading.piece import Piece, blocks
from drafting.reading.outline import Outline

RULE = "name-order"
_PARTY = r"(?:the )?[A-Z][\w-]*(?: (?:of |and )?(?:the )?[A-Z][\w-]*){0,6}?"
_BETWEEN = re.compile(
    rf"(?P<head>(?!The )[A-Z][\w-]+(?: (?:and|on|of|for|the|[A-Z][\w-]+)){{0,12}})"
    rf" between (?P<first>{_PARTY}) and (?P<second>{_PARTY})"
    r"(?= [a-z]|[,.;:)]|$)"
)


def name_order(outline: Outline) -> Iterator[Finding]:
    """Where a name first turns round the order of its parties."""
    first_of: dict[tuple[str, frozenset[str]], tuple[Piece, str]] = {}
    reported: set[tuple[str, frozenset[str]]] = set()
    for piece in blocks(outline):
        for found in _BETWEEN.finditer(piece.text):
            parties = frozenset({_bare(found["first"]), _bare(found["second"])})
            head = re.split(r"\bof (?:the )?", found["head"])[-1]
            key = (head, parties)
            at, order = first_of.setdefault(key, (piece, _bare(found["first"])))
            if order != _bare(found["first"]) and key not in reported:
                reported.add(key)
                start = found.end("head") - len(head)
                said = f"the parties stand the other way round in {at.name}"
                yield piece.found(RULE, start, found.end(), said)


def _bare(party: str) -> str:
    return party.removeprefix("the ")
