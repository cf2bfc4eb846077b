"""The cover as paragraphs: no tables, so that it reads in its order aloud and is read back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drafting.papers.cover import CouncilCover, Cover, UnCover
from drafting.papers.docx.markup import element, plain_paragraph


def cover_paragraphs(cover: Cover) -> list[CoverParagraph]:
    """The cover's paragraphs, and the note that transmits the text."""
    lines = _council(cover) if isinstance(cover, CouncilCover) else _un(cover)
    return [*lines, *(CoverParagraph("CoverNote", note) for note in cover.notes)]


class CoverParagraph:
    """One paragraph of plain texts parted by tabs."""

    def __init__(self, style: str, *texts: str, properties: str = "") -> None:
        self.style, self._texts, self._properties = style, texts, properties

    def markup(self, *, end: str = "") -> str:
        """The paragraph; `end` are properties of its end."""
        return plain_paragraph(self.style, *self._texts, properties=self._properties + end)


def _council(cover: CouncilCover) -> Iterator[CoverParagraph]:
    yield _beside("Issuer", cover.issuer, width=4536)
    place_date, language, *rest = cover.block
    yield CoverParagraph("CoverBlock", place_date)
    yield CoverParagraph("CoverBlock", language)
    if cover.file:
        yield _beside("FileLabel", f"{cover.file_label} {cover.file}", width=2950, below=360)
    for place, text in enumerate(rest):
        yield CoverParagraph("CoverBlockFirst" if place == 0 else "CoverBlock", text)
    if cover.working_paper:
        yield CoverParagraph("WorkingPaper", "WORKING PAPER")
        yield CoverParagraph("Notice", cover.notice)
    yield CoverParagraph("DocType", cover.doc_type)
    for line, after in pairwise((*cover.lines, None)):
        if line is not None:
            yield CoverParagraph("CoverLine" if after else "CoverLastLine", *line)


def _un(cover: UnCover) -> Iterator[CoverParagraph]:
    yield _beside("UnitedNations", "United Nations", width=4536)
    yield CoverParagraph("UnSymbol", cover.symbol)
    yield _beside("Organ", cover.organ, width=6237, below=120)
    for place, text in enumerate(cover.block):
        yield CoverParagraph("UnBlockFirst" if place == 0 else "UnBlock", text)
    yield CoverParagraph("UnRule")
    for text in cover.bodies:
        yield CoverParagraph("Body", text)
    for text in cover.lines:
        yield CoverParagraph("Session", text)
    if cover.item_title:
        yield CoverParagraph("ItemTitle", cover.item_title)
    for text in cover.sponsors:
        yield CoverParagraph("Sponsors", text)
    if cover.report:
        yield CoverParagraph("Report", cover.report)


def _beside(style: str, text: str, *, width: int, below: int = 0) -> CoverParagraph:
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
    return CoverParagraph(style, text, properties=frame)
