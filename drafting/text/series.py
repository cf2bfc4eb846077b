"""Which paragraphs of a text are counted together, and in which manner their labels are written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from drafting.text.paragraph import Kind, Paragraph
from drafting.text.suffixes import is_roman, letters, roman, root_of

Manner = Literal["arabic", "letters", "LETTERS", "roman", "ROMAN"]

FIRST_POINT_LEVEL = 2  # (a) is 2, (i) is 3, a. is 4, i. is 5
_NEVER_NUMBERED: frozenset[Kind] = frozenset({"title", "cover_note", "meeting_line", "meeting_date"})
_BODY: frozenset[Kind] = frozenset({"preambular", "operative"})


def series(paragraphs: Sequence[Paragraph], *, one_body: bool) -> list[list[int]]:
    """The places of the paragraphs that are counted together, one list for each series.

    `one_body`: preambular and operative paragraphs run on in one series, as in Council notes. Points are
    counted under the paragraph or point that they belong to, headings under the next higher one.
    """
    found: dict[tuple[object, ...], list[int]] = {}
    headings: list[tuple[int, int]] = []  # (level, place) of those we stand under
    points: list[tuple[int, int]] = []
    for place, paragraph in enumerate(paragraphs):
        if paragraph.kind == "heading":
            name: tuple[object, ...] = ("heading", *_under(headings, paragraph.level or 1, place))
        elif paragraph.kind == "subparagraph":
            name = ("point", *_under(points, paragraph.level or FIRST_POINT_LEVEL, place))
        else:
            name = ("body",) if one_body and paragraph.kind in _BODY else (paragraph.kind,)
        if paragraph.kind != "subparagraph":
            points = [(0, place)]
        if paragraph.kind not in _NEVER_NUMBERED:
            found.setdefault(name, []).append(place)
    return list(found.values())


def is_one_body(paragraphs: Collection[Paragraph]) -> bool:
    """Whether preambular paragraphs are numbered: they then run on into the operative ones."""
    return any(paragraph.kind == "preambular" and paragraph.label is not None for paragraph in paragraphs)


def is_numbered(paragraph: Paragraph, text: Collection[Paragraph]) -> bool:
    """Whether a paragraph of this kind bears a number in this text.

    Operative ones always do; points unless those that the text has bear none; any other kind, and headings of
    each level, if one of them does.
    """
    if paragraph.kind == "operative":
        return True
    if paragraph.kind in _NEVER_NUMBERED:
        return False
    alike = [other for other in text if _alike(other, paragraph)]
    if paragraph.kind == "subparagraph" and not alike:
        return True
    return any(other.label is not None for other in alike)


def manner_of(paragraph: Paragraph, labels: Sequence[str | None]) -> Manner:
    """How the labels of a series are written: as its first label is, or as its kind and level usually are."""
    first = next((root_of(label) for label in labels if label is not None), None)
    if first is None or (first != "0" and not first.isalnum()):
        return _usual_manner(paragraph)
    if first[0].isdigit():
        return "arabic"
    if is_roman(first) and (len(first) > 1 or first in "iI" or _usual_manner(paragraph) == "roman"):
        return "roman" if first.islower() else "ROMAN"
    return "letters" if first.islower() else "LETTERS"


def written(number: int, manner: Manner) -> str:
    """The number as a label."""
    if manner == "arabic":
        return str(number)
    label = letters(number) if manner.lower() == "letters" else roman(number)
    return label.upper() if manner.isupper() else label


def _under(stack: list[tuple[int, int]], level: int, place: int) -> Iterator[int]:
    """Leave what is not higher than `level`; answer the level and the place we then stand under."""
    while stack and stack[-1][0] >= level:
        stack.pop()
    yield level
    yield stack[-1][1] if stack else -1
    stack.append((level, place))


def _alike(other: Paragraph, paragraph: Paragraph) -> bool:
    if other.kind != paragraph.kind:
        return False
    return other.kind != "heading" or (other.level or 1) == (paragraph.level or 1)


def _usual_manner(paragraph: Paragraph) -> Manner:
    if paragraph.kind != "subparagraph":
        return "arabic"
    return "roman" if (paragraph.level or FIRST_POINT_LEVEL) % 2 else "letters"
