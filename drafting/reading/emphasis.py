"""Markup of light text files (``*italic*``, ``**bold**``, ``<sup>``, links, escapes) to marks on plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from drafting.reading.marked import Marked, Span, without
from drafting.reading.outline import Mark, MarkKind

_TOKEN = re.compile(
    r"\\(?P<escape>[\\`*_{}\[\]()#+\-.!<>|~^])"
    r"|(?P<open><sup>)|(?P<close></sup>)"
    r"|\[\^(?P<note>\w{1,8}|\*{1,3})\]"
    r"|(?P<link>\[(?P<words>[^\[\]\n]{1,500})\]\([^()\s]{0,500}\))"
    r"|(?P<stars>\*+|_+)",
    re.IGNORECASE,
)


# Emphasis longer than a long paragraph is a stray star, not emphasis.
_LONGEST = 3_000


@dataclass(slots=True)
class _Opener:
    """A run of stars or underscores that may open emphasis; ``left`` of them are still unmatched."""

    start: int
    left: int


@dataclass(slots=True)
class _Found:
    """What the tokens of one passage come to: what is markup, and what it marks (in source offsets)."""

    markup: list[Span]
    marks: list[Mark]
    openers: dict[str, list[_Opener]]
    superscripts: list[Span]


def read_emphasis(source: str) -> Marked:
    """The passage without its markup; delimiters that match nothing stay, as words."""
    found = _Found(markup=[], marks=[], openers={"*": [], "_": []}, superscripts=[])
    for token in _TOKEN.finditer(source):
        _take(found, token, source)
    return without(Marked(source, tuple(found.marks)), spans=sorted(found.markup))


def _take(found: _Found, token: re.Match[str], source: str) -> None:
    if token["escape"]:
        found.markup.append((token.start(), token.start() + 1))
    elif token["open"]:
        found.superscripts.append(token.span())
    elif token["close"] and found.superscripts:
        opener = found.superscripts.pop()
        found.markup += [opener, token.span()]
        found.marks.append(Mark(opener[1], token.start(), "superscript"))
    elif token["note"]:
        found.markup += [(token.start(), token.start("note")), (token.end("note"), token.end())]
        found.marks.append(Mark(token.start("note"), token.end("note"), "superscript"))
    elif token["link"]:
        found.markup += [(token.start(), token.start("words")), (token.end("words"), token.end())]
    elif token["stars"]:
        _take_stars(found, token, source)


def _take_stars(found: _Found, token: re.Match[str], source: str) -> None:
    sign = token["stars"][0]
    before = source[token.start() - 1 : token.start()]
    after = source[token.end() : token.end() + 1]
    opens, closes = _flanks(sign, before, after)
    start, left = token.start(), len(token["stars"])
    if left > 3:
        return
    if closes:
        start, left = _close(found, sign, start, left)
    if left and opens:
        found.openers[sign].append(_Opener(start, left))


def _flanks(sign: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether the run may open and may close emphasis (CommonMark's flanking rule, without its rule of three)."""
    opens = bool(after) and not after.isspace() and (after.isalnum() or not before or not before.isalnum())
    closes = bool(before) and not before.isspace() and (before.isalnum() or not after or not after.isalnum())
    if sign == "_":
        return opens and not before.isalnum(), closes and not after.isalnum()
    return opens, closes


def _close(found: _Found, sign: str, start: int, left: int) -> tuple[int, int]:
    openers = found.openers[sign]
    if openers and start - openers[-1].start > _LONGEST:
        openers.clear()
    while left and openers:
        opener = openers[-1]
        size: Literal[1, 2] = 2 if left >= 2 and opener.left >= 2 else 1
        kind: MarkKind = "bold" if size == 2 else "italic"
        opener.left -= size
        inner = opener.start + opener.left
        found.markup += [(inner, inner + size), (start, start + size)]
        found.marks.append(Mark(inner + size, start, kind))
        start, left = start + size, left - size
        if not opener.left:
            openers.pop()
    return start, left
