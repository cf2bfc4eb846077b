"""Whose each character of a wording is, when the wording is the canonical form of what was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeVar

Owner = TypeVar("Owner")

# Ties words together on purpose, and is kept (drafting.text.wording).
_TIES = "\u00a0\u202f"


def fitted(typed: Iterable[tuple[str, Owner]], wording: str) -> list[tuple[str, Owner]]:
    """The wording in stretches of one owner. Of spaces that became one it is the first's; of a letter and an accent
    that became one, the letter's."""
    cells = [(char, owner) for text, owner in typed for char in text]
    if "".join(char for char, _ in cells) != wording:
        cells = _composed(_spaced(cells), wording)
    return [
        ("".join(char for char, _ in stretch), owner)
        for owner, stretch in groupby(cells, key=lambda cell: cell[1])
    ]


def _spaced(cells: Sequence[tuple[str, Owner]]) -> list[tuple[str, Owner]]:
    """One space for several, none at the ends."""
    kept: list[tuple[str, Owner]] = []
    spaced = True
    for char, owner in cells:
        is_space = char.isspace() and char not in _TIES
        if not (is_space and spaced):
            kept.append((" " if is_space else char, owner))
        spaced = is_space
    if kept and kept[-1][0] == " ":
        kept.pop()
    return kept


def _composed(cells: Sequence[tuple[str, Owner]], wording: str) -> list[tuple[str, Owner]]:
    """Both decomposed are the same: each character of the wording is whose its first part is."""
    parts = [owner for char, owner in cells for _ in unicodedata.normalize("NFD", char)]
    fitted: list[tuple[str, Owner]] = []
    place = 0
    for char in wording:
        fitted.append((char, parts[place]))
        place += len(unicodedata.normalize("NFD", char))
    assert place == len(parts), "the wording is the canonical form of what was typed"
    return fitted
