"""What a page carries for the printer and not for the reader: running heads, feet, page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from drafting.reading.cover import squeezed
from drafting.reading.line import Line

# "10363/19   MR/mdc   1", "ANNEX   JAI.B   LIMITE   EN" (conventions §1); "A/68/L.5   2/3", "14-01234   3/7" (§2).
_UN_SYMBOL = r"[AEST](?:/[\w().-]+){1,8}"
_FURNITURE = re.compile(
    r"(?:(?:ST|WK|CM) )?\d{1,5}(?:/\d{1,3})?/\d{2,4}(?: (?:REV|ADD|COR) \d+)* [A-Z]{2,3}/[A-Za-z/]{2,8}(?: \d{1,4})?"
    r"|(?:ANNEXE?(?: [IVX\d]+)? )?(?:DG [A-Z][\w .]{0,8}|[A-Z]{3,5}\.\d?\.?[A-Z\d]{0,3})(?: LIMITE)?"
    r" [A-Z]{2}(?:/[A-Z]{2})?"
    rf"|(?:\d{{2}}-\d{{5}}|{_UN_SYMBOL})[* ]+\d{{1,3}}/\d{{1,3}}"
    rf"|\d{{1,3}}/\d{{1,3}} (?:\d{{2}}-\d{{5}}|{_UN_SYMBOL})"
    r"|\d{2}-\d{5}\*?(?: ?\([A-Z]\))?(?: \d{6})*"
    r"|[Pp]age \d{1,3}(?: (?:of|/) \d{1,3})?|[-–] ?\d{1,3} ?[-–]"
)


# Characters: half of what a page of double-spaced type holds.
_SHORT_PAGE = 800
_PAGE = re.compile(r"(\d{1,3})(?:/(\d{1,3}))?")


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines a reader reads. What follows a foot or a head is broken off by a page."""
    page_numbers = _page_numbers(lines)
    kept: list[Line] = []
    gone = False
    for at, line in enumerate(lines):
        if at in page_numbers or (len(line.text) < 120 and _FURNITURE.fullmatch(squeezed(line.text))):
            gone = True
            continue
        kept.append(replace(line, broken=line.broken or gone, apart=line.apart or gone))
        if line.text.strip():
            gone = False
    return kept


def _page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """The places of bare figures ("3", "3/12") that count the pages: a page apart, or under a rule.

    A paragraph's number has a full stop or brackets, or its text beside it, or stands closer to the next one.
    """
    bare = [(at, found) for at, line in enumerate(lines) if (found := _PAGE.fullmatch(line.text.strip()))]
    pages = {at for at, _ in bare if lines[at].broken}
    for (at, number), (after, following) in pairwise(bare):
        between = sum(len(line.text) for line in lines[at + 1 : after])
        if int(following[1]) == int(number[1]) + 1 and following[2] == number[2] and between > _SHORT_PAGE:
            pages |= {at, after}
    return frozenset(pages)
