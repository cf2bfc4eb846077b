"""Which papers exist, and the one call that makes any of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from drafting.papers.akn.document import clean_xml
from drafting.papers.clean import clean_docx, clean_html, clean_pdf
from drafting.papers.marked import marked_docx, marked_html, marked_pdf
from drafting.papers.printable import printable
from drafting.papers.rolling import rolling_docx, rolling_html, rolling_pdf, rolling_xml
from drafting.papers.room_text import room_text_docx, room_text_html, room_text_pdf
from drafting.papers.tables.paper import LISTINGS
from drafting.papers.tracked import tracked_docx
from drafting.papers.values import PaperError, PaperValues

PAPERS: Mapping[tuple[str, str], Callable[[PaperValues], bytes]] = {
    ("clean", "docx"): clean_docx,
    ("clean", "pdf"): clean_pdf,
    ("clean", "xml"): clean_xml,
    ("clean", "html"): clean_html,
    ("marked", "docx"): marked_docx,
    ("marked", "pdf"): marked_pdf,
    ("marked", "html"): marked_html,
    ("tracked", "docx"): tracked_docx,
}
# Papers of a negotiation, made from a snapshot with a date of its own.
DATED_PAPERS: Mapping[tuple[str, str], Callable[[PaperValues], bytes]] = {
    ("rolling", "docx"): rolling_docx,
    ("rolling", "pdf"): rolling_pdf,
    ("rolling", "xml"): rolling_xml,
    ("rolling", "html"): rolling_html,
    ("room_text", "docx"): room_text_docx,
    ("room_text", "pdf"): room_text_pdf,
    ("room_text", "html"): room_text_html,
    **{
        (paper, form): maker
        for paper in ("disposition", "comparison", "comments", "positions")
        for form, maker in LISTINGS.items()
    },
}
# Papers that show what changed, and so are made only of a revision with another before it.
NEED_BASELINE = frozenset({"marked", "tracked"})
# A Word file clears its parts of what no file can hold when they are bytes already, at a tenth of the time.
_CLEARED_AS_BYTES = frozenset({"docx"})


def make_paper(paper: str, format: str, values: PaperValues) -> bytes:
    """The bytes of the paper in a format ("docx", "pdf" …); the same values give the same bytes.

    Raises PaperError: `unknown_paper` for what is in neither list, `no_baseline` or `no_snapshot`
    where one is needed.
    """
    maker = PAPERS.get((paper, format)) or DATED_PAPERS.get((paper, format))
    if maker is None:
        raise PaperError("unknown_paper", f"There is no paper “{paper}” as {format}.")
    return maker(values if format in _CLEARED_AS_BYTES else printable(values))
