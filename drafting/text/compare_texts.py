"""What changes between two texts, paragraph by paragraph: aligned by permanent id, never by resemblance."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from drafting.text.paragraph import Footnote, Paragraph, Text

Status = Literal["same", "changed", "inserted", "deleted", "moved"]


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """One paragraph in both texts. A moved one may have been reworded as well: its two wordings say so."""

    id: str
    status: Status
    old: Paragraph | None
    new: Paragraph | None


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A footnote added, gone, or worded anew."""

    id: str
    old: Footnote | None
    new: Footnote | None


def compare_texts(old: Text, new: Text) -> tuple[ParagraphChange, ...]:
    """Every paragraph of both texts, in the order of the new one, deleted ones where they stood.

    As few as possible count as moved: those outside a longest common order of the paragraphs in both.
    """
    before = {paragraph.id: paragraph for paragraph in old.paragraphs}
    after = {paragraph.id: paragraph for paragraph in new.paragraphs}
    unmoved = _unmoved(old.paragraphs, new.paragraphs)
    deleted = _deleted_behind(old.paragraphs, after, unmoved)
    changes = [*deleted.get(None, ())]
    for paragraph in new.paragraphs:
        status = _status(before.get(paragraph.id), paragraph, unmoved)
        changes.append(ParagraphChange(paragraph.id, status, before.get(paragraph.id), paragraph))
        changes += deleted.get(paragraph.id, ())
    return tuple(changes)


def compare_notes(old: Text, new: Text) -> tuple[NoteChange, ...]:
    """The footnotes that differ, in the order of the new text, then those that are gone."""
    before = {note.id: note for note in old.footnotes}
    after = {note.id: note for note in new.footnotes}
    return tuple(
        NoteChange(note, before.get(note), after.get(note))
        for note in dict.fromkeys((*after, *before))
        if before.get(note) != after.get(note)
    )


def _status(old: Paragraph | None, new: Paragraph, unmoved: frozenset[str]) -> Status:
    if old is None:
        return "inserted"
    if new.id not in unmoved:
        return "moved"
    return "same" if old == new else "changed"


def _unmoved(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> frozenset[str]:
    """The ids of a longest sequence of paragraphs that stand in one order in both texts."""
    place = {paragraph.id: number for number, paragraph in enumerate(old)}
    common = [paragraph.id for paragraph in new if paragraph.id in place]
    ends: list[int] = []  # the lowest old place at which a rising sequence of each length can end
    ids: list[str] = []
    before: dict[str, str | None] = {}
    for id in common:
        length = bisect_left(ends, place[id])
        ends[length : length + 1] = [place[id]]
        ids[length : length + 1] = [id]
        before[id] = ids[length - 1] if length else None
    return frozenset(_chain(ids[-1] if ids else None, before))


def _chain(last: str | None, before: Mapping[str, str | None]) -> Iterable[str]:
    while last is not None:
        yield last
        last = before[last]


def _deleted_behind(
    old: Sequence[Paragraph], after: Mapping[str, Hashable], unmoved: frozenset[str]
) -> dict[str | None, list[ParagraphChange]]:
    """The deleted paragraphs by the unmoved one that they stood behind."""
    deleted: dict[str | None, list[ParagraphChange]] = {}
    anchor: str | None = None
    for paragraph in old:
        if paragraph.id in unmoved:
            anchor = paragraph.id
        elif paragraph.id not in after:
            change = ParagraphChange(paragraph.id, "deleted", paragraph, None)
            deleted.setdefault(anchor, []).append(change)
    return deleted
