"""The cover page: every field of the cover as a block named by it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from drafting.papers.akn.inline import append_text
from drafting.papers.akn.xml import add
from drafting.papers.cover import audience_line
from drafting.papers.values import PaperValues
from drafting.text.paragraph import CoverField

# What the standard has a word for.
_ELEMENTS = {
    "symbol": "docNumber",
    "doc_type": "docType",
    "issuer": "docAuthority",
    "organ": "docAuthority",
    "from": "docProponent",
    "sponsors": "docProponent",
    "to": "docCommittee",
    "session": "session",
    "subject": "docPurpose",
    "marking": "docStatus",
    "limite": "docStatus",
    "distribution": "docStatus",
}
# How the field is introduced in print.
_NAMES = {
    "from": "From:",
    "on": "On:",
    "date_of_receipt": "Date of receipt:",
    "to": "To:",
    "prev_doc": "No. prev. doc.:",
    "cion_doc": "No. Cion doc.:",
    "subject": "Subject:",
    "interinstitutional_file": "Interinstitutional File:",
}
_MARKINGS = ("marking", "limite", "distribution")


def write_cover(document: etree._Element, values: PaperValues) -> None:
    """The fields in their order, then for whom the paper is. The standard's own words say what a field means."""
    page = add(document, "coverPage", eId="coverPage")
    for field in _fields(values):
        block = add(page, "block", name=field.field)
        if values.text.family == "council" and field.field in _NAMES:
            append_text(add(block, "inline", name="label"), _NAMES[field.field])
            append_text(block, " ")
        local = _ELEMENTS.get(field.field)
        append_text(add(block, local) if local else block, field.text)
    append_text(add(page, "block", name="audience"), audience_line(values.audience, values.delegation))


def _fields(values: PaperValues) -> Iterator[CoverField]:
    """The text's own fields; the paper's symbol and the one before it override what they say."""
    council = values.text.family == "council"
    own = {"symbol": values.symbol}
    if council and values.previous_symbol:
        own["prev_doc"] = values.previous_symbol
    given = {field.field for field in values.text.cover}
    yield from (CoverField(name, text) for name, text in own.items() if name not in given)
    for field in values.text.cover:
        public_marking = council and values.audience == "public" and field.field in _MARKINGS
        if field.text and not public_marking:
            yield CoverField(field.field, own.get(field.field, field.text))
