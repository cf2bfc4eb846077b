"""Acronyms that nobody spells out (rule undefined-acronym; Interinstitutional Style Guide; UN Editorial Manual)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.proofreading.finding import Finding
from drafting.proofreading.phrases import words
from drafting.proofreading.piece import Piece, blocks, pieces
from drafting.reading.outline import Outline

RULE = "undefined-acronym"
# Known to every reader of such papers: unions and groups of states, illnesses, techniques, marks of documents.
_KNOWN = words(
    """EU UN USA UK UAE EEA EFTA NATO ASEAN CELAC CARICOM MERCOSUR ECOWAS SADC OPEC OSCE OECD UNESCO UNICEF COVID HIV
    AIDS DNA RNA VPN TOR PDF XML HTML ISO SMS GPS URL WWW CEO NGO NGOS AOB ANNEX LIMITE INIT REV COR ADD ANNEXE NOTE
    EUROPOL EUROJUST FRONTEX EUROSTAT INTERPOL COREPER EURATOM BENELUX GDP SME SMES VAT PPP EUR USD GMT UTC
    TBC TBD TBA"""
)
_END = r"(?![\w/]|[-’'.]\w)"
_RUN = re.compile(rf"(?<![\w’'/.-])[A-Z]{{3,8}}s?{_END}(?:(?:, | and |, and |/)[A-Z]{{3,8}}s?{_END})*")
_ONE = re.compile(r"[A-Z]{3,8}")
_WORD = re.compile(r"[^\W\d_]+")
# "Commission on Dark Skies (CDS)", "CDS (Commission on Dark Skies)".
_SPELT_OUT = re.compile(r"[(“\"«]\s*([A-Z]{3,8})(?![A-Z])|\b([A-Z]{3,8})s? \([A-Z][^()]{8,200}\)")
# "WHO" is not the word who in capitals; "ENGLISH" is the word.
_WORD_FROM = 4
_ROMAN = re.compile(r"[IVXLCDM]+")
# Verbs that Council texts put in capitals ("WELCOMES that …"), by their beginnings.
_VERBS = re.compile(
    r"(?:ACKNOWL|ADOPT|AFFIRM|AGREE|APPEAL|AWARE|CALL|COMMIT|CONCER|CONDEM|CONFIRM|CONSID|DECID|DECLAR|DEPLOR|ENCOUR|"
    r"ENDORS|EXPRES|FURTH|HAVING|HIGHL|INVIT|NOT(?:E|ING)|REAFF|RECALL|RECOG|REGRET|REITER|REQUES|RESOL|STRES|"
    r"SUPPORT|TAK(?:E|ING)|UNDERL|URG(?:E|ING)|WELCOM|ALSO|THE|AND|WITH|THAT|STRONG|EMPHA|ASK|PROPOS|UNDERT|BEAR)"
)
_SHOUTED = re.compile(r"(?:[A-Z]{2,} )[A-Z]{2,}|[A-Z]{2,}(?: [A-Z]{2,})")


@dataclass(frozen=True, slots=True)
class _Words:
    """What the whole text says: its words not in capitals, and the acronyms that it spells out."""

    written: frozenset[str]
    spelt_out: frozenset[str]


def acronyms(outline: Outline) -> Iterator[Finding]:
    """The first use of each that the text never spells out; of several in a row, the row and later the first alone."""
    said = _said(" ".join(piece.text for piece in pieces(outline)))
    in_rows: set[str] = set()
    alone: set[str] = set()
    for piece in blocks(outline):
        if piece.text.isupper():
            continue
        for run in _RUN.finditer(piece.text):
            names = [name for name in _ONE.findall(run[0]) if _is_undefined(name, said)]
            if not names or _is_shouted(piece, run):
                continue
            seen = in_rows if len(names) > 1 else alone
            if not seen.issuperset(names) and not (len(names) > 1 and alone.issuperset(names)):
                seen.update(names)
                span = run.span() if len(names) > 1 else _place(run, names[0])
                yield piece.found(RULE, *span, "not spelt out at its first use or later")


def _said(whole: str) -> _Words:
    written = (word.lower() for word in _WORD.findall(whole) if not word.isupper())
    return _Words(
        frozenset(written), frozenset(first or second for first, second in _SPELT_OUT.findall(whole))
    )


def _place(run: re.Match[str], name: str) -> tuple[int, int]:
    start = run.start() + run[0].index(name)
    return start, start + len(name)


def _is_shouted(piece: Piece, run: re.Match[str]) -> bool:
    """Whether the word stands among other words in capitals."""
    around = piece.text[max(0, run.start() - 12) : run.end() + 12]
    return any(run[0].split(",")[0] in found[0].split() for found in _SHOUTED.finditer(around))


def _is_undefined(name: str, said: _Words) -> bool:
    """Not known to all, never spelt out; a word that is also written small is a word in capitals."""
    if name in _KNOWN or _ROMAN.fullmatch(name) or _VERBS.match(name):
        return False
    if len(name) > _WORD_FROM and name.lower() in said.written:
        return False
    return name not in said.spelt_out
