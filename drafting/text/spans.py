"""Whose each word is, as it is kept with a revision: run-length coded, and shown as stretches of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from drafting.text.wording import Wording
from drafting.text.words import Word, split_words

# [["INIT", 12], ["FR, SE", 3]]: the first twelve words of `split_words` are INIT's, the next three France's and
# Sweden's.
Packed = Sequence[Sequence[str | int]]


def packed(sources: Sequence[str]) -> list[list[str | int]]:
    """One source per word, as runs of equal ones."""
    return [[source, len(list(run))] for source, run in groupby(sources)]


def unpacked(stored: Packed) -> tuple[str, ...]:
    """The way back of `packed`."""
    return tuple(str(source) for source, count in stored for _ in range(int(count)))


def spans(wording: Wording, sources: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """(text, source) of each stretch; the texts joined are the wording's plain text.

    Raises ValueError when there is not one source for every word.
    """
    result: list[tuple[str, str]] = []
    for text, source in zip(_printed(split_words(wording)), sources, strict=True):
        if text and result and result[-1][1] == source:
            result[-1] = (result[-1][0] + text, source)
        elif text:
            result.append((text, source))
    return tuple(result)


def _printed(words: Sequence[Word]) -> Iterator[str]:
    """Each word with the space before it, where `join_words` prints one."""
    last = max((place for place, word in enumerate(words) if word.call is None), default=-1)
    spaced = True
    for place, word in enumerate(words):
        space = word.space and not spaced and place <= last
        yield (" " if space else "") + word.text
        spaced = word.call is not None and (spaced or space)
