"""Which stretches of a paragraph a redline shows as changed.

It is the comparison as it is for small edits. Where much is rewritten, the minimum is a heap of scraps:
there the shortest of the stretches kept between changes are shown as changed too (design §3, "What the
words mean" 8).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from drafting.text.compare import says_little, smallest_gaps
from drafting.text.slides import Gap
from drafting.text.wording import Wording
from drafting.text.words import Word, split_words

# Of the words of both sides so large a share changes: then at most so many places are shown as changed.
_WHOLLY, _HALF = 0.55, 0.3
_PLACES_WHOLLY, _PLACES_HALF = 3, 4
# What a paragraph rewritten wholly may show as changed beyond the minimum, to be rid of stray articles as well.
_EXCESS = 1.2


def redline_hunks(a: Wording, b: Wording) -> tuple[Gap, ...]:
    """The stretches of words that are shown as changed, in order; both wordings are canonical."""
    words, words_b = split_words(a), split_words(b)
    gaps = smallest_gaps(words, words_b)
    touched = sum(gap.end - gap.start + gap.end_b - gap.start_b for gap in gaps)
    both = len(words) + len(words_b)
    if touched >= _WHOLLY * both:
        gaps = _without_strays(_gathered(gaps, words, _PLACES_WHOLLY), words, _EXCESS * touched)
    elif touched >= _HALF * both:
        gaps = _gathered(gaps, words, _PLACES_HALF)
    return tuple(gaps)


def _gathered(gaps: list[Gap], words: Sequence[Word], places: int) -> list[Gap]:
    """At most so many gaps, by giving up the shortest of what is kept between them."""
    between = sorted(range(1, len(gaps)), key=lambda place: _weight(_kept_before(gaps, place, words)))
    return _merged(gaps, frozenset(between[: max(0, len(gaps) - places)]))


def _without_strays(gaps: list[Gap], words: Sequence[Word], most: float) -> list[Gap]:
    """Without kept stretches of nothing but little words, as long as at most `most` words are touched."""
    touched = sum(gap.end - gap.start + gap.end_b - gap.start_b for gap in gaps)
    strays: set[int] = set()
    for place in sorted(range(1, len(gaps)), key=lambda place: _weight(_kept_before(gaps, place, words))):
        kept = _kept_before(gaps, place, words)
        if touched + 2 * len(kept) <= most and all(map(says_little, kept)):
            touched += 2 * len(kept)
            strays.add(place)
    return _merged(gaps, strays)


def _kept_before(gaps: Sequence[Gap], place: int, words: Sequence[Word]) -> Sequence[Word]:
    return words[gaps[place - 1].end : gaps[place].start]


def _weight(kept: Sequence[Word]) -> tuple[int, int]:
    return sum(word.is_word for word in kept), len(kept)


def _merged(gaps: Sequence[Gap], places: Collection[int]) -> list[Gap]:
    """The gaps, those at `places` as one with the gap before."""
    merged: list[Gap] = []
    for place, gap in enumerate(gaps):
        merged.append(merged.pop().to(gap) if place in places else gap)
    return merged
