"""What the document says about itself: which work, which issue of it, which file (FRBR), all from its symbol."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC

from lxml import etree

from drafting.papers.akn.xml import add
from drafting.papers.cover import UnCover, make_cover
from drafting.papers.values import PaperValues
from drafting.text.symbols import ParseError, base_symbol, format_symbol

_UNFIT = re.compile(r"[^a-z0-9]+")
_YEAR = re.compile(r"(?<![\d.])(?:19|20|21)\d{2}(?!\d)")
_SHORT_YEAR = re.compile(r"/(\d{2})$")  # the Council's: "6589/18"
# ISO 639-2 codes of the languages in which the institutions issue texts.
_LANGUAGES: dict[str, str] = {
    **{"ar": "ara", "bg": "bul", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng"},
    **{"es": "spa", "et": "est", "fi": "fin", "fr": "fra", "ga": "gle", "hr": "hrv", "hu": "hun"},
    **{"it": "ita", "lt": "lit", "lv": "lav", "mt": "mlt", "nl": "nld", "pl": "pol", "pt": "por"},
    **{"ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sv": "swe", "zh": "zho"},
}
_FORMAL = frozenset({"chapeau", "preambular", "operative"})


@dataclass(frozen=True, slots=True)
class DocumentType:
    """The element of the standard, and what the institution calls such a document ("outcomeOfProceedings")."""

    element: str
    name: str


def document_type(values: PaperValues) -> DocumentType:
    """A United Nations resolution is a statement, any other paper a doc of its own name."""
    text = values.text
    if text.family == "council":
        kind = next((field.text for field in text.cover if field.field == "doc_type"), "")
        return DocumentType("doc", _camel(kind.removeprefix("WORKING PAPER")) or "note")
    if not any(paragraph.kind in _FORMAL for paragraph in text.paragraphs):
        return DocumentType("doc", "report")
    adopted = "/RES/" in values.symbol or any(field.field == "adoption_line" for field in text.cover)
    return DocumentType("statement", "resolution" if adopted else "draftResolution")


def write_meta(document: etree._Element, values: PaperValues, kind: DocumentType) -> None:
    """Identification and the one organisation it refers to. No person, no program is named."""
    cover = make_cover(values)
    issuer = cover.organ if isinstance(cover, UnCover) else cover.issuer
    house = "un" if values.text.family == "un" else "eu"
    meta = add(document, "meta")
    language = _LANGUAGES.get(cover.footer.language.lower(), "mul")
    _identification(meta, values, kind, house=house, language=language)
    references = add(meta, "references", source="#issuer")
    address = f"/akn/ontology/organization/{house}/{_slug(issuer) or 'issuer'}"
    add(references, "TLCOrganization", eId="issuer", href=address, showAs=issuer)


def _identification(
    meta: etree._Element, values: PaperValues, kind: DocumentType, *, house: str, language: str
) -> None:
    """Work, expression and manifestation: the document, this issue of it, this file."""
    day = values.issued.astimezone(UTC).strftime("%Y-%m-%d")
    stem, version = _stem_and_version(values.symbol)
    work = "/".join(("/akn", house, kind.element, kind.name.lower(), _year(stem, day), _slug(stem)))
    expression = f"{work}/{language}@{_slug(version)}"
    identification = add(meta, "identification", source="#issuer")
    level = add(identification, "FRBRWork")
    _identify(level, work, f"{work}/!main", day, "issued", alias=values.symbol)
    add(level, "FRBRcountry", value=house)
    add(level, "FRBRsubtype", value=kind.name)
    add(level, "FRBRnumber", value=stem)
    level = add(identification, "FRBRExpression")
    _identify(level, expression, f"{expression}/!main", day, "issued")
    if version:
        add(level, "FRBRversionNumber", value=version)
    add(level, "FRBRlanguage", language=language)
    level = add(identification, "FRBRManifestation")
    _identify(level, f"{expression}.xml", f"{expression}/!main.xml", day, "made")
    add(level, "FRBRformat", value="application/akn+xml")


def _identify(
    level: etree._Element, uri: str, this: str, day: str, event: str, *, alias: str | None = None
) -> None:
    add(level, "FRBRthis", value=this)
    add(level, "FRBRuri", value=uri)
    if alias:
        add(level, "FRBRalias", value=alias, name="symbol")
    add(level, "FRBRdate", date=day, name=event)
    add(level, "FRBRauthor", href="#issuer")


def _stem_and_version(symbol: str) -> tuple[str, str]:
    """What all issues of the document share, and which of them this is ("REV 1"); "" for the first."""
    try:
        stem = format_symbol(base_symbol(symbol))
    except ParseError:
        return symbol, ""
    words = " ".join(symbol.split())
    if words.startswith(stem):
        return stem, words.removeprefix(stem).strip(" /*").removeprefix("INIT").strip()
    return stem, " ".join(words.split(" ")[1:])  # "8622/1/14 REV 1" is a revision of 8622/14


def _year(stem: str, day: str) -> str:
    """The year that the symbol names (one of two figures is of the paper's century), else that of the paper."""
    found, short = _YEAR.search(stem), _SHORT_YEAR.search(stem)
    if found:
        return found[0]
    return f"{day[:2]}{short[1]}" if short else day[:4]


def _camel(words: str) -> str:
    found: list[str] = re.findall(r"\w+", words.lower())
    return "".join([*found[:1], *(word.capitalize() for word in found[1:])])


def _slug(text: str) -> str:
    return _UNFIT.sub("-", text.lower()).strip("-")
