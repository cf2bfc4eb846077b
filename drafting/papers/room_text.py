"""The room text: how the text stands at this minute, for the people in the room and of no status."""

from __future__ import annotations

from drafting.papers.dated import dated_sheet, needed_text
from drafting.papers.days import day
from drafting.papers.docx.package import write_docx
from drafting.papers.html.page import write_html
from drafting.papers.lines import lines_of
from drafting.papers.pdf.compile import write_pdf
from drafting.papers.sheet import Sheet
from drafting.papers.values import PaperValues


def room_text_docx(values: PaperValues) -> bytes:
    """The room text as a .docx file. Raises PaperError `no_snapshot`."""
    return write_docx(_sheet(values))


def room_text_pdf(values: PaperValues) -> bytes:
    """The room text as a .pdf file. Raises PaperError `no_snapshot`."""
    return write_pdf(_sheet(values))


def room_text_html(values: PaperValues) -> bytes:
    """The room text as an .html file. Raises PaperError `no_snapshot`."""
    return write_html(_sheet(values))


def _sheet(values: PaperValues) -> Sheet:
    text = needed_text(values)
    lines, notes = lines_of(text, text, authors=None)
    assert values.snapshot is not None
    stamp = f"Room text, {values.snapshot.at:%H:%M}, no status"
    return dated_sheet(
        values,
        title=f"{values.symbol}, room text",
        about=stamp,
        key=(
            f"{stamp}. {values.symbol} as it stood in the room on {day(values.snapshot.at)}, with what the "
            "Presidency has announced as taken up. Words in square brackets are not agreed."
        ),
        heads=(stamp,),
        lines=lines,
        notes=notes,
    )
