"""Words that somebody struck and puts back as they were: a paragraph parted or joined, words cut and pasted, an undo.

An editor takes them out and puts them in as new ones; who puts back has not said them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

# A short word may well be typed anew.
LETTERS_AT_LEAST = 4
# Two people's words in turn are put back in parts; a text made up of crumbs is somebody's own.
LETTERS_OF_A_PART = 3
# Nobody's machine is kept busy by who strikes and pastes all day.
PARTS_AT_MOST = 12
STRUCK_AT_MOST = 100


class Part(NamedTuple):
    """The words from letter to letter of one of the texts that were struck."""

    place: int
    start: int
    end: int


def parts_of(text: str, struck: Sequence[str]) -> list[Part]:
    """Of which parts of what was struck the whole text is put together, in order; of none where it is not."""
    parts: list[Part] = []
    used = [0] * len(struck)
    at = 0
    while at < len(text):
        found = max(
            _beginnings(text[at:], struck, used), key=lambda part: part.end - part.start, default=None
        )
        if found is None:
            return []
        parts.append(found)
        if len(parts) > min(PARTS_AT_MOST, 1 + len(text) // LETTERS_OF_A_PART):
            return []
        used[found.place] = found.end
        at += found.end - found.start
    return parts


def _beginnings(text: str, struck: Sequence[str], used: Sequence[int]) -> Iterator[Part]:
    """What of each text the words may begin with: all of them, wherever they stand; else what comes next in it."""
    for place, words in enumerate(struck):
        start = words.find(text, used[place])
        if start < 0:
            start = used[place]
        length = _common(text, words[start:])
        if length:
            yield Part(place, start, start + length)


def _common(one: str, other: str) -> int:
    """With how many letters both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
