"""What the styles of a Word file say about a paragraph: title, heading or point, level, automatic number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafting.reading.line import Role
from drafting.reading.wordml import Element, child, is_on, name_of, value

_HEADING = re.compile(r"(?:heading|titre|überschrift) ?([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titre|titel)", re.IGNORECASE)
# The names of the EU institutions' template, and Word's own: a point that prints no number is known by them alone.
_POINT = re.compile(r"(?:point|tiret|list bullet) ?([1-4])?", re.IGNORECASE)
# Styles are based on one another at most a few times; a longer chain goes round in a circle.
_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Style:
    """One style, with what it has of its own."""

    name: str
    based_on: str | None
    outline_level: int | None
    numbering: Element | None
    run: Element | None


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Style] = {}
        for style in root if root is not None else ():
            identifier = value(style, "styleId")
            if name_of(style) == "style" and identifier is not None:
                self._by_id[identifier] = _style(style)

    def role_of(self, style_id: str | None) -> tuple[Role | None, int | None]:
        """Whether paragraphs of this style are titles, headings or points, and of which level."""
        for style in self._chain(style_id):
            heading = _HEADING.fullmatch(style.name)
            if heading is not None:
                return "heading", int(heading[1])
            if _TITLE.fullmatch(style.name):
                return "title", None
            point = _POINT.fullmatch(style.name)
            if point is not None:
                return "point", int(point[1] or 1) + 1
            if style.outline_level is not None and style.outline_level < 9:
                return "heading", style.outline_level + 1
        return None, None

    def name_of(self, style_id: str | None) -> str | None:
        """The style's name in small letters: its id may be another in each language of Word."""
        style = self._by_id.get(style_id or "")
        return style.name.lower() if style is not None else None

    def numbering_of(self, style_id: str | None) -> Element | None:
        """The w:numPr that the style brings, its own or inherited."""
        return next((style.numbering for style in self._chain(style_id) if style.numbering is not None), None)

    def is_on(self, style_id: str | None, switch: str) -> bool:
        """Whether a character style turns the switch (w:b, w:i) on."""
        for style in self._chain(style_id):
            found = child(style.run, switch)
            if found is not None:
                return is_on(found)
        return False

    def _chain(self, style_id: str | None) -> list[Style]:
        chain: list[Style] = []
        while style_id in self._by_id and len(chain) < _LONGEST_CHAIN:
            chain.append(self._by_id[style_id])
            style_id = chain[-1].based_on
        return chain


def _style(element: Element) -> Style:
    level = value(child(element, "pPr", "outlineLvl"))
    return Style(
        name=value(child(element, "name")) or "",
        based_on=value(child(element, "basedOn")),
        outline_level=int(level) if level is not None and level.isdecimal() and len(level) < 3 else None,
        numbering=child(element, "pPr", "numPr"),
        run=child(element, "rPr"),
    )
