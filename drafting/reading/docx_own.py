"""A paper of ours in Word to an outline: the style of each paragraph says what it is, its tab where its number ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from drafting.reading.cover_council import read_council_cover
from drafting.reading.cover_un import read_un_cover
from drafting.reading.labels import automatic_label, leading_label
from drafting.reading.line import Line, Source
from drafting.reading.marked import Marked, joined, part, tidy, without
from drafting.reading.outline import Block, BlockKind, CoverField, Family, Note, NoteCall, Outline
from drafting.reading.xml_words import bare_number

_KINDS: Mapping[str, BlockKind] = {
    "cover note": "cover_note",
    "title": "title",
    "chapeau": "chapeau",
    "preambular": "preambular",
    "numbered preambular": "preambular",
    "enacting formula": "enacting_formula",
    "text": "operative",
    "numbered paragraph": "operative",
    "narrative": "narrative",
    "meeting line": "meeting_line",
    "meeting date": "meeting_date",
}
_DEEP = re.compile(r"(?P<kind>(?:numbered )?heading|point) (?P<depth>[1-9])")
# What only papers of ours have beside one another, by the family they tell.
_SIGNS: Mapping[Family, frozenset[str]] = {
    "council": frozenset({"issuer", "document type"}),
    "un": frozenset({"united nations", "symbol", "organ"}),
}
_COVERS: Mapping[Family, frozenset[str]] = {
    "council": _SIGNS["council"]
    | {"file label", "cover block", "cover block first", "working paper", "notice"}
    | {"cover line", "cover last line"},
    "un": _SIGNS["un"]
    | {"distribution", "distribution first", "rule", "body", "session", "item title", "sponsors", "report"},
}
# What explains a paper and is no part of its text.
_ASIDE = frozenset({"key", "remark", "end rule"})


def read_own_paper(source: Source) -> Outline | None:
    """The outline; None where the file is none of ours, or somebody has put in paragraphs of other styles."""
    lines = list(_whole(source.lines))
    styles = frozenset(line.style or "" for line in lines)
    family = next((family for family, signs in _SIGNS.items() if signs <= styles), None)
    if family is None or not all(_is_known(style, family) for style in styles):
        return None
    blocks = tuple(_block(line) for line in lines if _kind_of(line.style or ""))
    numbered, notes = _numbered_anew(blocks, source.notes)
    title = next((block.text for block in blocks if block.kind == "title"), None)
    return Outline(family, _cover(lines, family), title, numbered, notes)


def _whole(lines: Sequence[Line]) -> Iterator[Line]:
    """One line for each paragraph: what a forced break parts is one all the same."""
    before: Line | None = None
    for line in lines:
        if before is not None and not line.apart:
            before = replace(before, content=joined([before.content, line.content], separator=" "))
            continue
        if before is not None:
            yield before
        before = line
    if before is not None:
        yield before


def _is_known(style: str, family: Family) -> bool:
    return style in _COVERS[family] or style in _ASIDE or _kind_of(style) is not None


def _kind_of(style: str) -> tuple[BlockKind, int | None] | None:
    """Kind and level. Points of the first depth, (a), are counted from the paragraph they belong to, which is 1."""
    deep = _DEEP.fullmatch(style)
    if deep is not None:
        depth = int(deep["depth"])
        return ("subparagraph", depth + 1) if deep["kind"] == "point" else ("heading", depth)
    return (_KINDS[style], None) if style in _KINDS else None


def _cover(lines: Sequence[Line], family: Family) -> tuple[CoverField, ...]:
    if family == "un":
        return read_un_cover(lines).fields
    return read_council_cover([line for line in lines if line.style in _COVERS[family]]).fields


def _block(line: Line) -> Block:
    known = _kind_of(line.style or "")
    assert known is not None
    label, content = _label(line)
    content = tidy(content)
    kind, level = known
    return Block(kind, label, level, content.text, content.marks, content.calls)


def _label(line: Line) -> tuple[str | None, Marked]:
    """The number and the words. A number typed in Word by hand may have no tab after it, or be Word's own."""
    content = line.content
    tab = content.text.find("\t")
    if tab >= 0:
        return bare_number(content.text[:tab]), part(content, start=tab + 1, end=len(content.text))
    if line.number is not None:
        automatic = automatic_label(line.number)
        return automatic.text if automatic else None, content
    typed = leading_label(content.text) if (line.style or "").startswith("numbered") else None
    if typed is None:
        return None, content
    return typed.text, without(content, spans=[(0, typed.length)])


def _numbered_anew(
    blocks: Sequence[Block], notes: Sequence[Note]
) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """Only the notes that are called, in the order of their calls: of a tracked paper some are struck."""
    texts = {note.id: note.text for note in notes}
    called = dict.fromkeys(call.id for block in blocks for call in block.footnotes)
    ids = {old: f"fn{number}" for number, old in enumerate(called, start=1)}
    renamed = tuple(
        replace(block, footnotes=tuple(NoteCall(call.offset, ids[call.id]) for call in block.footnotes))
        for block in blocks
    )
    return renamed, tuple(Note(new, new.removeprefix("fn"), texts[old]) for old, new in ids.items())
