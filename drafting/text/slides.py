"""Where an insertion or a deletion stands when several places are equally small.

"States, [as appropriate,] shall" and "States[, as appropriate], shall" touch the same words; a reader expects
the first. The places are weighed by what stands at both edges of the block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drafting.text.words import Word, key

_ENDS_SENTENCE = frozenset(".;:?!")
_ENDS_CLAUSE = frozenset(",)]”’»–—")
_OPENS = frozenset("([“‘«")
# A phrase begins with one of these; none ends with one.
_LEADING = "a an and as at but by for from in into its nor of on or that the their this to under which with"
_LEADING_WORDS = frozenset(_LEADING.split())


class Gap(NamedTuple):
    """The words `start` to `end` of one wording stand against the words `start_b` to `end_b` of the other."""

    start: int
    end: int
    start_b: int
    end_b: int

    def to(self, last: Gap) -> Gap:
        """One gap from the start of this one to the end of a later one."""
        return Gap(self.start, last.end, self.start_b, last.end_b)


def slid(gaps: Sequence[Gap], words_a: Sequence[Word], words_b: Sequence[Word]) -> list[Gap]:
    """The same gaps, pure insertions and deletions moved to the place a reader expects.

    One that can reach its neighbour joins it: a phrase is then replaced in one place.
    """
    result: list[Gap] = []
    for number, gap in enumerate(gaps):
        before = result[-1].end if result else None
        after = gaps[number + 1].start if number + 1 < len(gaps) else None
        shift = _best_shift(gap, before, after, words_a, words_b)
        settled = Gap(*(place + shift for place in gap))
        if settled.start == before:
            result[-1] = result[-1].to(settled)
        else:
            result.append(settled)
    return result


def _best_shift(
    gap: Gap, before: int | None, after: int | None, words_a: Sequence[Word], words_b: Sequence[Word]
) -> int:
    """How far to move a gap that may lie anywhere from `before` to `after`, where its neighbours stand."""
    if gap.start == gap.end:
        block = _Block(words_b, gap.start_b, gap.end_b, words_a, gap.start)
    elif gap.start_b == gap.end_b:
        block = _Block(words_a, gap.start, gap.end, words_b, gap.start_b)
    else:
        return 0
    back = gap.start - (before or 0)
    forth = (len(words_a) if after is None else after) - gap.end
    if not block.can_move(back, forth):  # most cannot, and this is quickly seen
        return 0
    shifts = range(-block.reach_back(back), block.reach_forth(forth) + 1)
    if len(shifts) == 1:
        return 0
    joins = {-back if before is not None else None, forth if after is not None else None}
    strains = block.strains(shifts)
    return max(shifts, key=lambda shift: (-strains[shift], shift in joins, block.edges(shift), shift))


@dataclass(frozen=True, slots=True)
class _Block:
    """The words `start` to `end` of `whole`, which the `other` side lacks at `point`."""

    whole: Sequence[Word]
    start: int
    end: int
    other: Sequence[Word]
    point: int

    def can_move(self, back: int, forth: int) -> bool:
        """Whether the block can stand a word earlier or later, with so much room on either side."""
        whole, start, end = self.whole, self.start, self.end
        return (back > 0 and key(whole[start - 1]) == key(whole[end - 1])) or (
            forth > 0 and key(whole[start]) == key(whole[end])
        )

    def reach_back(self, most: int) -> int:
        """By how many words, at most `most`, the block can stand earlier and leave the same words outside."""
        steps = range(1, most + 1)
        stops = (n for n in steps if key(self.whole[self.start - n]) != key(self.whole[self.end - n]))
        return next(stops, most + 1) - 1

    def reach_forth(self, most: int) -> int:
        """The same to the other side."""
        steps = range(most)
        stops = (n for n in steps if key(self.whole[self.start + n]) != key(self.whole[self.end + n]))
        return next(stops, most)

    def strains(self, shifts: range) -> dict[int, int]:
        """How many more kept words than at the first shift would change their marks or space, for each."""
        strain, strains = 0, {}
        for shift in shifts:
            strains[shift] = strain
            if shift < shifts[-1]:
                word = self.other[self.point + shift]
                strain += _strain(word, self.whole[self.start + shift])
                strain -= _strain(word, self.whole[self.end + shift])
        return strains

    def edges(self, shift: int) -> int:
        """How natural it is to cut before and after the block."""
        return _edge(self.whole, self.start + shift) + _edge(self.whole, self.end + shift)


def _strain(old: Word, new: Word) -> int:
    if old.parts != new.parts:
        return 3
    return int(old.space != new.space)


def _edge(words: Sequence[Word], place: int) -> int:
    if place in (0, len(words)):
        return 5
    before, after = words[place - 1].text, words[place]
    if not after.space or before in _OPENS:
        return 0
    if before in _ENDS_SENTENCE:
        return 4
    if before in _ENDS_CLAUSE:
        return 3
    if before.lower() in _LEADING_WORDS:
        return 0
    return 2 if after.text.lower() in _LEADING_WORDS else 1
