"""A string with the marks and footnote calls on it, and what can be done to it without losing either."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from drafting.reading.outline import Mark, MarkKind, NoteCall

# A no-break space ties two words on purpose and is a character of its own (design §3.1).
SPACES = re.compile(r"[^\S\u00a0\u202f]+")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words with emphasis and footnote calls; offsets are code points of ``text``."""

    text: str
    marks: tuple[Mark, ...] = ()
    calls: tuple[NoteCall, ...] = ()


def part(marked: Marked, *, start: int, end: int) -> Marked:
    """The stretch from start to end, with the calls at either of its ends."""
    marks = (
        Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.kind)
        for mark in marked.marks
        if mark.start < end and mark.end > start
    )
    calls = (NoteCall(call.offset - start, call.id) for call in marked.calls if start <= call.offset <= end)
    return Marked(marked.text[start:end], tuple(marks), tuple(calls))


def joined(parts: Sequence[Marked], *, separator: str = "") -> Marked:
    """The parts one after the other."""
    offset = 0
    marks: list[Mark] = []
    calls: list[NoteCall] = []
    for piece in parts:
        marks += [Mark(mark.start + offset, mark.end + offset, mark.kind) for mark in piece.marks]
        calls += [NoteCall(call.offset + offset, call.id) for call in piece.calls]
        offset += len(piece.text) + len(separator)
    return Marked(separator.join(piece.text for piece in parts), tuple(marks), tuple(calls))


def without(marked: Marked, *, spans: Sequence[Span]) -> Marked:
    """The text without the given stretches, which are in order and do not overlap; no call is lost."""
    if not spans:
        return marked
    starts = [start for start, _ in spans]
    gone = [0]
    for start, end in spans:
        gone.append(gone[-1] + end - start)

    def moved(offset: int) -> int:
        index = bisect_left(starts, offset)
        if index == 0:
            return offset
        start, end = spans[index - 1]
        return offset - gone[index - 1] - (min(offset, end) - start)

    ends = [0, *(end for _, end in spans)]
    text = "".join(
        marked.text[end:start] for end, start in zip(ends, [*starts, len(marked.text)], strict=True)
    )
    marks = (Mark(moved(mark.start), moved(mark.end), mark.kind) for mark in marked.marks)
    calls = tuple(NoteCall(moved(call.offset), call.id) for call in marked.calls)
    return Marked(text, tuple(mark for mark in marks if mark.start < mark.end), calls)


def split_lines(marked: Marked) -> list[Marked]:
    """One value per printed line."""
    texts = marked.text.split("\n")
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    marks: list[list[Mark]] = [[] for _ in texts]
    calls: list[list[NoteCall]] = [[] for _ in texts]
    for mark in marked.marks:
        for index in range(bisect_right(starts, mark.start) - 1, bisect_left(starts, mark.end)):
            low, high = max(mark.start - starts[index], 0), min(mark.end - starts[index], len(texts[index]))
            if low < high:
                marks[index].append(Mark(low, high, mark.kind))
    for call in marked.calls:
        index = bisect_right(starts, call.offset) - 1
        calls[index].append(NoteCall(call.offset - starts[index], call.id))
    return [
        Marked(text, tuple(own_marks), tuple(own_calls))
        for text, own_marks, own_calls in zip(texts, marks, calls, strict=True)
    ]


def tidy(marked: Marked) -> Marked:
    """Trimmed, runs of spaces made one, touching marks of one kind made one, empty marks gone."""
    size = len(marked.text)
    extra: list[Span] = []
    for run in SPACES.finditer(marked.text):
        at_edge = run.start() == 0 or run.end() == size
        start = run.start() if at_edge else run.start() + 1
        if start < run.end():
            extra.append((start, run.end()))
    bare = without(marked, spans=extra)
    text = SPACES.sub(" ", bare.text)
    return Marked(text, _merged(text, bare.marks), bare.calls)


def bears(marked: Marked, kind: MarkKind) -> bool:
    """Whether every letter and figure stands under a mark of this kind."""
    spans = [(mark.start, mark.end) for mark in marked.marks if mark.kind == kind]
    if not spans:
        return False
    bare = without(Marked(marked.text), spans=_flat(spans)).text
    return not any(character.isalnum() for character in bare)


def _flat(spans: Sequence[Span]) -> list[Span]:
    flat: list[Span] = []
    for start, end in sorted(spans):
        if flat and start <= flat[-1][1]:
            flat[-1] = (flat[-1][0], max(flat[-1][1], end))
        else:
            flat.append((start, end))
    return flat


def _merged(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    merged: list[Mark] = []
    for kind in sorted({mark.kind for mark in marks}):
        spans: list[Span] = []
        for start, end in sorted((mark.start, mark.end) for mark in marks if mark.kind == kind):
            if spans and not text[spans[-1][1] : start].strip(" "):
                spans[-1] = (spans[-1][0], max(spans[-1][1], end))
            else:
                spans.append((start, end))
        merged += [_trimmed(text, start, end, kind) for start, end in spans]
    return tuple(sorted((mark for mark in merged if mark.start < mark.end), key=_place))


def _place(mark: Mark) -> tuple[int, int, str]:
    return (mark.start, mark.end, mark.kind)


def _trimmed(text: str, start: int, end: int, kind: MarkKind) -> Mark:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return Mark(start, end, kind)
