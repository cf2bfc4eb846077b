"""How a text falls into the parts of an Akoma Ntoso document, and what lies under what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from drafting.text.paragraph import Kind, Paragraph, Text

_ABOVE: frozenset[Kind] = frozenset({"title", "heading", "meeting_line", "meeting_date"})
_IN_PREAMBLE: frozenset[Kind] = frozenset({"chapeau", "preambular", "enacting_formula"})
_BELOW: frozenset[Kind] = frozenset({"meeting_line", "meeting_date"})


@dataclass(frozen=True, slots=True)
class Parts:
    """A text cut in four, in its own order: what it is called, why it speaks, what it says, how it was closed."""

    preface: tuple[Paragraph, ...]
    preamble: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    conclusions: tuple[Paragraph, ...]


@dataclass(slots=True)
class Node:
    """A paragraph with what lies under it; `depth` is how many of its own sort lie above it."""

    paragraph: Paragraph
    depth: int = 0
    under: list[Node] = field(default_factory=list)


def parts_of(text: Text) -> Parts:
    """The preface ends with the first title, the preamble with the last words before the operative part."""
    paragraphs = text.paragraphs
    above = _length(paragraphs, lambda one: one.kind in _ABOVE)
    preface = next((at + 1 for at in range(above) if paragraphs[at].kind == "title"), 0)
    rest = paragraphs[preface:]
    below = _length(rest[::-1], lambda one: one.kind in _BELOW)
    middle, conclusions = rest[: len(rest) - below], rest[len(rest) - below :]
    candidates = _length(middle, lambda one: one.kind in _IN_PREAMBLE | {"heading", "subparagraph"})
    preamble = max((at + 1 for at in range(candidates) if middle[at].kind in _IN_PREAMBLE), default=0)
    if preamble:  # the points of the last preambular paragraph are its own
        preamble += _length(middle[preamble:], lambda one: one.kind == "subparagraph")
    return Parts(paragraphs[:preface], middle[:preamble], middle[preamble:], conclusions)


def nested(paragraphs: Sequence[Paragraph]) -> list[Node]:
    """Paragraphs under their headings, points under their paragraphs, in order; a point may have no paragraph."""
    top: list[Node] = []
    open_nodes: list[Node] = []
    for paragraph in paragraphs:
        rank = _rank(paragraph)
        while open_nodes and _rank(open_nodes[-1].paragraph) >= rank:
            open_nodes.pop()
        depth = sum(_rank(above.paragraph)[0] == rank[0] for above in open_nodes)
        node = Node(paragraph, depth)
        (open_nodes[-1].under if open_nodes else top).append(node)
        open_nodes.append(node)
    return top


def unfolded(nodes: Sequence[Node]) -> Iterator[Node]:
    """Headings beside what lies under them, all else as it is: a preamble has no sections."""
    for node in nodes:
        yield node
        if node.paragraph.kind == "heading":
            yield from unfolded(node.under)


def _rank(paragraph: Paragraph) -> tuple[int, int]:
    if paragraph.kind == "heading":
        return 0, paragraph.level or 1
    if paragraph.kind == "subparagraph":
        return 2, paragraph.level or 2
    return 1, 0


def _length(paragraphs: Sequence[Paragraph], belongs: Callable[[Paragraph], bool]) -> int:
    """How many paragraphs belong, from the first one on without a gap."""
    return next((at for at, one in enumerate(paragraphs) if not belongs(one)), len(paragraphs))
