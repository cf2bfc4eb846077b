"""The package: the template's parts and the sheet's, zipped so that the same sheet gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Literal

from lxml import etree

from drafting.papers.cover import CouncilCover
from drafting.papers.docx.body import BodyWriter
from drafting.papers.docx.cover import write_cover
from drafting.papers.docx.margins import empty_header, first_header, footer
from drafting.papers.docx.xml import add, part, root
from drafting.papers.sheet import Sheet

_TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "papers" / "docx"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip entry can bear
_FAST = 1  # level of compression: the papers are small, and made while somebody waits
_House = Literal["council", "un"]
# Page sizes and margins in twentieths of a point: A4, as the institutions' own papers.
_MARGINS: dict[_House, dict[str, str]] = {
    "council": {"top": "1134", "bottom": "1134", "left": "1134", "right": "1134"},
    "un": {"top": "1021", "bottom": "1361", "left": "1247", "right": "1247"},
}
_ORDER = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")


def write_docx(sheet: Sheet) -> bytes:
    """The sheet as the bytes of a .docx file."""
    house: _House = "council" if isinstance(sheet.cover, CouncilCover) else "un"
    body = BodyWriter(sheet)
    parts = {
        **_template_parts(house),
        "word/document.xml": _document(sheet, body, house),
        "word/footnotes.xml": body.footnotes(),
        "word/header1.xml": first_header(sheet),
        "word/header2.xml": empty_header(),
        "word/footer1.xml": footer(sheet),
        "docProps/core.xml": _properties(sheet),
    }
    return _zipped(parts)


def _document(sheet: Sheet, writer: BodyWriter, house: _House) -> bytes:
    document = root("document", r=_RELATIONS)
    body = add(document, "body")
    write_cover(body, sheet.cover)
    writer.write(body)
    section = add(body, "sectPr")
    for local, kind, relation in (
        ("headerReference", "first", "header1"),
        ("headerReference", "default", "header2"),
        ("footerReference", "first", "footer1"),
        ("footerReference", "default", "footer1"),
    ):
        add(section, local, type=kind).set(f"{{{_RELATIONS}}}id", relation)
    add(section, "pgSz", w="11906", h="16838")
    add(section, "pgMar", **_MARGINS[house], header="567", footer="567", gutter="0")
    add(section, "titlePg")
    return part(document)


@lru_cache(maxsize=2)
def _template_parts(house: _House) -> dict[str, bytes]:
    """The parts that no sheet changes, by their names in the package."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for folder in (_TEMPLATES / "common", _TEMPLATES / house)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _properties(sheet: Sheet) -> bytes:
    """The document's title and date, and nothing that names a person or a program."""
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dublin, terms = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
    instance = "http://www.w3.org/2001/XMLSchema-instance"
    properties = etree.Element(
        f"{{{core}}}coreProperties", nsmap={"cp": core, "dc": dublin, "dcterms": terms, "xsi": instance}
    )
    etree.SubElement(properties, f"{{{dublin}}}title").text = sheet.title
    created = etree.SubElement(properties, f"{{{terms}}}created")
    created.set(f"{{{instance}}}type", "dcterms:W3CDTF")
    created.text = sheet.issued.strftime("%Y-%m-%dT00:00:00Z")
    return part(properties)


def _zipped(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    names = [*_ORDER, *sorted(set(parts) - set(_ORDER))]
    with zipfile.ZipFile(content, "w") as package:
        for entry in names:
            info = zipfile.ZipInfo(entry, _NO_DATE)
            info.external_attr = 0o644 << 16
            package.writestr(info, parts[entry], zipfile.ZIP_DEFLATED, _FAST)
    return content.getvalue()
