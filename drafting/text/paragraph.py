"""A text under negotiation as values: paragraphs with permanent ids, footnotes, cover fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from drafting.text.wording import Wording

Kind = Literal[
    "cover_note",
    "title",
    "chapeau",
    "heading",
    "preambular",
    "enacting_formula",
    "operative",
    "subparagraph",
    "narrative",
    "meeting_line",
    "meeting_date",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
# Of headings, and of points: (a) is 2, (i) 3, a. 4, i. 5.
LEVEL_AT_MOST = 9
LABEL_AT_MOST = 40
Family = Literal["council", "un"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One unit of a text. `id` never changes.

    `label` is what is printed ("11bis", "a"), None where nothing is. `level` is the depth of a heading or of
    a point, from 1.
    """

    id: str
    kind: Kind
    label: str | None
    level: int | None
    wording: Wording


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note's own text; its marker is its place in the order of first calls (`footnotes.markers`)."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class CoverField:
    """One line of the cover ("symbol", "from", "subject_code" …, see conventions); fields may repeat."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A whole text: what a revision holds."""

    family: Family
    title: str
    cover: tuple[CoverField, ...]
    paragraphs: tuple[Paragraph, ...]
    footnotes: tuple[Footnote, ...]
