"""The redline of a paragraph: what a reader is shown as kept, deleted and inserted.

It is the comparison as it is for small edits. Where much is rewritten, the minimum is a heap of scraps:
there the shortest of the stretches kept between changes are shown as changed too (design §3, "What the
words mean" 8).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal

from drafting.text.compare import compare, is_restyle, is_white
from drafting.text.slides import Gap
from drafting.text.wording import Call, Mark, Run, Wording, plain
from drafting.text.words import Word, split_words

Tag = Literal["keep", "del", "ins"]
Piece = tuple[Tag, str]

# (share of the words of both sides that change, from which at most so many places are shown as changed)
_GATHERED = ((0.6, 3), (1 / 3, 4))


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
            spans.change(old + word_a.space, new + word_b.space)
            spans.add("keep", word_b.word)
            old, new = (), ()
        old += _laid_out(printed_a[gap.start : gap.end])
        new += _laid_out(printed_b[gap.start_b : gap.end_b])
    spans.change(old, new)
    return spans.all()


def redline_hunks(a: Wording, b: Wording) -> tuple[Gap, ...]:
    """The stretches of words that are shown as changed, in order; both wordings are canonical."""
    words = split_words(a)
    gaps: list[Gap] = []
    shift = 0
    for hunk in compare(a, b):
        if not is_white(words, hunk) and not is_restyle(words, hunk):
            start_b = hunk.start + shift
            gaps.append(Gap(hunk.start, hunk.end, start_b, start_b + len(hunk.words)))
            shift += len(hunk.words) - (hunk.end - hunk.start)
    return tuple(_gathered(gaps, words, len(words) + len(split_words(b))))


def _gathered(gaps: list[Gap], words: Sequence[Word], both: int) -> list[Gap]:
    touched = sum(gap.end - gap.start + gap.end_b - gap.start_b for gap in gaps)
    most = next((most for share, most in _GATHERED if touched >= share * both), len(gaps))
    if len(gaps) <= most:
        return gaps
    weights = [_weight(words[before.end : after.start]) for before, after in pairwise(gaps)]
    lightest = sorted(range(len(weights)), key=lambda place: weights[place])[: len(gaps) - most]
    swallowed = frozenset(lightest)
    gathered = gaps[:1]
    for place, gap in enumerate(gaps[1:]):
        gathered.append(gathered.pop().to(gap) if place in swallowed else gap)
    return gathered


def _laid_out(words: Sequence[_Printed]) -> Wording:
    return tuple(piece for word in words for piece in (*word.space, *word.word))


def _weight(kept: Sequence[Word]) -> tuple[int, int]:
    return sum(word.is_word for word in kept), len(kept)


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
            after = next(other for other in islice(words, place, None) if other.call is None)
            space = (Run(" ", before & after.parts[0].marks),)
        if word.call is None:
            before = word.parts[-1].marks
        printed.append(_Printed(space, word.parts if word.call is None else (Call(word.call),)))
    return tuple(printed)


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
        span = self._spans[-1][1]
        for piece in pieces:
            before = span[-1] if span else None
            if isinstance(piece, Run) and isinstance(before, Run) and before.marks == piece.marks:
                span[-1] = Run(before.text + piece.text, piece.marks)
            else:
                span.append(piece)

    def all(self) -> tuple[Span, ...]:
        """The spans so far."""
        return tuple(Span(tag, tuple(pieces)) for tag, pieces in self._spans)


def _is_space(piece: Run | Call) -> bool:
    return isinstance(piece, Run) and piece.text == " "
