"""Which papers exist, and the one call that makes any of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from drafting.papers.akn.document import clean_xml
from drafting.papers.clean import clean_docx, clean_html, clean_pdf
from drafting.papers.marked import marked_docx, marked_html, marked_pdf
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
# Papers that show what changed, and so are made only of a revision with another before it.
NEED_BASELINE = frozenset({"marked", "tracked"})


def make_paper(paper: str, format: str, values: PaperValues) -> bytes:
    """The bytes of the paper in a format ("docx", "pdf" …); the same values give the same bytes.

    Raises PaperError: `unknown_paper` for what is not in PAPERS, `no_baseline` where one is needed.
    """
    maker = PAPERS.get((paper, format))
    if maker is None:
        raise PaperError("unknown_paper", f"There is no paper “{paper}” as {format}.")
    return maker(values)
