"""A reword given as plain text (design §3, "What the words mean" 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafting.text.compare import Hunk, apply, compare, is_restyle
from drafting.text.wording import Wording, canonical, from_plain
from drafting.text.words import Word, split_words


def reword_plain(base: Wording, text: str) -> Wording:
    """The wording that says `text`: words that survive keep their marks, and every footnote its place.

    The call of a note whose word is replaced stands behind as much of what replaces it.
    """
    words = split_words(base)
    hunks = [_kept(words, hunk) for hunk in compare(base, from_plain(text))]
    return canonical(apply(base, hunks))


def _kept(words: Sequence[Word], hunk: Hunk) -> Hunk:
    """The hunk without what a plain text cannot say: other marks, and the loss of a call."""
    old = words[hunk.start : hunk.end]
    if is_restyle(words, hunk):
        return replace(hunk, words=(replace(old[0], space=hunk.words[0].space),))
    said = sum(word.call is None for word in old)
    new, end = list(hunk.words), len(hunk.words)
    for place in reversed(range(len(old))):
        if old[place].call is not None:
            before = sum(word.call is None for word in old[:place])
            new.insert(end if 0 < said == before else min(before, end), old[place])
    return replace(hunk, words=tuple(new))
