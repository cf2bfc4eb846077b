"""An Akoma Ntoso document (ours, or another's with preface, preamble and body) to an outline."""

from __future__ import annotations

from collections.abc import Mapping

from drafting.reading.family import family_of
from drafting.reading.line import Line
from drafting.reading.marked import Marked
from drafting.reading.outline import Block, CoverField, Family, Outline
from drafting.reading.refusal import UnreadableDocument
from drafting.reading.xml_blocks import BlockReader, Part, Place
from drafting.reading.xml_cover import meant_fields, named_fields
from drafting.reading.xml_tree import Element, children, first, name_of, parse_xml
from drafting.reading.xml_words import WordReader
from drafting.text.sentence import gettext_noop

_PARTS: Mapping[str, Part] = {
    "preface": "preface",
    "preamble": "preamble",
    "body": "body",
    "mainBody": "body",
    "debateBody": "body",
    "conclusions": "conclusions",
    "attachments": "body",
}


def read_akoma_ntoso(content: bytes) -> Outline:
    """The outline of the first document in the file. Raises UnreadableDocument."""
    root = parse_xml(content)
    document = next((child for child in root if name_of(child)), None)
    if name_of(root) != "akomaNtoso" or document is None:
        raise UnreadableDocument(
            code="unsupported", reason=gettext_noop("The XML file is not an Akoma Ntoso document.")
        )
    words = WordReader(root)
    reader = BlockReader(words)
    for part in children(document, *_PARTS):
        reader.read(part, Place(_PARTS[name_of(part)]))
    cover = _cover(document)
    fields = tuple(field for field in cover if field.field != "cover_note")
    notes = [Block("cover_note", None, None, field.text) for field in cover if field.field == "cover_note"]
    blocks = (*notes, *reader.blocks)
    title = next((block.text for block in blocks if block.kind == "title"), None)
    return Outline(_family(document, fields, blocks), fields, title, blocks, tuple(words.notes))


def _cover(document: Element) -> list[CoverField]:
    page, preface = first(document, "coverPage"), first(document, "preface")
    named = list(named_fields(page)) if page is not None else []
    if named:
        return named
    return [field for part in (page, preface) if part is not None for field in meant_fields(part)]


def _family(document: Element, fields: tuple[CoverField, ...], blocks: tuple[Block, ...]) -> Family:
    """By the country of the work ("un", "eu"), else by what stands on the first page."""
    country = next((one.get("value") for one in document.iter() if name_of(one) == "FRBRcountry"), None)
    if country in ("un", "eu"):
        return "un" if country == "un" else "council"
    texts = [*(field.text for field in fields), *(block.text for block in blocks)]
    return family_of([Line(Marked(text)) for text in texts if text])
