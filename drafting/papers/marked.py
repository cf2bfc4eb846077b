"""The marked paper: what changed since the text before, in the typists' way, with its key on page 1."""

from __future__ import annotations

from drafting.papers.cover import audience_line, make_cover
from drafting.papers.docx.package import write_docx
from drafting.papers.html.page import write_html
from drafting.papers.lines import lines_of
from drafting.papers.pdf.compile import write_pdf
from drafting.papers.sheet import Line, Piece, Sheet
from drafting.papers.values import PaperValues, needed_baseline


def marked_docx(values: PaperValues) -> bytes:
    """The marked paper as a .docx file. Raises PaperError `no_baseline` for a first text."""
    return write_docx(_sheet(values))


def marked_pdf(values: PaperValues) -> bytes:
    """The marked paper as a .pdf file. Raises PaperError `no_baseline` for a first text."""
    return write_pdf(_sheet(values))


def marked_html(values: PaperValues) -> bytes:
    """The marked paper as an .html file. Raises PaperError `no_baseline` for a first text."""
    return write_html(_sheet(values))


def _sheet(values: PaperValues) -> Sheet:
    baseline = needed_baseline(values)
    lines, notes = lines_of(baseline.text, values.text, authors=None)
    return Sheet(
        cover=make_cover(values),
        title=f"{values.symbol}, marked against {baseline.symbol}",
        issued=values.issued,
        heads=(audience_line(values.audience, values.delegation),),
        key=_key(baseline.symbol, lines),
        lines=lines,
        notes=notes,
    )


def _key(symbol: str, lines: tuple[Line, ...]) -> tuple[Piece, ...]:
    """The sentence that says what the marks mean, each mark shown on its own words (conventions §1, marking)."""
    moved = (
        Piece(" Moved text is in "),
        Piece("italics", frozenset({"italic"})),
        Piece(" where it now stands."),
    )
    return (
        Piece(f"Changes to {symbol} are marked: new text is in "),
        Piece("bold underlined", sign="ins"),
        Piece(", deleted text is "),
        Piece("struck through", sign="del"),
        Piece("."),
        *(moved if any(line.sign == "to" for line in lines) else ()),
    )
