"""A table as a workbook of one sheet: the least that spreadsheets open, the same bytes for the same table."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from drafting.papers.docx.markup import escaped
from drafting.papers.tables.neutral import neutral
from drafting.papers.tables.table import Cell, Table, Words

_TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "papers" / "xlsx"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip entry can bear
_HEAD, _BODY = 1, 2  # places in the list of cell formats of styles.xml
_WIDTH = 150  # of all columns together, in characters
_NAME_AT_MOST = 31  # characters that a sheet's name may have


def write_xlsx(table: Table, *, title: str, date: datetime) -> bytes:
    """The table as an .xlsx file: text cells only, its head kept in sight, redlines struck and underlined."""
    parts = {
        **_template_parts(),
        "xl/workbook.xml": _workbook(title),
        "xl/worksheets/sheet1.xml": _sheet(table),
        "docProps/core.xml": _properties(title, date),
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, data in sorted(parts.items()):
            package.writestr(zipfile.ZipInfo(name, _NO_DATE), data, zipfile.ZIP_DEFLATED)
    return content.getvalue()


@lru_cache(maxsize=1)
def _template_parts() -> dict[str, bytes]:
    """The parts that no table changes, by their names in the package."""
    return {
        path.relative_to(_TEMPLATES).as_posix(): path.read_bytes()
        for path in sorted(_TEMPLATES.rglob("*"))
        if path.is_file()
    }


def _sheet(table: Table) -> bytes:
    shares = sum(column.share for column in table.columns)
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{_WIDTH * column.share / shares:.1f}" customWidth="1"/>'
        for number, column in enumerate(table.columns, start=1)
    )
    head = _row(1, tuple((Words(column.name),) for column in table.columns), _HEAD)
    rows = "".join(_row(number, row, _BODY) for number, row in enumerate(table.rows, start=2))
    return _part(
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{head}{rows}</sheetData>"
        '<pageSetup paperSize="9" orientation="landscape"/></worksheet>'
    )


def _row(number: int, cells: tuple[Cell, ...], look: int) -> str:
    inner = "".join(
        f'<c r="{_letters(place)}{number}" s="{look}" t="inlineStr"><is>{_words(cell)}</is></c>'
        for place, cell in enumerate(cells)
        if cell
    )
    return f'<row r="{number}">{inner}</row>'


def _words(cell: Cell) -> str:
    """One text, or runs where something is marked; the first of them decides whether it looks like a formula."""
    first, *more = cell
    pieces = (Words(neutral(first.text), first.marks, first.sign), *more)
    if all(not piece.marks and piece.sign == "keep" for piece in pieces):
        return _text("".join(piece.text for piece in pieces))
    return "".join(f"<r><rPr>{_looks(piece)}</rPr>{_text(piece.text)}</r>" for piece in pieces)


def _looks(piece: Words) -> str:
    """In the order in which spreadsheets write them."""
    return "".join(
        (
            "<b/>" if "bold" in piece.marks or piece.sign == "ins" else "",
            "<i/>" if "italic" in piece.marks else "",
            "<strike/>" if piece.sign == "del" else "",
            "<u/>" if piece.sign == "ins" else "",
            '<vertAlign val="superscript"/>' if "superscript" in piece.marks else "",
            '<sz val="10"/><rFont val="Arial"/>',
        )
    )


def _text(text: str) -> str:
    return f'<t xml:space="preserve">{escaped(text)}</t>'


def _workbook(title: str) -> bytes:
    # Signs that a sheet's name may not have.
    name = re.sub(r"[\[\]:*?/\\']", " ", title)[:_NAME_AT_MOST].strip()
    return _part(
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _properties(title: str, date: datetime) -> bytes:
    """Title and date, and nothing that names a person or a program."""
    return _part(
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{date:%Y-%m-%d}T00:00:00Z</dcterms:created>'
        "</cp:coreProperties>"
    )


def _letters(place: int) -> str:
    """The name of a column: A … Z, AA …"""
    name, left = "", place + 1
    while left:
        left, letter = divmod(left - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _part(markup: str) -> bytes:
    return f"{_DECLARATION}{markup}".encode()
