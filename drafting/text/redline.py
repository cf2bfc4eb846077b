"""The redline of a paragraph: what a reader is shown as kept, deleted and inserted.

It is the comparison as it is for small edits. Where much is rewritten, the minimum is a heap of scraps:
there the shortest of the stretches kept between changes are shown as changed too (design §3, "What the
words mean" 8).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice, pairwise
from typing import Literal

from drafting.text.compare import says_little, smallest_gaps
from drafting.text.slides import Gap
from drafting.text.wording import Call, Mark, Run, Wording, plain
from drafting.text.words import Word, split_words

Tag = Literal["keep", "del", "ins"]
Piece = tuple[Tag, str]

# Of the words of both sides so large a share changes: then at most so many places are shown as changed.
_WHOLLY, _HALF = 0.55, 0.3
_PLACES_WHOLLY, _PLACES_HALF = 3, 4
# What a paragraph rewritten wholly may show as changed beyond the minimum, to be rid of stray articles as well.
_EXCESS = 1.2


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a marked redline, with its marks and footnote calls."""

    tag: Tag
    words: Wording


def redline(a: Wording, b: Wording) -> tuple[Piece, ...]:
    """The redline without marks and calls: kept and deleted pieces joined are `a`, kept and inserted `b`."""
    pieces: list[Piece] = []
    for span in redline_spans(a, b):
        text = plain(span.words)
        if pieces and pieces[-1][0] == span.tag:
            pieces[-1] = (span.tag, pieces[-1][1] + text)
        elif text:
            pieces.append((span.tag, text))
    return tuple(pieces)


def redline_spans(a: Wording, b: Wording) -> tuple[Span, ...]:
    """The redline with marks and calls. A word that only changes its marks is kept and bears the new ones."""
    printed_a, printed_b = _printed(split_words(a)), _printed(split_words(b))
    end = Gap(len(printed_a), len(printed_a), len(printed_b), len(printed_b))
    spans = _Spans()
    old: Wording = ()
    new: Wording = ()
    for before, gap in pairwise((Gap(0, 0, 0, 0), *redline_hunks(a, b), end)):
        for word_a, word_b in zip(
            printed_a[before.end : gap.start], printed_b[before.end_b : gap.start_b], strict=True
        ):
            if old or new or word_a.space != word_b.space:
                spans.change(old + word_a.space, new + word_b.space)
                old, new = (), ()
                spans.add("keep", word_b.word)
            else:
                spans.add("keep", word_b.space + word_b.word)
        old += _laid_out(printed_a[gap.start : gap.end])
        new += _laid_out(printed_b[gap.start_b : gap.end_b])
    spans.change(old, new)
    return spans.all()


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


def _laid_out(words: Sequence[_Printed]) -> Wording:
    return tuple(piece for word in words for piece in (*word.space, *word.word))


@dataclass(frozen=True, slots=True)
class _Printed:
    """A word as printed: the space before it, if any, and its runs or its call."""

    space: Wording
    word: Wording


def _printed(words: Sequence[Word]) -> tuple[_Printed, ...]:
    printed: list[_Printed] = []
    before: frozenset[Mark] = frozenset()
    for place, word in enumerate(words):
        space: Wording = ()
        if place and word.space:
            after = word if word.call is None else _next_text(words, place)
            space = (_space(before & after.parts[0].marks),)
        if word.call is None:
            before = word.parts[-1].marks
        printed.append(_Printed(space, word.parts if word.call is None else (Call(word.call),)))
    return tuple(printed)


def _next_text(words: Sequence[Word], place: int) -> Word:
    return next(word for word in islice(words, place, None) if word.call is None)


class _Spans:
    """A redline as it grows."""

    def __init__(self) -> None:
        self._spans: list[tuple[Tag, list[Run | Call]]] = []

    def change(self, old: Wording, new: Wording) -> None:
        """What stood between two kept words and what stands there now; spaces they share are kept."""
        before = bool(old and new) and _is_space(old[0]) and _is_space(new[0])
        if before:
            self.add("keep", new[:1])
            old, new = old[1:], new[1:]
        after = bool(old and new) and _is_space(old[-1]) and _is_space(new[-1])
        self.add("del", old[: len(old) - after])
        self.add("ins", new[: len(new) - after])
        self.add("keep", new[len(new) - after :])

    def add(self, tag: Tag, pieces: Wording) -> None:
        """Pieces at the end, in one span with what went before under the same tag."""
        if not pieces:
            return
        if not self._spans or self._spans[-1][0] != tag:
            self._spans.append((tag, []))
        self._spans[-1][1].extend(pieces)

    def all(self) -> tuple[Span, ...]:
        """The spans so far, runs under the same marks joined."""
        return tuple(Span(tag, _joined(pieces)) for tag, pieces in self._spans)


def _joined(pieces: Sequence[Run | Call]) -> Wording:
    joined: list[Run | Call] = []
    for marks, group in groupby(pieces, key=_marks):
        if marks is None:
            joined += group
        else:
            joined.append(Run("".join(piece.text for piece in group if isinstance(piece, Run)), marks))
    return tuple(joined)


def _marks(piece: Run | Call) -> frozenset[Mark] | None:
    return piece.marks if isinstance(piece, Run) else None


@lru_cache(maxsize=16)
def _space(marks: frozenset[Mark]) -> Run:
    return Run(" ", marks)


def _is_space(piece: Run | Call) -> bool:
    return isinstance(piece, Run) and piece.text == " "
