"""The number that stands before a paragraph: "5.", "11bis.", "(a)", "IV.", "68/197."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

LabelKind = Literal[
    "number", "dotted", "letter", "small", "roman", "capital_roman", "capital", "resolution", "bullet", "star"
]

# Paragraphs added while negotiating take these (UN Editorial Manual; from undecies on the usage of codified law), or a
# letter (Council positions).
_LATIN = (
    r"[ \u00a0]?(?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|vicies"
    r"|(?:un|duo|ter|quater|quin|sex|sept|octo|novo)?decies)"
)
_ADDED = rf"(?:{_LATIN}|[a-z]{{1,2}})?"
_ALTERNATIVE = r"(?:[ \u00a0]?alt\.?[ \u00a0]?\d{0,2})?"
_NUMBER = rf"\d{{1,3}}{_ADDED}{_ALTERNATIVE}"
_ROMAN = r"[ivx]{1,6}"
_CAPITAL_ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_GAP = r"(?:\s+|$)"

_PRINTED: tuple[tuple[LabelKind, str], ...] = (
    ("resolution", rf"((?:[A-Z]-)?\d{{1,4}}/\d{{1,4}}(?: ?[A-Z])?)\.{_GAP}"),
    ("dotted", rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})\.?{_GAP}(?=[^\W\d_a-z]|$)"),
    ("number", rf"({_NUMBER})[.)](?:{_GAP}|(?=[^\W\d_]))"),
    ("number", rf"((?:OP|PP)[ \u00a0]?{_NUMBER})[.:)]?{_GAP}"),
    ("number", rf"\(({_NUMBER})\){_GAP}"),
    ("number", r"(\d{1,3})[ ]*\t\s*(?=\S)"),
    ("roman", rf"\(?({_ROMAN})\){_GAP}"),
    ("letter", rf"\(?([a-z]{{1,2}})\){_GAP}"),
    # A word that ends a wrapped line is no such point: "later)".
    ("roman", rf"\(({_ROMAN}{_LATIN})\){_GAP}"),
    ("letter", rf"\(([a-z]{_LATIN})\){_GAP}"),
    ("small", rf"([a-z])\.{_GAP}"),
    ("capital_roman", rf"\(?({_CAPITAL_ROMAN})[.)]{_GAP}"),
    ("capital_roman", rf"({_CAPITAL_ROMAN})[ ]*(?:\t\s*(?=\S)|$)"),
    ("capital", rf"\(?([A-Z])[.)]{_GAP}"),
    ("bullet", rf"[-–—•▪‣·]{_GAP}"),
    ("star", rf"(\*{{1,3}}){_GAP}"),
)
_LABELS = tuple((kind, re.compile(pattern)) for kind, pattern in _PRINTED)
_BARE = re.compile(r"^[\s(\[]+|[\s.):\]]+$")


@dataclass(frozen=True, slots=True)
class Label:
    """A printed number: ``text`` without its full stop or brackets (None for a dash), ``length`` as printed.

    A star may be a footnote's marker or a bullet: only the whole document tells.
    """

    kind: LabelKind
    text: str | None
    length: int


def leading_label(text: str) -> Label | None:
    """The number the text begins with, if it begins with one."""
    for kind, pattern in _LABELS:
        found = pattern.match(text)
        if found is not None:
            return Label(kind, found[1] if found.groups() else None, found.end())
    return None


def automatic_label(printed: str) -> Label | None:
    """The label of a paragraph that Word numbers by itself, from the number as Word would print it."""
    found = leading_label(printed + " ") or leading_label(printed.strip() + ". ")
    bare = _BARE.sub("", printed)
    if found is None:
        return Label("number", bare, 0) if any(character.isalnum() for character in bare) else None
    return Label(found.kind, found.text, 0)
