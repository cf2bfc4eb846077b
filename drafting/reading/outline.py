"""What a careful reader sees in a document: its cover, its blocks in order, its footnotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Family = Literal["council", "un"]
MarkKind = Literal["italic", "bold", "superscript"]
BlockKind = Literal[
    "cover_note",
    "title",
    "chapeau",
    "preambular",
    "enacting_formula",
    "operative",
    "subparagraph",
    "heading",
    "narrative",
    "meeting_line",
    "meeting_date",
]


@dataclass(frozen=True, slots=True)
class Mark:
    """Emphasis of the code points start to end (end excluded)."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The place in a block's text where a footnote is called."""

    offset: int
    id: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its marker as printed, its plain text."""

    id: str
    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class CoverField:
    """One fact of the cover page; a field such as subject_code may come several times."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of the document, whole again where a page broke it.

    ``label`` is the number as printed without its full stop or brackets, None where none is printed.
    ``level`` is the depth of a heading (from 1) or of a point: (a) is 2, (i) is 3; None elsewhere.
    """

    kind: BlockKind
    label: str | None
    level: int | None
    text: str
    marks: tuple[Mark, ...] = ()
    footnotes: tuple[NoteCall, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document as read."""

    family: Family
    cover: tuple[CoverField, ...]
    title: str | None
    blocks: tuple[Block, ...]
    footnotes: tuple[Note, ...]


def as_json(outline: Outline) -> dict[str, Any]:
    """The outline in the form the command prints; the key ``level`` is absent where there is none."""
    return {
        "family": outline.family,
        "cover": [{"field": field.field, "text": field.text} for field in outline.cover],
        "title": outline.title,
        "blocks": [_block_as_json(block) for block in outline.blocks],
        "footnotes": [
            {"id": note.id, "marker": note.marker, "text": note.text} for note in outline.footnotes
        ],
    }


def _block_as_json(block: Block) -> dict[str, Any]:
    level = {} if block.level is None else {"level": block.level}
    return {
        "kind": block.kind,
        "label": block.label,
        **level,
        "text": block.text,
        "marks": [[mark.start, mark.end, mark.kind] for mark in block.marks],
        "footnotes": [{"offset": call.offset, "id": call.id} for call in block.footnotes],
    }
