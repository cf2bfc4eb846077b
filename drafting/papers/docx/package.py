"""The package: the template's parts and the sheet's, zipped so that the same sheet gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from drafting.papers.cover import CouncilCover
from drafting.papers.docx.body import BodyWriter
from drafting.papers.docx.cover import CoverParagraph, cover_paragraphs
from drafting.papers.docx.language import language_tag
from drafting.papers.docx.margins import empty_header, first_header, footer
from drafting.papers.docx.markup import element, encoded, escaped, paragraph, part
from drafting.papers.docx.zipped import Entry, entry, zipped
from drafting.papers.sheet import Sheet
from drafting.papers.tables.docx import table_markup
from drafting.papers.tables.table import Table

_TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "papers" / "docx"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_House = Literal["council", "un"]
# Page sizes and margins in twentieths of a point: A4, as the institutions' own papers.
_MARGINS: dict[_House, dict[str, str]] = {
    "council": {"top": "1134", "right": "1134", "bottom": "1134", "left": "1134"},
    "un": {"top": "1021", "right": "1247", "bottom": "1361", "left": "1247"},
}
_TEMPLATE_LANGUAGE = b"en-GB"
_LONG_SIDE = 16838
_ORDER = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")


def write_docx(sheet: Sheet) -> bytes:
    """The sheet as the bytes of a .docx file."""
    house: _House = "council" if isinstance(sheet.cover, CouncilCover) else "un"
    cover = cover_paragraphs(sheet.cover)
    body = BodyWriter(sheet, before=cover[-1].style)
    parts = {
        "word/document.xml": _document(sheet, cover, body, house),
        "word/footnotes.xml": body.footnotes(),
        "word/comments.xml": body.comments(),
        "word/header1.xml": first_header(sheet),
        "word/header2.xml": empty_header(),
        "word/footer1.xml": footer(sheet),
        "word/footer2.xml": footer(sheet, annex=sheet.table is None, across=sheet.table is not None),
        "docProps/core.xml": _properties(sheet),
    }
    template = _template_entries(house, language_tag(sheet.cover.footer.language))
    entries = {**template, **{name: entry(name, content) for name, content in parts.items()}}
    return zipped([entries[name] for name in (*_ORDER, *sorted(set(entries) - set(_ORDER)))])


def _document(sheet: Sheet, cover: Sequence[CoverParagraph], writer: BodyWriter, house: _House) -> bytes:
    first = _section(house, footer="footer1", title_page=True)
    *above, last = cover
    covered = "".join([each.markup() for each in above]) + last.markup(end=writer.end_before())
    if sheet.table is not None:
        across = _section(house, footer="footer2", title_page=False, across=True)
        listing = covered + _listing(sheet.table, writer, before_table=first, house=house)
        return part("document", element("body", listing + across), r=_RELATIONS)
    body = writer.body(before_annex=first)
    closing = first if first not in body else _section(house, footer="footer2", title_page=False)
    return part("document", element("body", covered + body + closing), r=_RELATIONS)


def _listing(table: Table, writer: BodyWriter, *, before_table: str, house: _House) -> str:
    """The key on upright pages, the rest on pages set across."""
    width = _LONG_SIDE - int(_MARGINS[house]["left"]) - int(_MARGINS[house]["right"])
    upright = writer.key() + paragraph("Normal", properties=before_table)
    return upright + writer.lines() + table_markup(table, width=width) + paragraph("EndRule")


def _section(house: _House, *, footer: str, title_page: bool, across: bool = False) -> str:
    """The properties of a stretch of pages; only the first has a title page, with what stands above it."""
    parts = [("headerReference", "default", "header2"), ("footerReference", "default", footer)]
    if title_page:
        parts += [("headerReference", "first", "header1"), ("footerReference", "first", footer)]
    return element(
        "sectPr",
        "".join([f'<w:{local} w:type="{kind}" r:id="{relation}"/>' for local, kind, relation in parts])
        + (
            element("pgSz", w=str(_LONG_SIDE), h="11906", orient="landscape")
            if across
            else element("pgSz", w="11906", h=str(_LONG_SIDE))
        )
        + element("pgMar", **_MARGINS[house], header="567", footer="567", gutter="0")
        + ("<w:titlePg/>" if title_page else ""),
    )


@lru_cache(maxsize=64)
def _template_entries(house: _House, language: str) -> dict[str, Entry]:
    """The parts that no sheet changes but for its language, by their names in the package."""
    return {
        name: entry(name, path.read_bytes().replace(_TEMPLATE_LANGUAGE, language.encode()))
        for folder in (_TEMPLATES / "common", _TEMPLATES / house)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for name in [path.relative_to(folder).as_posix()]
    }


def _properties(sheet: Sheet) -> bytes:
    """The document's title, date and language, and nothing that names a person or a program."""
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dublin, terms = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
    instance = "http://www.w3.org/2001/XMLSchema-instance"
    day = sheet.issued.strftime("%Y-%m-%dT00:00:00Z")
    return encoded(
        f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="{dublin}" xmlns:dcterms="{terms}" xmlns:xsi="{instance}">'
        f"<dc:title>{escaped(sheet.title)}</dc:title>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f"<dc:language>{language_tag(sheet.cover.footer.language)}</dc:language>"
        "</cp:coreProperties>"
    )
