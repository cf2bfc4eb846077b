"""Emphasis that most of a kind bear and some lack (rules heading-emphasis, enacting-emphasis)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from drafting.proofreading.finding import Finding
from drafting.proofreading.piece import Piece, blocks
from drafting.reading.outline import Block, BlockKind, Outline

_FIRST_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FIRST_WORDS = re.compile(r"[^,:;]{1,30}(?=[,:;]|$)|[^,:;]+?(?= and |[,:;]|$)")
_LEAST = 3


def heading_emphasis(outline: Outline) -> Iterator[Finding]:
    """Headings of one level look alike: the few that differ from at least three in four of their level."""
    styles: defaultdict[int | None, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for place, block in enumerate(outline.blocks):
        if block.kind == "heading" and block.text:
            styles[block.level].append((place, _style(block)))
    texts = list(blocks(outline))
    for level in styles.values():
        (usual, many), *_ = Counter(style for _, style in level).most_common()
        if many < _LEAST or many * 4 < len(level) * 3:
            continue
        for place, style in level:
            if style != usual:
                words = _FIRST_WORDS.match(texts[place].text)
                end = words.end() if words else len(texts[place].text)
                said = (
                    f"{_named(style)}; {many} of the {len(level)} headings of this level are {_named(usual)}"
                )
                yield texts[place].found("heading-emphasis", 0, end, said)


def enacting_emphasis(outline: Outline) -> Iterator[Finding]:
    """The opening words of a UN paragraph are in italics (Editorial Manual): all of a kind, or none.

    One finding where a whole kind lacks what the other has; else each of the few paragraphs that lack it.
    """
    if outline.family != "un":
        return
    texts = list(blocks(outline))
    bare = {kind: _openings(outline, kind, italic=False) for kind in _ENACTING}
    italic = {kind: _openings(outline, kind, italic=True) for kind in _ENACTING}
    for kind, other in zip(_ENACTING, reversed(_ENACTING), strict=True):
        without, having = bare[kind], italic[kind]
        if not having and len(without) >= 1 and len(italic[other]) >= _LEAST > len(bare[other]):
            yield _lacks(
                texts[without[0]],
                f"all {len(without)} {kind} paragraphs lack the italics of their opening words",
            )
        elif len(having) >= _LEAST * len(without):
            for place in without:
                yield _lacks(texts[place], f"the other {kind} paragraphs have their opening words in italics")


_ENACTING: tuple[BlockKind, BlockKind] = ("preambular", "operative")


def _openings(outline: Outline, kind: BlockKind, *, italic: bool) -> list[int]:
    return [
        place
        for place, block in enumerate(outline.blocks)
        if block.kind == kind and any(m.start == 0 and m.kind == "italic" for m in block.marks) == italic
    ]


def _lacks(piece: Piece, message: str) -> Finding:
    word = _FIRST_WORD.match(piece.text)
    return piece.found("enacting-emphasis", 0, word.end() if word else len(piece.text), message)


def _style(block: Block) -> frozenset[str]:
    """The kinds of mark over the whole of a heading."""
    return frozenset(m.kind for m in block.marks if m.start == 0 and m.end >= len(block.text) - 1)


def _named(style: frozenset[str]) -> str:
    return " ".join(sorted(style)) or "plain"
