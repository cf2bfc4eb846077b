"""What changes between two wordings, word by word: the record that conflict and consolidation stand on.

The alignment is minimal in words (design §3, "What the words mean" 8). Among equally small ones an insertion
or a deletion stands where a reader expects it. Only in a paragraph that is mostly rewritten are chance
survivors ("the", "of", a comma) given up: who replaces a paragraph does not keep its articles.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel

from drafting.text.slides import Gap, slid
from drafting.text.wording import Wording
from drafting.text.words import Word, join_words, key, keys, split_words

_REWRITTEN_SHARE = 0.6  # of the words of both sides
_REWRITTEN_WORDS = 12
# Words too common to show that anything of a rewritten paragraph survived.
_COMMON = "a an and as at be by for from in into is it its of on or that the their this to which with"
_STRETCH = 8  # words compared at a time where two wordings begin or end alike
_SHORT_WORDS = frozenset(_COMMON.split())


@dataclass(frozen=True, slots=True)
class Hunk:
    """The words `start` to `end` (exclusive) of the base are replaced by `words`."""

    start: int
    end: int
    words: tuple[Word, ...]


def compare(a: Wording, b: Wording) -> tuple[Hunk, ...]:
    """The hunks that turn `a` into `b`, in order; none if and only if they are equal. Both are canonical.

    A word kept with other marks or another space before it is a hunk of its own, one word for one.
    """
    if a == b:
        return ()
    words_a, words_b = split_words(a), split_words(b)
    gaps = _unsouped(smallest_gaps(words_a, words_b), words_a, words_b)
    return tuple(_hunks(gaps, words_a, words_b))


def smallest_gaps(words_a: Sequence[Word], words_b: Sequence[Word]) -> list[Gap]:
    """A smallest set of stretches that differ; between two of them at least one word is kept."""
    numbers: dict[Hashable, int] = {}
    first = _alike_at_start(words_a, words_b)
    last = _alike_at_end(words_a[first:], words_b[first:])
    keys_a = [numbers.setdefault(key, len(numbers)) for key in keys(words_a[first : len(words_a) - last])]
    keys_b = [numbers.setdefault(key, len(numbers)) for key in keys(words_b[first : len(words_b) - last])]
    gaps: list[Gap] = []
    for step in Indel.opcodes(keys_a, keys_b):
        if step.tag == "equal":
            continue
        gap = Gap(
            first + step.src_start, first + step.src_end, first + step.dest_start, first + step.dest_end
        )
        if gaps and gaps[-1].end == gap.start and gaps[-1].end_b == gap.start_b:
            gap = gaps.pop().to(gap)
        gaps.append(gap)
    return slid(gaps, words_a, words_b)


def says_little(word: Word) -> bool:
    """Whether a word, kept alone, shows nothing of a paragraph: a short common one, or punctuation."""
    return word.call is None and (not word.is_word or word.text.lower() in _SHORT_WORDS)


def apply(a: Wording, hunks: Sequence[Hunk]) -> Wording:
    """The wording with the hunks carried out: `apply(a, compare(a, b)) == b`.

    Hunks must not overlap, except that a change of white space alone may lie inside any other: where the word
    it concerns is replaced, the first new word takes its space.
    """
    words = split_words(a)
    white = {hunk.start: hunk.words[0].space for hunk in hunks if is_white(words, hunk)}
    result: list[Word] = []
    place = 0
    for hunk in sorted((hunk for hunk in hunks if not is_white(words, hunk)), key=lambda h: (h.start, h.end)):
        result += _kept(words, place, hunk.start, white)
        result += _respaced(hunk, white)
        place = hunk.end
    return join_words([*result, *_kept(words, place, len(words), white)])


def is_restyle(words: Sequence[Word], hunk: Hunk) -> bool:
    """Whether the hunk gives one of these base words other marks and leaves its letters alone."""
    return is_same_word(words, hunk) and words[hunk.start].parts != hunk.words[0].parts


def is_white(words: Sequence[Word], hunk: Hunk) -> bool:
    """Whether the hunk changes nothing but the space before one of these base words."""
    return is_same_word(words, hunk) and words[hunk.start].parts == hunk.words[0].parts


def is_same_word(words: Sequence[Word], hunk: Hunk) -> bool:
    """Whether the hunk keeps the letters of one of these base words: only its marks or its space are others."""
    one = hunk.end - hunk.start == 1 == len(hunk.words)
    return one and key(words[hunk.start]) == key(hunk.words[0])


def _alike_at_start(words_a: Sequence[Word], words_b: Sequence[Word]) -> int:
    """How many words the two begin with alike; keeping these costs no minimum."""
    place, most = 0, min(len(words_a), len(words_b))
    # Equal words are mostly the same values: a stretch of them is compared faster than one after another.
    while place < most and words_a[place : place + _STRETCH] == words_b[place : place + _STRETCH]:
        place += _STRETCH
    while place < most and words_a[place] == words_b[place]:
        place += 1
    return min(place, most)


def _alike_at_end(words_a: Sequence[Word], words_b: Sequence[Word]) -> int:
    """How many words the two end with alike."""
    return _alike_at_start(words_a[::-1], words_b[::-1])


def _kept(words: Sequence[Word], start: int, end: int, white: dict[int, bool]) -> Iterator[Word]:
    for place in range(start, end):
        word = words[place]
        yield word if place not in white else Word(word.parts, white[place], word.call)


def _respaced(hunk: Hunk, white: dict[int, bool]) -> tuple[Word, ...]:
    if hunk.start == hunk.end or hunk.start not in white or not hunk.words:
        return hunk.words
    first = hunk.words[0]
    return (Word(first.parts, white[hunk.start], first.call), *hunk.words[1:])


def _unsouped(gaps: list[Gap], words_a: Sequence[Word], words_b: Sequence[Word]) -> list[Gap]:
    """In a mostly rewritten paragraph, one gap instead of two with nothing but short words between them."""
    deleted = sum(gap.end - gap.start for gap in gaps)
    inserted = sum(gap.end_b - gap.start_b for gap in gaps)
    rewritten_a = deleted >= max(_REWRITTEN_WORDS, _REWRITTEN_SHARE * len(words_a))
    rewritten_b = inserted >= max(_REWRITTEN_WORDS, _REWRITTEN_SHARE * len(words_b))
    if not (rewritten_a and rewritten_b):
        return gaps
    joined = gaps[:1]
    for gap in gaps[1:]:
        if all(map(says_little, words_a[joined[-1].end : gap.start])):
            joined[-1] = joined[-1].to(gap)
        else:
            joined.append(gap)
    return joined


def _hunks(gaps: Sequence[Gap], words_a: Sequence[Word], words_b: Sequence[Word]) -> Iterator[Hunk]:
    ends = Gap(len(words_a), len(words_a), len(words_b), len(words_b))
    for before, gap in pairwise((Gap(0, 0, 0, 0), *gaps, ends)):
        yield from _touched(before, gap, words_a, words_b)
        if gap is not ends:
            yield Hunk(gap.start, gap.end, tuple(words_b[gap.start_b : gap.end_b]))


def _touched(before: Gap, gap: Gap, words_a: Sequence[Word], words_b: Sequence[Word]) -> Iterator[Hunk]:
    """The words kept between two gaps that have other marks or another space than they had."""
    kept_a, kept_b = words_a[before.end : gap.start], words_b[before.end_b : gap.start_b]
    if kept_a == kept_b:  # equal words are mostly the same values, which makes this cheap
        return
    for place, (old, new) in enumerate(zip(kept_a, kept_b, strict=True), start=before.end):
        if old != new:
            yield Hunk(place, place + 1, (new,))
