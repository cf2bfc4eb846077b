"""The cover as paragraphs: no tables, so that it reads in its order aloud and is read back as it was."""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from drafting.papers.cover import CouncilCover, Cover, UnCover
from drafting.papers.docx.xml import add, styled


def write_cover(body: etree._Element, cover: Cover) -> None:
    """Write the cover's paragraphs, and the note that transmits the text."""
    if isinstance(cover, CouncilCover):
        _council(body, cover)
    else:
        _un(body, cover)
    for note in cover.notes:
        styled(body, "CoverNote", note)


def _council(body: etree._Element, cover: CouncilCover) -> None:
    _beside(body, "Issuer", cover.issuer, width=4536)
    place_date, language, *rest = cover.block
    styled(body, "CoverBlock", place_date)
    styled(body, "CoverBlock", language)
    if cover.file:
        _beside(body, "FileLabel", f"Interinstitutional File: {cover.file}", width=2950, below=360)
    for place, text in enumerate(rest):
        styled(body, "CoverBlockFirst" if place == 0 else "CoverBlock", text)
    if cover.working_paper:
        styled(body, "WorkingPaper", "WORKING PAPER")
        styled(body, "Notice", cover.notice)
    styled(body, "DocType", cover.doc_type)
    for line, after in pairwise((*cover.lines, None)):
        if line is not None:
            styled(body, "CoverLine" if after else "CoverLastLine", *line)


def _un(body: etree._Element, cover: UnCover) -> None:
    _beside(body, "UnitedNations", "United Nations", width=4536)
    styled(body, "UnSymbol", cover.symbol)
    _beside(body, "Organ", cover.organ, width=6237, below=120)
    for place, text in enumerate(cover.block):
        styled(body, "UnBlockFirst" if place == 0 else "UnBlock", text)
    styled(body, "UnRule")
    for text in cover.lines:
        styled(body, "Session", text)
    if cover.item_title:
        styled(body, "ItemTitle", cover.item_title)
    for text in cover.sponsors:
        styled(body, "Sponsors", text)
    if cover.report:
        styled(body, "Report", cover.report)


def _beside(body: etree._Element, style: str, text: str, *, width: int, below: int = 0) -> None:
    """A paragraph at the left margin beside those that follow; `below` their top (twentieths of a point)."""
    properties = styled(body, style, text)[0]
    add(
        properties,
        "framePr",
        w=str(width),
        wrap="around",
        vAnchor="text",
        hAnchor="margin",
        x="0",
        y=str(below + 1),
    )
