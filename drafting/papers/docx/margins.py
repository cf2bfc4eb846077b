"""What stands above the first page and at the foot of each."""

from __future__ import annotations

from drafting.papers.cover import CouncilCover
from drafting.papers.docx.markup import field, paragraph, part, plain_paragraph, run, text_element
from drafting.papers.sheet import Sheet

_TAB = run("<w:tab/>")


def first_header(sheet: Sheet) -> bytes:
    """For whom the paper is, and what a tracked paper is tracked against."""
    return part("hdr", "".join([plain_paragraph("Header", head) for head in sheet.heads]))


def empty_header() -> bytes:
    """What stands above the other pages."""
    return part("hdr", plain_paragraph("Header"))


def footer(sheet: Sheet, *, annex: bool = False) -> bytes:
    """The foot of every page, the first included; in an annex the Council's says so."""
    if isinstance(sheet.cover, CouncilCover):
        return part("ftr", _council(sheet.cover, "ANNEX" if annex else ""))
    symbol = run(text_element("t", sheet.cover.symbol))
    pages = field("PAGE") + run(text_element("t", "/")) + field("NUMPAGES")
    return part("ftr", paragraph("Footer", symbol + _TAB + pages))


def _council(cover: CouncilCover, annex: str) -> str:
    """Symbol, initials, page; below them unit, marking, language: as printed on 10363/19 and 8622/1/14 REV 1."""
    foot = cover.footer
    numbered = [run(text_element("t", foot.symbol)), _TAB]
    numbered += [run(text_element("t", foot.initials))] if foot.initials else []
    below = [run(text_element("t", annex))] if annex else []
    below += [_TAB, run(text_element("t", foot.unit)) if foot.unit else ""]
    for text in (foot.marking, foot.language):
        inner = f"<w:tab/>{text_element('t', text)}" if text else "<w:tab/>"
        below.append(run(inner, properties="<w:b/>"))
    return paragraph("Footer", "".join(numbered) + _TAB + _TAB + field("PAGE")) + paragraph(
        "FooterBelow", "".join(below)
    )
