"""A paper before it has a format: its cover, its printed lines and its notes, each piece with its sign.

Every paper is one sheet; `docx` and `pdf` write a sheet and know nothing of texts or amendments.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from drafting.papers.cover import Cover
from drafting.papers.profiles import BOLD_UNDERLINE, MarkingProfile
from drafting.papers.tables.table import Table
from drafting.papers.values import Explanation
from drafting.text.paragraph import Kind
from drafting.text.wording import Mark

Sign = Literal["keep", "ins", "del"]
LineSign = Literal["keep", "ins", "del", "from", "to"]
_PLAIN: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class Stamp:
    """Under whose name and when a change is recorded; `proposals` are the ids of what asked for it."""

    author: str
    date: datetime
    proposals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of printed text; `was` holds the marks it had where only its marks changed.

    `latest`: new against the revision before, in a paper that is marked against an earlier text as well.
    """

    text: str
    marks: frozenset[Mark] = _PLAIN
    sign: Sign = "keep"
    stamp: Stamp | None = None
    was: frozenset[Mark] | None = None
    latest: bool = False


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A raised number; `again` where the note was called before and is only referred to.

    `marker` is what a reader sees of it once the revisions are settled (struck calls keep their old number).
    """

    number: int
    again: bool
    marker: str
    sign: Sign = "keep"
    stamp: Stamp | None = None
    latest: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One printed paragraph. `sign` concerns the paragraph itself, its mark included; a `remark` is not text.

    A moved paragraph is two lines, `from` and `to`, that share `move`.
    """

    kind: Kind | Literal["remark"]
    level: int | None
    label: tuple[Piece, ...]
    pieces: tuple[Piece | NoteCall, ...]
    sign: LineSign = "keep"
    stamp: Stamp | None = None
    move: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as printed under the number of its first call."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole paper. `tracked`: its signs become revisions, else print by the profile.

    `heads` stand above page 1. `explanations` become comments in the margin of a tracked paper.
    """

    cover: Cover
    title: str
    issued: datetime
    heads: tuple[str, ...]
    key: tuple[Piece, ...]
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
    tracked: bool = False
    explanations: tuple[Explanation, ...] = ()
    profile: MarkingProfile = BOLD_UNDERLINE
    table: Table | None = None
