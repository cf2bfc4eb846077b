"""The cover in the order in which it is read aloud; the style sheet sets it as the institutions do."""

from __future__ import annotations

from lxml import etree

from drafting.papers.cover import CouncilCover, Cover, Footer, UnCover
from drafting.papers.html.elements import add


def write_cover(page: etree._Element, cover: Cover, *, heads: tuple[str, ...], titled: bool) -> None:
    """The cover and what stands above it. `titled`: the text has a title, else a line of the cover is the page's."""
    header = add(page, "header", class_="cover")
    for head in heads:
        add(header, "p", head, class_="head")
    if isinstance(cover, CouncilCover):
        _council(header, cover, titled)
    else:
        _un(header, cover, titled)
    for note in cover.notes:
        add(header, "p", note, class_="cover_note")


def write_footer(page: etree._Element, footer: Footer) -> None:
    """What the institutions print at the foot of every page."""
    foot = add(page, "footer")
    words = (footer.symbol, footer.initials, footer.unit, footer.marking, footer.language)
    for text in filter(None, words):
        add(foot, "span", text)


def _council(header: etree._Element, cover: CouncilCover, titled: bool) -> None:
    masthead = add(header, "div", class_="masthead")
    add(masthead, "p", cover.issuer, class_="issuer")
    block = add(masthead, "div", class_="block")
    place_date, language, *rest = cover.block
    for text in (place_date, language):
        add(block, "p", text)
    if cover.file:
        add(masthead, "p", f"{cover.file_label} {cover.file}", class_="file")
    block = add(masthead, "div", class_="block")
    for text in rest:
        add(block, "p", text)
    if cover.working_paper:
        add(header, "p", "WORKING PAPER", class_="working-paper")
        add(header, "p", cover.notice, class_="notice")
    add(header, "p" if titled else "h1", cover.doc_type, class_="doc-type")
    fields = add(header, "dl") if cover.lines else None
    for label, text in cover.lines:
        assert fields is not None
        if label:
            add(fields, "dt", label)
        add(fields, "dd", text)


def _un(header: etree._Element, cover: UnCover, titled: bool) -> None:
    masthead = add(header, "div", class_="masthead")
    add(masthead, "p", "United Nations", class_="house")
    add(masthead, "p", cover.symbol, class_="symbol")
    add(masthead, "p" if titled else "h1", cover.organ, class_="organ")
    block = add(masthead, "div", class_="block")
    for text in cover.block:
        add(block, "p", text)
    for text in cover.bodies:
        add(header, "p", text, class_="body")
    for text in cover.lines:
        add(header, "p", text, class_="session")
    lines = (
        (cover.item_title, "item"),
        *((text, "sponsors") for text in cover.sponsors),
        (cover.report, "report"),
    )
    for text, name in lines:
        if text:
            add(header, "p", text, class_=name)
