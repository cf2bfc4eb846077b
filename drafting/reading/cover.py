"""What the cover of either family has in common: pieces of lines, and the fields found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafting.reading.labels import leading_label
from drafting.reading.line import Line
from drafting.reading.marked import part
from drafting.reading.outline import CoverField

# A cover fits on a page.
LONGEST_COVER = 60
_COLUMNS = re.compile(r"\t\s*| {3,}")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Cover:
    """The fields of the cover, and the lines of the text that follows it."""

    fields: tuple[CoverField, ...]
    rest: tuple[Line, ...]


def squeezed(text: str) -> str:
    """The words on one line, one space between them."""
    return _SPACES.sub(" ", text).strip()


def in_columns(line: Line) -> list[Line]:
    """A line printed in columns as one line per column; "From:   Presidency" and "57/3.   Title" stay one."""
    text = line.text
    pieces: list[Line] = []
    start = 0
    for gap in [*_COLUMNS.finditer(text.rstrip()), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip() and not (gap and introduces(text[start:end].strip())):
            pieces.append(replace(line, content=part(line.content, start=start, end=end)))
            start = gap.end() if gap else end
        elif gap and not text[start:end].strip():
            start = gap.end()
    return pieces


def introduces(text: str) -> bool:
    """Whether the words name or number what stands beside them: "From:", "57/3.", "5"."""
    label = leading_label(text)
    return text.endswith(":") or text.isdecimal() or (label is not None and label.length == len(text))


def all_in_columns(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """The lines of a first page in columns, each with the number of the line it comes from."""
    return [
        (number, piece)
        for number, line in enumerate(lines[:LONGEST_COVER])
        for piece in (in_columns(line) if line.text.strip() else [])
    ]
