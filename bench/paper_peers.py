"""What others make of the same paper: python-docx its words, WeasyPrint its marked pages with their notes."""

from __future__ import annotations

import io
from html import escape

import docx

from drafting.papers.lines import lines_of
from drafting.papers.sheet import Line, Note, NoteCall, Piece
from drafting.papers.values import PaperValues, needed_baseline
from drafting.text.wording import plain

try:
    import weasyprint
except (ImportError, OSError):  # its lock is not installed, or the system has no Pango
    weasyprint = None

_STYLE = """
@page { size: A4; margin: 2cm; @bottom-right { content: counter(page) } @footnote { border-top: 0.5pt solid } }
body { font: 12pt/1.5 "Liberation Serif", serif } .note { float: footnote; font-size: 10pt }
ins { font-weight: bold } """
_TAGS = {"ins": "ins", "del": "del", "keep": "span"}


def python_docx(values: PaperValues) -> bytes:
    """The paragraphs as plain words: it writes neither revisions nor notes."""
    document, file = docx.Document(), io.BytesIO()
    for each in values.text.paragraphs:
        document.add_paragraph(f"{each.label}.\t{plain(each.wording)}")
    document.save(file)
    return file.getvalue()


def weasyprint_pdf(values: PaperValues) -> bytes | None:
    """The marked text with its footnotes on their pages; None where WeasyPrint cannot be had."""
    if weasyprint is None:
        return None
    lines, notes = lines_of(needed_baseline(values).text, values.text, authors=None)
    body = "".join(f"<p>{_words(line, notes)}</p>" for line in lines)
    page = f"<html lang='en'><title>A text</title><style>{_STYLE}</style>{body}</html>"
    pdf: bytes = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def _words(line: Line, notes: tuple[Note, ...]) -> str:
    return "".join(_piece(piece, notes) for piece in (*line.label, *line.pieces))


def _piece(piece: Piece | NoteCall, notes: tuple[Note, ...]) -> str:
    if isinstance(piece, NoteCall):
        said = "".join(each.text for each in notes[piece.number - 1].pieces)
        return f'<span class="note">{escape(said)}</span>'
    tag = _TAGS[piece.sign]
    return f"<{tag}>{escape(piece.text)}</{tag}>"
