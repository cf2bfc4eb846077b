"""Which style of the template a line bears, in Word and on the page alike."""

from __future__ import annotations

import re
from unicodedata import bidirectional

from drafting.papers.sheet import Line, Piece
from drafting.text.wording import Mark

_DEEPEST_HEADING = 3
_DEEPEST_POINT = 3
_EMPHASIS: frozenset[Mark] = frozenset({"bold", "italic"})
_STRONG = frozenset(
    {"L", "R", "AL"}
)  # Unicode's classes of letters that say in which direction they are read
_ANNEX = re.compile(r"(?:ANNEX|APPENDIX)(?:ES)?(?: (?:[IVX]{1,5}|\d{1,2}|[A-Z]))?", re.IGNORECASE)
_STYLES = {
    "cover_note": "CoverNote",
    "title": "Title",
    "chapeau": "Chapeau",
    "enacting_formula": "EnactingFormula",
    "narrative": "Narrative",
    "meeting_line": "MeetingLine",
    "meeting_date": "MeetingDate",
    "remark": "Remark",
}


def style_of(line: Line) -> str:
    """The style's id; one name for what a typist would set in one way."""
    if line.kind == "heading":
        return f"{'Numbered' if line.label else ''}Heading{min(line.level or 1, _DEEPEST_HEADING)}"
    if line.kind == "subparagraph":
        # Points of the first depth, (a), are counted from the paragraph they belong to, which is 1.
        return f"Point{min(max((line.level or 2) - 1, 1), _DEEPEST_POINT)}"
    if line.kind in ("operative", "preambular"):
        return "Numbered" if line.label else "Text"
    return _STYLES[line.kind]


def has_own_bold(line: Line) -> bool:
    """Whether a heading says itself which of its words are bold; the style's bold is for those that do not."""
    return line.kind in ("heading", "title") and all(
        piece.marks & _EMPHASIS for piece in line.pieces if isinstance(piece, Piece)
    )


def reads_from_right(line: Line) -> bool:
    """Whether the line is of a language written from right to left, by its first letter that has a direction."""
    return is_from_right("".join(piece.text for piece in line.pieces if isinstance(piece, Piece)))


def is_from_right(text: str) -> bool:
    """Whether the first letter of the text that has a direction is read from right to left."""
    if text.isascii():
        return False
    directions = map(bidirectional, text)
    return next((each for each in directions if each in _STRONG), "L") != "L"


def opens_annex(line: Line) -> bool:
    """Whether the line is the word that opens an annex, which starts a new page (conventions §1, footers)."""
    if line.sign != "keep" or line.label or line.kind not in ("title", "heading", "narrative"):
        return False
    pieces = [piece for piece in line.pieces if isinstance(piece, Piece) and piece.sign == "keep"]
    return (
        len(pieces) == len(line.pieces)
        and _ANNEX.fullmatch("".join(piece.text for piece in pieces)) is not None
    )
