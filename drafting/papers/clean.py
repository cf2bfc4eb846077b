"""The clean paper: the text as it stands."""

from __future__ import annotations

from drafting.papers.cover import audience_line, make_cover, title_of
from drafting.papers.docx.package import write_docx
from drafting.papers.html.page import write_html
from drafting.papers.lines import lines_of
from drafting.papers.pdf.compile import write_pdf
from drafting.papers.sheet import Sheet
from drafting.papers.values import PaperValues


def clean_docx(values: PaperValues) -> bytes:
    """The clean paper as a .docx file."""
    return write_docx(_sheet(values))


def clean_pdf(values: PaperValues) -> bytes:
    """The clean paper as a .pdf file."""
    return write_pdf(_sheet(values))


def clean_html(values: PaperValues) -> bytes:
    """The clean paper as an .html file."""
    return write_html(_sheet(values))


def _sheet(values: PaperValues) -> Sheet:
    lines, notes = lines_of(values.text, values.text, authors=None)
    return Sheet(
        cover=make_cover(values),
        title=title_of(values),
        issued=values.issued,
        heads=(audience_line(values.audience, values.delegation),),
        key=(),
        lines=lines,
        notes=notes,
    )
