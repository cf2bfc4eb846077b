"""Symbols of documents as values, Council and United Nations, parsed and printed (conventions §1 and §2).

`format_symbol(parse_symbol(text)) == text` for every symbol as it is printed. A few forms that people type are
understood as well: "6589/18 INIT" (an ST first issue prints no INIT), "13024/23 REV 2", a symbol on two lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from drafting.text.paragraph import Family
from drafting.text.sentence import SentenceError, gettext_noop

_COUNCIL = re.compile(
    r"""(?P<series>(?:ST|WK|CM)\ )?      # none is an ST document too
        (?P<number>\d{1,6})
        (?:/(?P<inner>[1-9]\d{0,3}))?      # the revision, between number and year
        /(?P<year>\d{2}|\d{4})
        (?P<main>\ INIT|\ REV\ [1-9]\d{0,3})?
        (?P<suffixes>(?:
            \ (?:ADD\ [1-9]\d{0,3}|COR\ [1-9]\d{0,3}(?:\ \([a-z]{2}\))?)
            (?:\ REV\ [1-9]\d{0,3})?           # of the addendum or the corrigendum
        )*)""",
    re.VERBOSE | re.ASCII,
)
_UN = re.compile(
    r"""(?P<stem>
            [A-Z]{1,6}                                  # organ: A, S, E, or a programme's or a convention's
            (?:/(?!(?:Rev|Add|Corr)\.)
                (?:[A-Z][A-Za-z]{0,6}\.\d+              # body or nature: CN.7, CONF.88, L.15, CRP.3
                  |[A-Z]{2,6}                           # RES, INF, a council's letters
                  |E?S-\d+                              # a special session
                  |\d+))+                               # session, year, running number
            (?:\ \(\d{4}\))?                            # the year of a Security Council resolution
        )
        (?:/Rev\.(?P<revision>[1-9]\d{0,3}))?
        (?P<suffixes>(?:/(?:Add|Corr)\.[1-9]\d{0,3}(?:/Rev\.[1-9]\d{0,3})?)*)
        (?P<stars>\**)                                  # reissues""",
    re.VERBOSE | re.ASCII,
)
_COUNCIL_SUFFIX = re.compile(r"(REV|ADD|COR) (\d+)(?: \(([a-z]{2})\))?")
_UN_SUFFIX = re.compile(r"(Rev|Add|Corr)\.(\d+)")
_ENDS_IN_NUMBER = re.compile(r"\d+(?: \(\d{4}\))?$")
_ADOPTED = re.compile(r"/(?:RES|DEC)/")

SuffixKind = Literal["REV", "ADD", "COR"]
_UN_NAMES: dict[SuffixKind, str] = {"REV": "Rev", "ADD": "Add", "COR": "Corr"}
_KINDS: dict[str, SuffixKind] = {
    "REV": "REV",
    "ADD": "ADD",
    "COR": "COR",
    "Rev": "REV",
    "Add": "ADD",
    "Corr": "COR",
}


class ParseError(SentenceError):
    """The text is no symbol, or one that nothing follows."""


@dataclass(frozen=True, slots=True)
class Suffix:
    """An addendum, a corrigendum (of one language, if said), or a revision of one of these."""

    kind: SuffixKind
    number: int
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document's symbol. `stem` is what all its revisions share: "6589/18", "WK 15037/2017", "E/CN.7/2014/L.15".

    `revision` 0 is the first issue; None is the stem of a working paper, of which no issue is named.
    """

    family: Family
    stem: str
    revision: int | None = 0
    suffixes: tuple[Suffix, ...] = ()
    stars: int = 0


def parse_symbol(text: str) -> Symbol:
    """The symbol that a text prints. Raises ParseError."""
    words = " ".join(text.split())
    council = _COUNCIL.fullmatch(words)
    if council:
        return _council_symbol(council)
    un = _UN.fullmatch(words)
    if un and _ENDS_IN_NUMBER.search(un["stem"]):
        suffixes = tuple(
            Suffix(_KINDS[kind], int(number)) for kind, number in _UN_SUFFIX.findall(un["suffixes"])
        )
        return Symbol("un", un["stem"], int(un["revision"] or 0), suffixes, len(un["stars"]))
    raise ParseError(
        reason=gettext_noop("“%(words)s” is neither a Council nor a United Nations symbol."), words=words
    )


def format_symbol(symbol: Symbol) -> str:
    """The symbol as printed."""
    if symbol.family == "un":
        suffixes = [Suffix("REV", symbol.revision)] if symbol.revision else []
        printed = [f"/{_UN_NAMES[suffix.kind]}.{suffix.number}" for suffix in (*suffixes, *symbol.suffixes)]
        return symbol.stem + "".join(printed) + "*" * symbol.stars
    return " ".join((_council_issue(symbol), *map(_council_suffix, symbol.suffixes)))


def base_symbol(text: str) -> Symbol:
    """What all revisions of a document share, from a symbol with or without INIT or REV. Raises ParseError."""
    return stem(parse_symbol(text))


def stem(symbol: Symbol) -> Symbol:
    """The symbol without revision, additions and reissues."""
    return Symbol(symbol.family, symbol.stem, None if _is_working_paper(symbol) else 0)


def at_revision(symbol: Symbol, number: int) -> Symbol:
    """The symbol of that revision of the document; 0 is its first issue."""
    if number < 0:
        raise ValueError(f"there is no revision {number}")
    return replace(stem(symbol), revision=number)


def next_symbol(symbol: Symbol) -> Symbol:
    """The symbol of the issue after this one: of the document, or of its addendum or corrigendum.

    Raises ParseError for an adopted resolution or decision: it has no revisions.
    """
    if _ADOPTED.search(symbol.stem):
        raise ParseError(
            reason=gettext_noop("%(symbol)s is adopted: it has no revisions."), symbol=symbol.stem
        )
    if not symbol.suffixes:
        return at_revision(symbol, 0 if symbol.revision is None else symbol.revision + 1)
    *before, last = symbol.suffixes
    if last.kind == "ADD":
        return replace(symbol, suffixes=(*symbol.suffixes, Suffix("REV", 1)), stars=0)
    return replace(symbol, suffixes=(*before, replace(last, number=last.number + 1)), stars=0)


def next_revision(symbol: Symbol) -> Symbol:
    """The symbol under which the text that this one cites goes on: after a corrigendum, the next revision.

    Raises ParseError for what is adopted.
    """
    return next_symbol(replace(symbol, suffixes=(), stars=0))


def corrigendum(symbol: Symbol) -> Symbol:
    """The symbol of the next corrigendum to the issue that this one cites."""
    if symbol.suffixes and symbol.suffixes[-1].kind == "COR":
        return next_symbol(symbol)
    return with_suffix(symbol, "COR", 1)


def with_suffix(symbol: Symbol, kind: SuffixKind, number: int, language: str | None = None) -> Symbol:
    """The symbol of an addendum or corrigendum to that issue."""
    return replace(symbol, suffixes=(*symbol.suffixes, Suffix(kind, number, language)), stars=0)


def _council_symbol(found: re.Match[str]) -> Symbol:
    series = found["series"] or ""
    main = (found["main"] or "").split()
    said = int(main[1]) if len(main) == 2 else 0
    if found["inner"]:
        if series == "WK ":
            raise ParseError(
                reason=gettext_noop("A working paper bears no revision between number and year.")
            )
        if int(found["inner"]) != said:
            raise ParseError(
                reason=gettext_noop("Revision %(inner)s between number and year, but %(said)s at the end."),
                inner=found["inner"],
                said=said,
            )
    revision = None if series == "WK " and not main else said
    suffixes = tuple(
        Suffix(_KINDS[kind], int(number), language or None)
        for kind, number, language in _COUNCIL_SUFFIX.findall(found["suffixes"])
    )
    return Symbol("council", f"{series}{found['number']}/{found['year']}", revision, suffixes)


def _council_issue(symbol: Symbol) -> str:
    if _is_working_paper(symbol):
        issue = {None: "", 0: " INIT"}.get(symbol.revision, f" REV {symbol.revision}")
        return symbol.stem + issue
    if not symbol.revision:
        return symbol.stem
    number, year = symbol.stem.split("/")
    return f"{number}/{symbol.revision}/{year} REV {symbol.revision}"


def _council_suffix(suffix: Suffix) -> str:
    language = f" ({suffix.language})" if suffix.language else ""
    return f"{suffix.kind} {suffix.number}{language}"


def _is_working_paper(symbol: Symbol) -> bool:
    return symbol.family == "council" and symbol.stem.startswith("WK ")
