"""What stands above the first page and at the foot of each."""

from __future__ import annotations

from drafting.papers.cover import CouncilCover
from drafting.papers.docx.markup import element, field, paragraph, part, plain_paragraph, run, text_element
from drafting.papers.sheet import Sheet

_TAB = run("<w:tab/>")


def first_header(sheet: Sheet) -> bytes:
    """For whom the paper is, and what a tracked paper is tracked against."""
    return part("hdr", "".join([plain_paragraph("Header", head) for head in sheet.heads]))


def empty_header() -> bytes:
    """What stands above the other pages."""
    return part("hdr", plain_paragraph("Header"))


def footer(sheet: Sheet, *, annex: bool = False, across: bool = False) -> bytes:
    """The foot of every page, the first included; in an annex the Council's says so.

    On pages set `across` what stands at the right does so by tabs of its own, as these pages are wider.
    """
    if isinstance(sheet.cover, CouncilCover):
        tabs = _tabs((7371, 9638), 4536, 12303, 14570) if across else ""
        return part("ftr", _council(sheet.cover, "ANNEX" if annex else "", tabs))
    tabs = _tabs((9412,), 14344) if across else ""
    symbol = run(text_element("t", sheet.cover.symbol))
    pages = field("PAGE") + run(text_element("t", "/")) + field("NUMPAGES")
    return part("ftr", paragraph("Footer", symbol + _TAB + pages, properties=tabs))


def _tabs(cleared: tuple[int, ...], *places: int) -> str:
    """Tabs instead of the style's, which stand at `cleared`: all to the left but the last."""
    gone = "".join(element("tab", val="clear", pos=str(place)) for place in cleared)
    *left, right = places
    stops = "".join(element("tab", val="left", pos=str(place)) for place in left)
    return element("tabs", gone + stops + element("tab", val="right", pos=str(right)))


def _council(cover: CouncilCover, annex: str, tabs: str) -> str:
    """Symbol, initials, page; below them unit, marking, language: as printed on 10363/19 and 8622/1/14 REV 1."""
    foot = cover.footer
    numbered = [run(text_element("t", foot.symbol)), _TAB]
    numbered += [run(text_element("t", foot.initials))] if foot.initials else []
    below = [run(text_element("t", annex))] if annex else []
    below += [_TAB, run(text_element("t", foot.unit)) if foot.unit else ""]
    for text in (foot.marking, foot.language):
        inner = f"<w:tab/>{text_element('t', text)}" if text else "<w:tab/>"
        below.append(run(inner, properties="<w:b/>"))
    numbered += [_TAB, _TAB, field("PAGE")]
    return paragraph("Footer", "".join(numbered), properties=tabs) + paragraph(
        "FooterBelow", "".join(below), properties=tabs
    )
