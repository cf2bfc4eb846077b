"""Footnotes: their texts are taken out from between the paragraphs, their calls out of the words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from drafting.reading.marked import Marked, Span, tidy, without
from drafting.reading.outline import Mark, Note, NoteCall
from drafting.reading.paragraphs import Paragraph, is_closed

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_PLAIN = str.maketrans(_RAISED, "0123456789")
_RAISED_RUN = re.compile(rf"[{_RAISED}]+")
_MARKER = re.compile(r"\d{1,3}|\*{1,3}|[a-z]|[†‡§]")
_STARS = re.compile(r"(?<=[\w.,;:)\]”’\"'])(\*{1,3}|[†‡])(?![\w*])")
# "km²" and "m³" are units.
_UNIT = re.compile(r"(?<![^\W_])[kcdmµh]?m$")


@dataclass(frozen=True, slots=True)
class Definition:
    """A footnote as it stands among the paragraphs: ``place`` is the number of paragraphs before it."""

    note: Note
    place: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """Paragraphs with their calls attached, and all footnotes."""

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]


def attach_notes(
    paragraphs: Sequence[Paragraph], *, notes: Sequence[Note] = (), stars: Collection[str] = ()
) -> Annotated:
    """Body paragraphs with their footnote calls, and the notes: those the file kept apart, then those found.

    ``stars`` are the stars that call a footnote somewhere in the document, its cover included (see star_calls).

    A call belongs to the next footnote of its marker (it stands at the foot of the same page), or, if none
    follows, to the last one before (a marker repeated on a later page).
    """
    kept_apart = [Definition(note, 0) for note in notes]
    called = {*stars, *(marker for one in paragraphs for span, marker in _candidates(one.content) if span[0])}
    body, found = _take_out(paragraphs, known=called, first_number=len(notes) + 1)
    definitions = _Definitions([*kept_apart, *found])
    attached = tuple(
        replace(paragraph, content=_with_calls(paragraph.content, definitions, place))
        for place, paragraph in enumerate(body)
    )
    return Annotated(attached, (*notes, *(definition.note for definition in found)))


class _Definitions:
    """The footnotes by marker, in order of their places."""

    def __init__(self, definitions: Sequence[Definition]) -> None:
        self._by_marker: dict[str, list[Definition]] = {}
        for definition in definitions:
            self._by_marker.setdefault(definition.note.marker, []).append(definition)

    def called(self, marker: str, place: int) -> Note | None:
        of_marker = self._by_marker.get(marker)
        if of_marker is None:
            return None
        after = bisect_right(of_marker, place, key=lambda definition: definition.place)
        return of_marker[min(after, len(of_marker) - 1)].note


def star_calls(texts: Iterable[str]) -> frozenset[str]:
    """The stars that stand directly after a word: they call a footnote, where a star before a word may be a bullet."""
    return frozenset(found[1] for text in texts for found in _STARS.finditer(text))


def _take_out(
    paragraphs: Sequence[Paragraph], *, known: Collection[str], first_number: int
) -> tuple[list[Paragraph], list[Definition]]:
    """Body and footnotes apart. A paragraph that footnotes stood before counts as broken off by a page."""
    body: list[Paragraph] = []
    found: list[Definition] = []
    after_note = False
    for paragraph in paragraphs:
        taken = _definition(paragraph, known)
        if taken is not None:
            marker, text = taken
            found.append(Definition(Note(f"fn{first_number + len(found)}", marker, text), len(body)))
            after_note = True
        elif after_note and _carries_on(found[-1].note, body, paragraph):
            note = found[-1].note
            found[-1] = replace(found[-1], note=replace(note, text=f"{note.text} {paragraph.text}"))
        else:
            body.append(replace(paragraph, broken=paragraph.broken or after_note))
            after_note = False
    return body, found


def _carries_on(note: Note, body: Sequence[Paragraph], paragraph: Paragraph) -> bool:
    """Whether the paragraph is the rest of a footnote that the page broke: the note is open, the body is not."""
    if paragraph.label or paragraph.role or is_closed(note.text) or not paragraph.text[:1].islower():
        return False
    return bool(body) and is_closed(body[-1].text)


def _definition(paragraph: Paragraph, known: Collection[str]) -> tuple[str, str] | None:
    """Marker and plain text, if the paragraph is a footnote."""
    label, text = paragraph.label, paragraph.text
    if label is not None:
        starred = label.kind == "star" and label.text in known
        return (label.text or "", text) if starred and text else None
    end, marker = _leading_marker(paragraph.content)
    rest = text[end:].lstrip(" :.\t\u00a0")
    set_off = len(rest) < len(text) - end
    return (marker, rest) if marker and rest and (set_off or marker in known) else None


def _leading_marker(content: Marked) -> tuple[int, str]:
    raised = _RAISED_RUN.match(content.text)
    if raised is not None:
        return raised.end(), raised[0].translate(_TO_PLAIN)
    for mark in content.marks:
        marker = content.text[: mark.end].strip()
        if mark.kind == "superscript" and mark.start == 0 and _MARKER.fullmatch(marker):
            return mark.end, marker
    return 0, ""


def _with_calls(content: Marked, definitions: _Definitions, place: int) -> Marked:
    """The words without the markers of known footnotes; a marker that names no footnote stays as it is printed."""
    taken: list[Span] = []
    calls: list[NoteCall] = list(content.calls)
    for span, marker in sorted(_candidates(content)):
        note = definitions.called(marker, place)
        if note is None or (taken and span[0] < taken[-1][1]):
            continue
        taken.append(span)
        calls.append(NoteCall(span[0], note.id))
    if not taken:
        return content
    calls.sort(key=lambda call: call.offset)
    marks = tuple(mark for mark in content.marks if not _inside(mark, taken))
    return tidy(without(Marked(content.text, marks, tuple(calls)), spans=taken))


def _candidates(content: Marked) -> Iterator[tuple[Span, str]]:
    for raised in _RAISED_RUN.finditer(content.text):
        if not _UNIT.search(content.text[max(raised.start() - 3, 0) : raised.start()]):
            yield raised.span(), raised[0].translate(_TO_PLAIN)
    for mark in content.marks:
        if mark.kind == "superscript":
            yield from _raised_markers(content.text, mark)
    for stars in _STARS.finditer(content.text):
        yield stars.span(), stars[1]


def _raised_markers(text: str, mark: Mark) -> Iterator[tuple[Span, str]]:
    """The markers under one superscript mark: "14" or "14, 15"; none where anything else is raised with them."""
    raised = text[mark.start : mark.end]
    markers = re.split(r"[,;]?\s+|[,;]", raised)
    unit = _UNIT.search(text[max(mark.start - 3, 0) : mark.start])
    if unit or not all(_MARKER.fullmatch(marker) for marker in markers if marker):
        return
    position = mark.start
    for index, marker in enumerate(markers):
        start = text.index(marker, position)
        last = index == len(markers) - 1
        position = mark.end if last else text.index(markers[index + 1], start + len(marker))
        if marker:
            yield (start, position), marker


def _inside(mark: Mark, taken: Sequence[Span]) -> bool:
    """Whether a superscript mark lies on one of the stretches taken out, which are in order."""
    before = bisect_left(taken, (mark.end, mark.end))
    return mark.kind == "superscript" and before > 0 and taken[before - 1][1] > mark.start
