"""A table in Word: set across on pages of its own, its head repeated on each."""

from __future__ import annotations

from drafting.papers.docx.markup import element, paragraph, run, text_element
from drafting.papers.tables.table import Cell, Table, Words

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_markup(table: Table, *, width: int) -> str:
    """The table as markup, so wide (in twentieths of a point); a paragraph has to follow it."""
    shares = sum(column.share for column in table.columns)
    widths = [width * column.share // shares for column in table.columns]
    head = tuple((Words(column.name),) for column in table.columns)
    return element(
        "tbl",
        _properties(width)
        + element("tblGrid", "".join(element("gridCol", w=str(each)) for each in widths))
        + _row(head, widths, head=True)
        + "".join(_row(row, widths, head=False) for row in table.rows),
    )


def _properties(width: int) -> str:
    borders = "".join(element(edge, val="single", sz="4", space="0", color="auto") for edge in _EDGES)
    margins = "".join(element(edge, w="85", type="dxa") for edge in ("left", "right"))
    return element(
        "tblPr",
        element("tblW", w=str(width), type="dxa")
        + element("tblBorders", borders)
        + element("tblLayout", type="fixed")
        + element("tblCellMar", margins),
    )


def _row(cells: tuple[Cell, ...], widths: list[int], *, head: bool) -> str:
    properties = element("trPr", element("cantSplit") + (element("tblHeader") if head else ""))
    shade = element("shd", val="clear", color="auto", fill="E8E8E8") if head else ""
    style = "TableHead" if head else "TableText"
    return element(
        "tr",
        properties
        + "".join(
            element(
                "tc",
                element("tcPr", element("tcW", w=str(width), type="dxa") + shade)
                + paragraph(style, "".join(map(_piece, cell))),
            )
            for cell, width in zip(cells, widths, strict=True)
        ),
    )


def _piece(piece: Words) -> str:
    parts = [text_element("t", text) if text else "" for text in piece.text.split("\n")]
    return run("<w:br/>".join(parts), properties=_looks(piece))


def _looks(piece: Words) -> str:
    """In the order of the schema: b, i, strike, u, vertAlign."""
    return "".join(
        (
            "<w:b/>" if "bold" in piece.marks or piece.sign == "ins" else "",
            "<w:i/>" if "italic" in piece.marks else "",
            "<w:strike/>" if piece.sign == "del" else "",
            '<w:u w:val="single"/>' if piece.sign == "ins" else "",
            '<w:vertAlign w:val="superscript"/>' if "superscript" in piece.marks else "",
        )
    )
