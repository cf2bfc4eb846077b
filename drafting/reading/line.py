"""What both kinds of file are first taken apart into: physical lines, before anything is understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drafting.reading.marked import Marked
from drafting.reading.outline import Note

Role = Literal["title", "heading", "point"]


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line (of text) or paragraph (of Word), with what the file says about it.

    ``apart`` something (an empty line, a rule, a paragraph mark) parts it from the line before;
    ``broken`` a rule or a page break stands before it; ``hard`` the line before ends by a forced break;
    ``role`` and ``level`` come from a style, ``number`` is an automatic number as it would be printed; ``style`` is
    the style's own name, in small letters (Word only, of a paragraph's first line).
    """

    content: Marked
    apart: bool = True
    broken: bool = False
    hard: bool = False
    role: Role | None = None
    level: int | None = None
    number: str | None = None
    style: str | None = None

    @property
    def text(self) -> str:
        return self.content.text


@dataclass(frozen=True, slots=True)
class Source:
    """A file taken apart: its lines, and the footnotes it keeps apart from them (Word only)."""

    lines: tuple[Line, ...]
    notes: tuple[Note, ...] = ()
