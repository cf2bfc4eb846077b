"""The numbers Word prints by itself: counters and their forms (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafting.reading.wordml import Element, child, name_of, number, value

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST = 3_999


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: where it starts, how its figure looks, what stands around it."""

    start: int
    form: str
    text: str


class Numbering:
    """The lists of a file; counts as paragraphs are read in order."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[tuple[str, int], int] = {}
        for element in root if root is not None else ():
            if name_of(element) == "abstractNum":
                self._levels[value(element, "abstractNumId") or ""] = _levels(element)
        for element in root if root is not None else ():
            if name_of(element) == "num":
                self._take_list(element)

    def next_number(self, numbering: Element | None) -> str | None:
        """The number that a paragraph with this w:numPr is printed with; None where it has none."""
        list_id = value(child(numbering, "numId"))
        level = number(child(numbering, "ilvl"), default=0)
        abstract = self._abstract_of.get(list_id or "")
        levels = self._levels.get(abstract or "", {})
        if abstract is None or list_id is None or level not in levels:
            return None
        self._count(list_id, abstract, level)
        return self._printed(abstract, level)

    def _take_list(self, element: Element) -> None:
        list_id = value(element, "numId") or ""
        abstract = value(child(element, "abstractNumId")) or ""
        self._abstract_of[list_id] = abstract
        for override in element:
            start = child(override, "startOverride")
            level = value(override, "ilvl")
            if (
                name_of(override) == "lvlOverride"
                and start is not None
                and level is not None
                and level.isdecimal()
            ):
                self._restarts[list_id, int(level[:2])] = number(start, default=1)

    def _count(self, list_id: str, abstract: str, level: int) -> None:
        """Lists of one definition count on together, unless a list begins anew; deeper levels begin again."""
        restart = self._restarts.pop((list_id, level), None)
        start = self._levels[abstract][level].start
        before = self._counts.get((abstract, level))
        if restart is not None:
            self._counts[abstract, level] = restart
        else:
            self._counts[abstract, level] = start if before is None else min(before + 1, _LARGEST)
        for key in [key for key in self._counts if key[0] == abstract and key[1] > level]:
            del self._counts[key]

    def _printed(self, abstract: str, level: int) -> str | None:
        levels = self._levels[abstract]
        own = levels[level]
        if own.form == "bullet":
            return "•"
        if own.form == "none" and not _PLACE.search(own.text):
            return own.text.strip() or None

        def figure(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            of_level = levels.get(at, own)
            return _formed(self._counts.get((abstract, at), of_level.start), of_level.form)

        return _PLACE.sub(figure, own.text).strip() or None


def _levels(abstract: Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for element in abstract:
        place = value(element, "ilvl")
        if name_of(element) == "lvl" and place is not None and place.isdecimal():
            levels[int(place[:2])] = _Level(
                start=number(child(element, "start"), default=0),
                form=value(child(element, "numFmt")) or "decimal",
                text=value(child(element, "lvlText")) or "",
            )
    return levels


def _formed(count: int, form: str) -> str:
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < count <= _LARGEST:
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    if form == "decimalZero":
        return f"{count:02d}"
    return str(count)


def _roman(count: int) -> str:
    figures: list[str] = []
    for worth, figure in _ROMAN:
        times, count = divmod(count, worth)
        figures.append(figure * times)
    return "".join(figures)
