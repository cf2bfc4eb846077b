"""What each element of an Akoma Ntoso document is: heading, recital, paragraph, point, narrative."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from drafting.reading.marked import Marked
from drafting.reading.outline import Block, BlockKind
from drafting.reading.paragraphs import MEETING_DATE, MEETING_LINE
from drafting.reading.xml_cover import is_cover_line
from drafting.reading.xml_tree import Element, first, name_of
from drafting.reading.xml_words import WordReader, bare_number, plain_text

Part = Literal["preface", "preamble", "body", "conclusions"]
_KINDS: Mapping[str, BlockKind] = {kind: kind for kind in get_args(BlockKind)}
_LEVEL = re.compile(r"(?:^|\s)level([1-9])(?:\s|$)")
_POINTS = frozenset(["point", "indent", "item", "alinea", "subparagraph", "subclause", "subrule"])
_RECITALS = frozenset(["recital", "citation"])
_UNITS = frozenset(
    [
        *(
            *_POINTS,
            *_RECITALS,
            "recitals",
            "citations",
            "book",
            "tome",
            "part",
            "subpart",
            "title",
            "subtitle",
        ),
        *("chapter", "subchapter", "section", "subsection", "division", "subdivision", "article", "clause"),
        *(
            "level",
            "list",
            "sublist",
            "blockList",
            "paragraph",
            "proviso",
            "rule",
            "transitional",
            "hcontainer",
        ),
        *("tblock", "blockContainer", "attachment", "speech"),
    ]
)
_LINES = frozenset(
    ["p", "block", "crossHeading", "subheading", "listIntroduction", "listWrapUp", "longTitle"]
)
_HEADINGS = frozenset(["crossHeading", "subheading"])
_UNREAD = frozenset(["meta", "num", "heading", "toc", "componentRef", "coverPage"])
_WRAPPERS = frozenset(["intro", "content", "list", "blockList", "alinea"])


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element stands: in which part, under how many headings and points; `kind` of lines in a formula."""

    part: Part
    headings: int = 0
    points: int = 0
    kind: BlockKind | None = None


class BlockReader:
    """Walks the parts of a document in order and collects its blocks."""

    def __init__(self, words: WordReader) -> None:
        self._words = words
        self._taken: set[Element] = set()
        self.blocks: list[Block] = []

    def read(self, element: Element, place: Place) -> None:
        """Everything in the element."""
        for child in element:
            name = name_of(child)
            if not name or name in _UNREAD or child in self._taken:
                continue
            if name in _LINES:
                self._line(child, name, place)
            elif name in _UNITS:
                self._unit(child, name, place)
            elif name == "formula":
                self.read(child, replace(place, kind=_formula_kind(child)))
            else:
                self.read(child, place)

    def _line(self, element: Element, name: str, place: Place) -> None:
        if place.part == "preface" and is_cover_line(element):
            return
        words = self._words.words(element)
        kind = _line_kind(element, name, words.text, place)
        label = _number_in_line(element, titled=kind == "title")
        implied = place.headings + 1 if kind == "heading" else None
        if words.text or words.calls or label:
            self._add(kind, label, _level(element, implied), words)

    def _unit(self, element: Element, name: str, place: Place) -> None:
        """An element that may have a number, a heading and words of its own, then what lies under it."""
        heading, own = first(element, "heading"), _own_words(element)
        number = first(element, "num")
        label = bare_number(plain_text(number)) if number is not None else None
        if heading is not None:
            level = _level(heading, _level(element, place.headings + 1))
            self._add("heading", label, level, self._words.words(heading))
            place = Place(place.part, headings=place.headings + 1)
        elif own is not None and (label or name not in _WRAPPERS):
            self._taken.add(own)
            kind = _unit_kind(element, name, numbered=label is not None)
            is_point = kind == "subparagraph"
            level = _level(element, place.points + 2 if is_point else None)
            self._add(kind, label, level, self._words.words(own))
            # Further lines of a recital or a point are no recitals.
            place = Place("body", place.headings, place.points + 1 if is_point else 0)
        elif number is not None and label:
            self._add("heading", None, place.headings + 1, Marked(plain_text(number)))
            place = Place(place.part, headings=place.headings + 1)
        self.read(element, place)

    def _add(self, kind: BlockKind, label: str | None, level: int | None, words: Marked) -> None:
        self.blocks.append(Block(kind, label, level, words.text, words.marks, words.calls))


def _own_words(element: Element) -> Element | None:
    """The line in which an element's own words stand, None where it only holds others."""
    for child in element:
        name = name_of(child)
        if name in _LINES:
            return child
        if name in _WRAPPERS:
            return _own_words(child)
        if name in _UNITS:
            return None
    return None


def _unit_kind(element: Element, name: str, *, numbered: bool) -> BlockKind:
    if name == "hcontainer" and element.get("name") in _KINDS:
        return _KINDS[element.get("name") or ""]
    if name in _RECITALS:
        return "preambular"
    if name in _POINTS:
        return "subparagraph"
    return "operative" if numbered or name == "paragraph" else "narrative"


def _line_kind(element: Element, name: str, text: str, place: Place) -> BlockKind:
    if name == "block" and element.get("name") in _KINDS:
        return _KINDS[element.get("name") or ""]
    if name == "longTitle" or any(name_of(inner) == "docTitle" for inner in element.iter()):
        return "title"
    if name in _HEADINGS:
        return "heading"
    if MEETING_LINE.fullmatch(text) or MEETING_DATE.fullmatch(text):
        return "meeting_line" if MEETING_LINE.fullmatch(text) else "meeting_date"
    return place.kind or ("preambular" if place.part == "preamble" else "narrative")


def _formula_kind(element: Element) -> BlockKind:
    name = element.get("name") or ""
    if name in _KINDS:
        return _KINDS[name]
    return "enacting_formula" if "enact" in name.lower() or plain_text(element).endswith(":") else "chapeau"


def _number_in_line(element: Element, *, titled: bool) -> str | None:
    """The number among a line's words: marked as such, or a title's."""
    for inner in element.iter():
        name = name_of(inner)
        if (name == "inline" and inner.get("name") == "num") or (titled and name == "docNumber"):
            return bare_number(plain_text(inner))
    return None


def _level(element: Element, implied: int | None) -> int | None:
    found = _LEVEL.search(element.get("class") or "")
    return int(found[1]) if found else implied
