"""From a sheet to the bytes of a web page: no script, nothing fetched, its style inside."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from lxml import etree

from drafting.papers.cover import CouncilCover
from drafting.papers.html.cover import write_cover, write_footer
from drafting.papers.html.elements import add
from drafting.papers.html.lines import LineWriter
from drafting.papers.profiles import Look, Looks, MarkingProfile
from drafting.papers.sheet import Sheet
from drafting.papers.tables.html import write_table

_DECLARED: Mapping[Look, str] = {
    "bold": "font-weight: bold;",
    "italic": "font-style: italic;",
    "underline": "text-decoration: underline;",
}
_STYLE = Path(__file__).resolve().parents[3] / "templates" / "papers" / "html" / "paper.css"


def write_html(sheet: Sheet) -> bytes:
    """The sheet as an .html file; the same sheet gives the same bytes."""
    page = etree.Element("html", lang=sheet.cover.footer.language.lower())
    _head(page, sheet)
    house = "council" if isinstance(sheet.cover, CouncilCover) else "un"
    body = add(page, "body", class_=f"paper {house}")
    first = next((line.kind for line in sheet.lines if line.kind in ("title", "heading")), None)
    titled = first == "title"
    write_cover(body, sheet.cover, heads=sheet.heads, titled=titled)
    writer = LineWriter(first_depth=1 if titled else 2)
    main = add(body, "main")
    if sheet.key:
        writer.pieces(add(main, "p", class_="key"), sheet.key)
    for line in sheet.lines:
        writer.line(main, line)
    if sheet.table:
        write_table(main, sheet.table, writer.pieces)
    if sheet.notes:
        writer.notes(body, sheet.notes)
    write_footer(body, sheet.cover.footer)
    return _bytes_of(page)


def _head(page: etree._Element, sheet: Sheet) -> None:
    head = add(page, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "title", sheet.title)
    add(head, "style", _style() + _printed_by(sheet.profile))


def _bytes_of(page: etree._Element) -> bytes:
    _break_lines(page, 3)
    text = etree.tostring(page, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return f"{text.strip()}\n".encode()


def _break_lines(element: etree._Element, depth: int) -> None:
    """Each block on a line of its own, down to what holds words."""
    if depth == 0 or not len(element) or element.tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "dl"):
        return
    element.text = "\n"
    for child in element:
        child.tail = "\n"
        _break_lines(child, depth - 1)


@lru_cache(maxsize=1)
def _style() -> str:
    return "\n" + _STYLE.read_text(encoding="utf-8")


def _printed_by(profile: MarkingProfile) -> str:
    """What the profile says of new text, and of the latest in it; deleted text is struck or was taken out before."""
    rules = (("ins", profile.new), ("mark", profile.latest))
    return "".join(f"{name} {{ {_declared(looks)} }}\n" for name, looks in rules)


def _declared(looks: Looks) -> str:
    return " ".join(declared for look, declared in _DECLARED.items() if look in looks)
