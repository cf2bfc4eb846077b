"""The first page of a paper of the EU Council: what stands in which field (conventions §1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from drafting.reading.cover import Cover, all_in_columns, squeezed
from drafting.reading.labels import leading_label
from drafting.reading.line import Line
from drafting.reading.outline import CoverField
from drafting.reading.paragraphs import DATE

_NO = r"(?:No\.?|N[°ºo]\.?|Nr\.?)"
# The fields that carry their own name, English and French.
_NAMED = tuple(
    (name, re.compile(rf"(?:{pattern})\s*:\s*(?P<value>.*)", re.IGNORECASE | re.DOTALL))
    for name, pattern in (
        ("from", r"From|De|Origine|Expéditeur"),
        ("on", r"On|En date du"),
        ("date_of_receipt", r"Date of receipt|Date de réception"),
        ("to", r"To|[AÀ]|Destinataires?"),
        ("prev_doc", rf"{_NO}\s*prev\.?\s*docs?\.?|{_NO}\s*docs?\.?\s*pr[ée]c\.?"),
        ("cion_doc", rf"{_NO}\s*Cion\s*(?:doc|prop)s?\.?|{_NO}\s*(?:doc|prop)s?\.?\s*Cion"),
        ("interinstitutional_file", r"\[?(?:Interinstitutional Files?|Dossiers? interinstitutionnels?)"),
        ("subject", r"Subject|Objet"),
    )
)
_SUFFIX = r"(?:INIT|(?:REV|ADD|COR|AMD|EXT)\s*\d{1,3})(?:\s*\([a-z]{2}\))?"
_SYMBOL = rf"(?:(?:ST|WK|CM|DS|SN|EUCO|MD)\s*)?\d{{1,5}}(?:/\d{{1,3}})?/(?:\d{{4}}|\d{{2}})(?:\s+{_SUFFIX})*"
_CITY = r"[^\W\d_][^\d,;:]{1,40}"
_CAPITALS = r"[^a-z\d,;:]{0,60}"
_KINDS_OF_PAPER = (
    "NOTE|PAPER|REPORT|OUTCOME|RECORD|CONTRIBUTION|PROPOSAL|MINUTES|LETTER|AGENDA|STATEMENT|OPINION|NOTICE"
    "|INFORMATION|CORRIGENDUM|ADDENDUM|ACTS?|RÉSULTATS?|RAPPORT|COMPTE|PROPOSITION|LETTRE|AVIS"
)
# The fields told by their form.
_FORMED = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("language_marker", r"\(OR\.?\s*[a-z]{2}(?:\s*[/,+]\s*[a-z]{2})*\)"),
        ("place_date", rf"{_CITY}(?:,\s*(?:le )?|\s+le ){DATE}"),
        ("symbol", _SYMBOL),
        ("symbol_suffix", _SUFFIX),
        ("distribution", r"LIMITE|PUBLIC|DOCUMENT PARTIALLY ACCESSIBLE TO THE PUBLIC.*"),
        ("subject_code", r"[A-Z][A-Z0-9]*(?:[-/][A-Z0-9]+)*\s+\d{1,4}(?:/\d{2})?"),
        (
            "issuer",
            r"(?i:council of(?: the)?(?: european union)?|(?:the )?european (?:union|council)|general secretariat"
            r"|(?:le )?conseil(?: de)?(?: l['’]union européenne| européen)?|(?:de )?l['’]union européenne"
            r"|union européenne|secrétariat général)",
        ),
        ("doc_type", rf"{_CAPITALS}\b(?:{_KINDS_OF_PAPER})\b{_CAPITALS}"),
    )
)
# What these forms mean is sure only above a field that carries its name.
_FORMED_ON_COVER = (
    *_FORMED,
    ("subject_code", re.compile(r"[A-Z]{3,15}")),
    ("doc_type", re.compile(rf"(?=.*[^\W\d_]{{3}}){_CAPITALS}")),
)
_SEVERAL_CODES = re.compile(r"[A-Z][A-Z0-9]*(?:[-/][A-Z0-9]+)*\s+\d{1,4}")
_DATE_AND_LANGUAGE = re.compile(r"(.*\d{4})\s*(\(OR\.?\s*[a-z].*\))")


@dataclass(slots=True)
class _Reading:
    """The fields found so far; ``open_named`` while the last one may go on in the next line."""

    fields: list[tuple[str, str]] = field(default_factory=list)
    open_named: bool = False

    def add(self, name: str, text: str, *, named: bool = False) -> None:
        self.fields.append((name, text))
        self.open_named = named

    def extend_last(self, text: str) -> None:
        name, so_far = self.fields[-1]
        self.fields[-1] = (name, squeezed(f"{so_far} {text}"))


def read_council_cover(lines: Sequence[Line]) -> Cover:
    """The fields of the first page and the lines after it; no field where the text has no such page."""
    pieces = all_in_columns(lines)
    end = _end_of_named_fields(pieces)
    reading = _Reading()
    used = 0
    for position, (number, piece) in enumerate(pieces):
        text = squeezed(piece.text)
        if position > end and not _may_follow(reading, piece, text, anchored=end >= 0):
            break
        _take(reading, piece, text)
        used = number + 1
    if end < 0 and len(reading.fields) < 2:
        return Cover((), tuple(lines))
    return Cover(
        tuple(CoverField(name, text) for name, text in _settled(reading.fields)), tuple(lines[used:])
    )


def _end_of_named_fields(pieces: Sequence[tuple[int, Line]]) -> int:
    """The position of the last field that carries its name ("Subject:" is the last of a whole cover), or -1."""
    last = -1
    for position, (_, piece) in enumerate(pieces):
        text = squeezed(piece.text)
        if len(text) > 400 or _is_numbered(piece, text):
            break
        named = _named(text)
        if named is None:
            continue
        last = position
        if named[0] == "subject":
            break
    return last


def _is_numbered(piece: Line, text: str) -> bool:
    label = leading_label(text)
    return piece.number is not None or (label is not None and label.kind in ("number", "dotted"))


def _may_follow(reading: _Reading, piece: Line, text: str, *, anchored: bool) -> bool:
    """Whether a line past the last named field still belongs to the cover."""
    if piece.role is not None or _is_numbered(piece, text):
        return False
    if not anchored:
        name = _formed(text, _FORMED)
        return name is not None and not (name == "doc_type" and _has(reading, name))
    if not reading.open_named:
        return False
    if not reading.fields[-1][1]:
        return True
    return (not piece.apart and not _starts_transmission(text)) or text[:1] in "-–—"


def _starts_transmission(text: str) -> bool:
    return re.match(r"(?:Delegations|Members|Les délégations)\b", text) is not None


def _has(reading: _Reading, name: str) -> bool:
    return any(found == name for found, _ in reading.fields)


def _take(reading: _Reading, piece: Line, text: str) -> None:
    named = _named(text)
    if named is not None:
        reading.add(*named, named=True)
    elif reading.open_named and _goes_on(reading, piece, text):
        reading.extend_last(text)
    else:
        _take_formed(reading, piece, text)


def _goes_on(reading: _Reading, piece: Line, text: str) -> bool:
    return not reading.fields[-1][1] or not piece.apart or text[:1] in "-–—"


def _take_formed(reading: _Reading, piece: Line, text: str) -> None:
    both = _DATE_AND_LANGUAGE.fullmatch(text)
    if both is not None:
        _take_formed(reading, piece, both[1])
        _take_formed(reading, piece, both[2])
        return
    codes = _SEVERAL_CODES.findall(text)
    if len(codes) > 1 and squeezed(" ".join(codes)) == text:
        for code in codes:
            reading.add("subject_code", code)
        return
    name = _formed(text, _FORMED_ON_COVER) or "notice"
    if name == "notice" and not piece.apart and reading.fields and reading.fields[-1][0] == name:
        reading.extend_last(text)
    else:
        reading.add(name, text)


def _named(text: str) -> tuple[str, str] | None:
    for name, pattern in _NAMED:
        found = pattern.fullmatch(text)
        if found is not None:
            return name, found["value"].removesuffix("]") if text.startswith("[") else found["value"]
    return None


def _formed(text: str, forms: Sequence[tuple[str, re.Pattern[str]]]) -> str | None:
    return next((name for name, pattern in forms if pattern.fullmatch(text)), None)


def _settled(fields: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """One field for what is printed on several lines: the issuer, the symbol and its REV."""
    settled: list[tuple[str, str]] = []
    for name, text in fields:
        target = "symbol" if name == "symbol_suffix" else name
        earlier = next((at for at, (found, _) in enumerate(settled) if found == target), None)
        if earlier is not None and name in ("symbol_suffix", "issuer"):
            settled[earlier] = (target, f"{settled[earlier][1]} {text}")
        else:
            settled.append((target, text))
    return settled
