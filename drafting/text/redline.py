"""The redline of a paragraph: what a reader is shown as kept, deleted and inserted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from drafting.text.hunks import redline_hunks
from drafting.text.printed import laid_out, printed
from drafting.text.slides import Gap
from drafting.text.wording import Call, Mark, Run, Wording, plain
from drafting.text.words import split_words

Tag = Literal["keep", "del", "ins"]
Piece = tuple[Tag, str]


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
    printed_a, printed_b = printed(split_words(a)), printed(split_words(b))
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
        old += laid_out(printed_a[gap.start : gap.end])
        new += laid_out(printed_b[gap.start_b : gap.end_b])
    spans.change(old, new)
    return spans.all()


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


def _is_space(piece: Run | Call) -> bool:
    return isinstance(piece, Run) and piece.text == " "
