"""Words and redlines as the cells of a table."""

from __future__ import annotations

from collections.abc import Mapping

from drafting.papers.tables.table import Cell, Sign, Words
from drafting.text.redline import Tag, redline_spans
from drafting.text.wording import Call, Mark, Run, Wording

Markers = Mapping[str, str]
_SIGNS: dict[Tag, Sign] = {"keep": "keep", "del": "del", "ins": "ins"}
_RAISED: frozenset[Mark] = frozenset({"superscript"})
_BESIDE = 5  # words quoted on either side of a change
_LINE = Words("\n")


def said(text: str) -> Cell:
    """A cell of plain words; what no file can hold is left out."""
    kept = "".join(char for char in text.replace("\r\n", "\n") if char in "\n\t" or char.isprintable())
    return (Words(kept.strip()),) if kept.strip() else ()


def quoted(wording: Wording, markers: Markers, sign: Sign = "keep") -> Cell:
    """A whole wording under one sign."""
    return tuple(_piece(piece, markers, sign) for piece in wording)


def redlined(old: Wording, new: Wording, markers: Markers, *, shortened: bool = False) -> Cell:
    """What became of the old wording; `shortened`: of what stays, only a few words beside each change."""
    spans = redline_spans(old, new)
    cell: list[Words] = []
    for place, span in enumerate(spans):
        # What replaces something stands apart from it.
        if span.tag == "ins" and cell and cell[-1].sign == "del" and not cell[-1].text.endswith(" "):
            cell.append(Words(" "))
        pieces = quoted(span.words, markers, _SIGNS[span.tag])
        if shortened and span.tag == "keep":
            pieces = _cut(pieces, first=place == 0, last=place == len(spans) - 1)
        cell += pieces
    return tuple(cell)


def stacked(*cells: Cell) -> Cell:
    """Several cells in one, each beginning a line."""
    stack: list[Words] = []
    for cell in filter(None, cells):
        stack += (_LINE, *cell) if stack else cell
    return tuple(stack)


def plain_cell(cell: Cell) -> str:
    """A cell without looks: deleted words as [-words-], inserted ones as {+words+}."""
    wrapped = {"keep": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}
    joined: list[tuple[Sign, str]] = []
    for piece in cell:
        if joined and joined[-1][0] == piece.sign:
            joined[-1] = (piece.sign, joined[-1][1] + piece.text)
        else:
            joined.append((piece.sign, piece.text))
    return "".join(wrapped[sign].format(text) for sign, text in joined)


def _piece(piece: Run | Call, markers: Markers, sign: Sign) -> Words:
    if isinstance(piece, Call):
        return Words(markers.get(piece.footnote, "*"), _RAISED, sign)
    return Words(piece.text, piece.marks, sign)


def _cut(pieces: Cell, *, first: bool, last: bool) -> Cell:
    """The ends of a long stretch that did not change, without marks: it only says where the change stands."""
    text = "".join(piece.text for piece in pieces if piece.marks != _RAISED)
    words = text.split()
    if len(words) <= (0 if first else _BESIDE) + (0 if last else _BESIDE) + 1:
        return pieces
    head = "" if first else " ".join(words[:_BESIDE]) + " "
    tail = "" if last else " " + " ".join(words[-_BESIDE:])
    before = " " if head and text[:1].isspace() else ""
    after = " " if tail and text[-1:].isspace() else ""
    return (Words(f"{before}{head}…{tail}{after}"),)
