"""The cover as paragraphs: no tables, so that it reads in its order aloud and is read back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drafting.papers.cover import CouncilCover, Cover, UnCover
from drafting.papers.docx.markup import element, plain_paragraph


def cover_paragraphs(cover: Cover) -> str:
    """The cover's paragraphs, and the note that transmits the text."""
    lines = _council(cover) if isinstance(cover, CouncilCover) else _un(cover)
    notes = (plain_paragraph("CoverNote", note) for note in cover.notes)
    return "".join([*lines, *notes])


def _council(cover: CouncilCover) -> Iterator[str]:
    yield _beside("Issuer", cover.issuer, width=4536)
    place_date, language, *rest = cover.block
    yield plain_paragraph("CoverBlock", place_date)
    yield plain_paragraph("CoverBlock", language)
    if cover.file:
        yield _beside("FileLabel", f"Interinstitutional File: {cover.file}", width=2950, below=360)
    for place, text in enumerate(rest):
        yield plain_paragraph("CoverBlockFirst" if place == 0 else "CoverBlock", text)
    if cover.working_paper:
        yield plain_paragraph("WorkingPaper", "WORKING PAPER")
        yield plain_paragraph("Notice", cover.notice)
    yield plain_paragraph("DocType", cover.doc_type)
    for line, after in pairwise((*cover.lines, None)):
        if line is not None:
            yield plain_paragraph("CoverLine" if after else "CoverLastLine", *line)


def _un(cover: UnCover) -> Iterator[str]:
    yield _beside("UnitedNations", "United Nations", width=4536)
    yield plain_paragraph("UnSymbol", cover.symbol)
    yield _beside("Organ", cover.organ, width=6237, below=120)
    for place, text in enumerate(cover.block):
        yield plain_paragraph("UnBlockFirst" if place == 0 else "UnBlock", text)
    yield plain_paragraph("UnRule")
    for text in cover.lines:
        yield plain_paragraph("Session", text)
    if cover.item_title:
        yield plain_paragraph("ItemTitle", cover.item_title)
    for text in cover.sponsors:
        yield plain_paragraph("Sponsors", text)
    if cover.report:
        yield plain_paragraph("Report", cover.report)


def _beside(style: str, text: str, *, width: int, below: int = 0) -> str:
    """A paragraph at the left margin beside those that follow; `below` their top (twentieths of a point)."""
    frame = element(
        "framePr",
        w=str(width),
        wrap="around",
        vAnchor="text",
        hAnchor="margin",
        x="0",
        y=str(below + 1),
    )
    return plain_paragraph(style, text, properties=frame)
