"""A listing as a paper, in every form that shows a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from drafting.papers.dated import dated_sheet, moment, needed_listing
from drafting.papers.docx.package import write_docx
from drafting.papers.html.page import write_html
from drafting.papers.pdf.compile import write_pdf
from drafting.papers.sheet import Line, Piece, Sheet
from drafting.papers.tables.csv import write_csv
from drafting.papers.tables.table import narrowed
from drafting.papers.tables.xlsx import write_xlsx
from drafting.papers.values import PaperValues


def listing_docx(values: PaperValues) -> bytes:
    """The listing as a .docx file. Raises PaperError `no_snapshot`."""
    return write_docx(_sheet(values))


def listing_pdf(values: PaperValues) -> bytes:
    """The listing as a .pdf file. Raises PaperError `no_snapshot`."""
    return write_pdf(_sheet(values))


def listing_html(values: PaperValues) -> bytes:
    """The listing as an .html file. Raises PaperError `no_snapshot`."""
    return write_html(_sheet(values))


def listing_xlsx(values: PaperValues) -> bytes:
    """The listing as a workbook. Raises PaperError `no_snapshot`."""
    listing = needed_listing(values)
    assert values.snapshot is not None
    return write_xlsx(listing.table, title=listing.title, date=values.snapshot.at)


def listing_csv(values: PaperValues) -> bytes:
    """The listing as comma-separated values. Raises PaperError `no_snapshot`."""
    return write_csv(needed_listing(values).table)


# Columns that a page set across can show: of words in full beside two leading ones, of a word or two beside one.
_COLUMNS_AT_MOST = {0: 0, 1: 15, 2: 7}

LISTINGS: Mapping[str, Callable[[PaperValues], bytes]] = {
    "docx": listing_docx,
    "pdf": listing_pdf,
    "html": listing_html,
    "xlsx": listing_xlsx,
    "csv": listing_csv,
}


def _sheet(values: PaperValues) -> Sheet:
    listing = needed_listing(values)
    assert values.snapshot is not None
    return dated_sheet(
        values,
        title=listing.title,
        about=listing.title,
        key=f"State of play on {moment(values.snapshot.at)}. {listing.key}",
        lines=(Line("title", None, (), (Piece(listing.title),)),),
        table=narrowed(listing.table, at_most=_COLUMNS_AT_MOST[listing.table.leading]),
    )
