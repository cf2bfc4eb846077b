"""What an amendment asks, as the paragraphs of its room, and back. The record is always this reading of the room.

A room holds the paragraphs that the amendment concerns; one taken out means no change (design §5, Sockets).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from amendments.consolidation.change import Change, Delete, Insert, Move, Reword
from amendments.consolidation.settled import without_idle_moves
from drafting.live.document import Element, is_id
from drafting.text.paragraph import KINDS, Footnote, Kind, Paragraph, Text
from drafting.text.wording import Wording, calls, from_plain, plain

# What an unknown kind is shown as until it is submitted, which is refused.
UNKNOWN_KIND: Kind = "narrative"


def elements_of(
    base: Text, changes: Iterable[Change], *, opened_at: str | None = None
) -> tuple[Element, ...]:
    """One element for each paragraph concerned, in the order of the changes; where nothing is asked yet, the
    paragraph that it was `opened_at`."""
    paragraphs = {paragraph.id: paragraph for paragraph in base.paragraphs}
    notes = {note.id: note.text for note in base.footnotes}
    grouped: dict[str, list[Change]] = {}
    for change in changes:
        grouped.setdefault(change.paragraph, []).append(change)
    if not grouped and opened_at in paragraphs:
        grouped[opened_at] = []
    return tuple(_element(id, paragraphs.get(id), each, notes) for id, each in grouped.items())


def changes_of_elements(base: Text, elements: Iterable[Element]) -> tuple[Change, ...]:
    """What the elements ask of the base; what stands as it stood is no change. Nothing is checked.

    Taken, the changes give the order that the elements ask for: a block moved together stays together.
    """
    stands = {paragraph.id: paragraph for paragraph in base.paragraphs}
    notes = {note.id: note.text for note in base.footnotes}
    changes: list[Change] = []
    previous: str | None = None
    for element in elements:
        paragraph = stands.get(element.id)
        if paragraph is None:
            changes += _new(element, previous, notes)
        else:
            changes += _changed(element, paragraph, notes)
        previous = element.id
    return without_idle_moves(tuple(stands), changes)


def tellable(base: Text, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Those of the changes that rows can hold while people type: what is half-way written is not yet refused.

    What names no paragraph, or one for the second time, is left out; what stands after nothing known comes first.
    """
    known = {paragraph.id for paragraph in base.paragraphs}
    new = {change.paragraph for change in changes if isinstance(change, Insert) and is_id(change.paragraph)}
    told: dict[tuple[str, str], Change] = {}
    for change in changes:
        if not is_id(change.paragraph):
            continue
        after = change.after if isinstance(change, Insert | Move) else None
        if after is not None and after not in known | new:
            after = None
        match change:
            case Insert():
                kind = change.kind if change.kind in KINDS else UNKNOWN_KIND
                change = Insert(change.paragraph, after, kind, change.wording, change.level, change.footnotes)
            case Move():
                change = Move(change.paragraph, after)
        told.setdefault((type(change).__name__, change.paragraph), change)
    return tuple(told.values())


def _element(
    id: str, paragraph: Paragraph | None, changes: Sequence[Change], notes: Mapping[str, str]
) -> Element:
    kind, label, level = (
        ("", None, None) if paragraph is None else (paragraph.kind, paragraph.label, paragraph.level)
    )
    wording: Wording = () if paragraph is None else paragraph.wording
    after: str | None = None
    texts = dict(notes)
    for change in changes:
        if isinstance(change, Insert):
            kind, level = change.kind, change.level
        if isinstance(change, Insert | Reword):
            wording = change.wording
            texts |= {note.id: note.text for note in change.footnotes}
        if isinstance(change, Insert | Move):
            after = change.after or ""
    return Element(
        id=id,
        kind=kind,
        label=label,
        level=level,
        wording=wording,
        notes=tuple((note, texts.get(note, "")) for note in dict.fromkeys(calls(wording))),
        after=after,
        deleted=any(isinstance(change, Delete) for change in changes),
    )


def _new(element: Element, previous: str | None, notes: Mapping[str, str]) -> list[Change]:
    if element.deleted:
        return []
    # An editor that does not say where a new paragraph stands has put it behind the one before.
    after = previous if element.after is None else element.after or None
    kind = cast(Kind, element.kind)
    return [Insert(element.id, after, kind, element.wording, element.level, _footnotes(element, notes))]


def _changed(element: Element, paragraph: Paragraph, notes: Mapping[str, str]) -> list[Change]:
    if element.deleted:
        return [Delete(element.id)]
    changes: list[Change] = []
    footnotes = _footnotes(element, notes)
    if element.wording != paragraph.wording or footnotes:
        changes.append(Reword(element.id, element.wording, footnotes))
    if element.after is not None:
        changes.append(Move(element.id, element.after or None))
    return changes


def _footnotes(element: Element, notes: Mapping[str, str]) -> tuple[Footnote, ...]:
    """The notes that the element adds or words anew."""
    said = ((id, plain(from_plain(text))) for id, text in element.notes)
    return tuple(Footnote(id, text) for id, text in said if notes.get(id) != text)
