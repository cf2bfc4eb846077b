"""Texts in one line: `text(chapeau("The Council,"), operative("5", "*Calls* for it.[^fn1]"), fn1="A note.")`.

Shorthand of a wording: `*italic*`, `**bold**`, `^raised^`, `[^fn1]` a footnote call. A paragraph's id is its
place and label unless given: "op5", "pp2", "p3a" …
"""

from __future__ import annotations

import re
from itertools import count

from drafting.text.paragraph import CoverField, Family, Footnote, Kind, Paragraph, Text
from drafting.text.wording import Call, Mark, Run, Wording, canonical, plain

_SIGNS = re.compile(r"(\*\*|\*|\^|\[\^[\w-]+\])")
_MARK_OF: dict[str, Mark] = {"**": "bold", "*": "italic", "^": "superscript"}
_numbers = count(1)


def wording(shorthand: str) -> Wording:
    """The canonical wording of a shorthand."""
    pieces: list[Run | Call] = []
    marks: frozenset[Mark] = frozenset()
    for token in _SIGNS.split(shorthand):
        if token in _MARK_OF:
            marks ^= {_MARK_OF[token]}
        elif token.startswith("[^"):
            pieces.append(Call(token[2:-1]))
        else:
            pieces.append(Run(token, marks))
    return canonical(tuple(pieces))


def paragraph(
    kind: Kind, shorthand: str, *, label: str | None = None, level: int | None = None, id: str | None = None
) -> Paragraph:
    """A paragraph of any kind; without an id it gets one that no other has."""
    return Paragraph(id or f"{kind}-{next(_numbers)}", kind, label, level, wording(shorthand))


def operative(label: str | None, shorthand: str, *, id: str | None = None) -> Paragraph:
    """`op5` for label 5, unless an id is given."""
    return paragraph("operative", shorthand, label=label, id=id or (f"op{label}" if label else None))


def preambular(shorthand: str, *, label: str | None = None, id: str | None = None) -> Paragraph:
    """`pp2` for label 2; without label and id some id."""
    return paragraph("preambular", shorthand, label=label, id=id or (f"pp{label}" if label else None))


def point(label: str | None, shorthand: str, *, level: int = 2, id: str | None = None) -> Paragraph:
    """A point (a) of level 2, (i) of level 3."""
    return paragraph("subparagraph", shorthand, label=label, level=level, id=id)


def heading(shorthand: str, *, label: str | None = None, level: int = 1, id: str | None = None) -> Paragraph:
    """A heading."""
    return paragraph("heading", shorthand, label=label, level=level, id=id)


def chapeau(shorthand: str, *, id: str | None = None) -> Paragraph:
    """A chapeau."""
    return paragraph("chapeau", shorthand, id=id)


def title(shorthand: str, *, label: str | None = None) -> Paragraph:
    """The title as a paragraph."""
    return paragraph("title", shorthand, label=label, id="title")


def text(*paragraphs: Paragraph, family: Family = "council", **notes: str) -> Text:
    """A text of these paragraphs; `fn1="…"` gives its footnotes."""
    name = next((plain(each.wording) for each in paragraphs if each.kind == "title"), "")
    cover = (CoverField("symbol", "WK 1/2026 INIT"),)
    footnotes = tuple(Footnote(note, words) for note, words in notes.items())
    return Text(family, name, cover, paragraphs, footnotes)
