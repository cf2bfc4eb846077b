"""What stands above the first page and at the foot of each."""

from __future__ import annotations

from lxml import etree

from drafting.papers.cover import CouncilCover
from drafting.papers.docx.xml import add, add_field, add_text, part, root, styled
from drafting.papers.sheet import Sheet


def first_header(sheet: Sheet) -> bytes:
    """For whom the paper is, and what a tracked paper is tracked against."""
    header = root("hdr")
    for head in sheet.heads:
        styled(header, "Header", head)
    return part(header)


def empty_header() -> bytes:
    """What stands above the other pages."""
    header = root("hdr")
    styled(header, "Header")
    return part(header)


def footer(sheet: Sheet) -> bytes:
    """The foot of every page, the first included."""
    foot = root("ftr")
    if isinstance(sheet.cover, CouncilCover):
        _council(foot, sheet.cover)
    else:
        numbered = styled(foot, "Footer", sheet.cover.symbol)
        add(add(numbered, "r"), "tab")
        add_field(numbered, "PAGE")
        add_text(add(numbered, "r"), "t", "/")
        add_field(numbered, "NUMPAGES")
    return part(foot)


def _council(foot: etree._Element, cover: CouncilCover) -> None:
    """Symbol, initials, page; below them unit, marking, language: as printed on 10363/19 and 8622/1/14 REV 1."""
    numbered = styled(foot, "Footer", cover.footer.symbol, cover.footer.initials, "", "")
    add_field(numbered, "PAGE")
    below = styled(foot, "FooterBelow", "", cover.footer.unit)
    for text in (cover.footer.marking, cover.footer.language):
        run = add(below, "r")
        add(add(run, "rPr"), "b")
        add(run, "tab")
        if text:
            add_text(run, "t", text)
