"""A treaty called by a year that is not its own, or by two years in one text (rule treaty-year)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.proofreading.finding import Finding
from drafting.proofreading.piece import Piece, pieces
from drafting.proofreading.treaty_table import YEARS
from drafting.reading.outline import Outline

RULE = "treaty-year"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_DAY = r"(?:\d{1,2}(?:er)?[ \u00a0]\w+[ \u00a0])?"
# "of 1961", "of 30 March 1961", "(1961)", ", 1961": never "in 1961", which is the year of something else.
_DONE = r",? (?:done|adopted|signed|concluded) (?:at|in) [A-Z]\w+(?: [A-Z]\w+)?,? (?:on )?"
_AFTER = rf"(?:{_DONE}{_DAY}|,? of {_DAY}|,? de {_DAY}|,? du {_DAY}|,? |[ ,]*\((?:of )?){_YEAR}(?![\d/–-])"
_NOT_PLAIN = re.compile(r"\(.*?\)\??|\[.*?\]")
# Each with the longest of its plain words: a text without them is not searched.
_KNOWN = tuple(
    (
        max(_NOT_PLAIN.split(name), key=len),
        re.compile(rf"(?P<name>{name}){_AFTER}|\b{_YEAR.replace('year', 'before')} (?P<late>{name})\b"),
        years,
    )
    for name, years in YEARS
)
# What hangs on a treaty has a year of its own.
_HANGS_ON = re.compile(
    r"(?:Protocols?|Amendments?|amendments?|[Pp]art(?:y|ies)|[Aa]ccession|[Ss]ignator(?:y|ies)|Annex(?:es)?|Protocoles?)"
    r"(?: \w+){0,3}? (?:to|relating to|of|à|de) (?:the |la |l[’'])?(?:\w+ ){0,2}$"
)
_LOOK_BACK = 100
# "the 2019 Paris Agreement conference": the year is that of the noun behind.
_OF_SOMETHING = re.compile(r" (?:[Cc]onference|[Rr]eport|[Rr]eview|[Rr]ulebook|[Ww]ork|[Mm]eeting|[Ss]ummit)")
_SMALL = r"on|of|the|and|against|for|in|to|relating|concerning|between|with|All|or"
_ANY = re.compile(
    r"\b(?P<name>(?!The |This )(?:[A-Z][\w-]+ ){0,4}(?:Convention|Treaty|Covenant|Charter)"
    rf"(?: (?:{_SMALL}|[A-Z][\w-]+)){{0,20}}? (?:[A-Z][\w-]+)),? of {_DAY}{_YEAR}(?![\d/–-])"
)


@dataclass(frozen=True, slots=True)
class _Mention:
    piece: Piece
    start: int
    end: int
    year: str


def treaty_years(outline: Outline) -> Iterator[Finding]:
    """Known instruments by the table; others where the text itself gives them two years."""
    known: set[tuple[Piece, int]] = set()
    for piece in pieces(outline):
        for mention, years in _known(piece):
            known.add((piece, mention.end))
            if mention.year not in years:
                yield _found(mention, f"the instrument is of {' or '.join(years)}")
    yield from _by_two_years(outline, known)


def _known(piece: Piece) -> Iterator[tuple[_Mention, tuple[str, ...]]]:
    for words, pattern, years in _KNOWN:
        for found in pattern.finditer(piece.text) if words in piece.text else ():
            name = "name" if found["name"] else "late"
            if _HANGS_ON.search(piece.text[max(0, found.start(name) - _LOOK_BACK) : found.start(name)]):
                continue
            if found["late"] and _OF_SOMETHING.match(piece.text, found.end()):
                continue
            end = found.end("year") if found["name"] else found.end()
            yield _Mention(piece, found.start(), end, found["year"] or found["before"]), years


def _by_two_years(outline: Outline, known: set[tuple[Piece, int]]) -> Iterator[Finding]:
    mentions: defaultdict[str, list[_Mention]] = defaultdict(list)
    for piece in pieces(outline):
        for found in _ANY.finditer(piece.text):
            mention = _Mention(piece, found.start(), found.end("year"), found["year"])
            if (piece, mention.end) not in known and len(found["name"].split()) >= 3:
                mentions[found["name"].lower()].append(mention)
    for alike in mentions.values():
        years = Counter(mention.year for mention in alike)
        if len(years) > 1:
            yield from _outvoted(alike, years)


def _outvoted(alike: list[_Mention], years: Counter[str]) -> Iterator[Finding]:
    """The fewer against the more; all where they are as many."""
    (year, most), (_, next_most) = years.most_common(2)
    for mention in alike:
        if most == next_most or mention.year != year:
            others = ", ".join(sorted(set(years) - {mention.year}))
            yield _found(mention, f"the same instrument is of {others} elsewhere in this text")


def _found(mention: _Mention, message: str) -> Finding:
    return mention.piece.found(RULE, mention.start, mention.end, message, severity="error")
