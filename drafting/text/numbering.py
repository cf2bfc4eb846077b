"""Labels of paragraphs: what an inserted one is called, and the one renumbering at the end.

While a text is negotiated nothing is renumbered (design §3): an inserted paragraph takes bis, ter … of the
number that it stands behind in its series. What stands before the first number takes 0bis, 0ter …
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from drafting.text.paragraph import Kind, Paragraph, Text
from drafting.text.series import (
    FIRST_POINT_LEVEL,
    Manner,
    is_numbered,
    is_one_body,
    manner_of,
    series,
    written,
)
from drafting.text.suffixes import LabelStyle, free_labels, next_label, root_in_series

__all__ = [
    "LabelStyle",
    "Renumbered",
    "label_for_insert",
    "label_inserts",
    "level_for_insert",
    "next_label",
    "relabelled",
    "renumber",
    "room_label",
]

_BEFORE_THE_FIRST = "0"


@dataclass(frozen=True, slots=True)
class Renumbered:
    """One line of the table of a renumbering: the paragraph's id, its label before and after."""

    paragraph: str
    old: str | None
    new: str | None


def level_for_insert(text: Text, after: str | None, kind: Kind) -> int | None:
    """The level of a heading or point inserted after `after` when nobody said one: that of its neighbour.

    An unknown `after` raises KeyError.
    """
    if kind not in ("heading", "subparagraph"):
        return None
    before = text.paragraphs[: _place_after(text, after)]
    if kind == "heading":
        return next((other.level or 1 for other in reversed(before) if other.kind == kind), 1)
    neighbour = before[-1] if before else None
    return neighbour.level if neighbour and neighbour.kind == kind and neighbour.level else FIRST_POINT_LEVEL


def label_for_insert(
    text: Text, after: str | None, kind: Kind, style: LabelStyle, level: int | None = None
) -> str | None:
    """The label of a paragraph to be inserted after `after` (None: first); None where its kind bears none.

    Several inserted together are labelled by `label_inserts`. An unknown `after` raises KeyError.
    """
    place = _place_after(text, after)
    level = level or level_for_insert(text, after, kind)
    new = Paragraph(id="", kind=kind, label=None, level=level, wording=())
    paragraphs = (*text.paragraphs[:place], new, *text.paragraphs[place:])
    labelled = label_inserts(replace(text, paragraphs=paragraphs), new={""}, style=style)
    return labelled.paragraphs[place].label


def label_inserts(
    text: Text, *, new: Collection[str], style: LabelStyle, taken: Collection[str] = ()
) -> Text:
    """The text with labels on those of its paragraphs that are `new` (ids) and of a numbered kind.

    A label is the first free bis, ter … of the number before it in its series; a series that has only new
    paragraphs is counted from the start. `taken` are labels not to be given although the text lacks them.
    """
    if not new:
        return text
    paragraphs = list(text.paragraphs)
    old = [paragraph for paragraph in paragraphs if paragraph.id not in new]
    for places in series(paragraphs, one_body=is_one_body(old)):
        inserted = [place for place in places if paragraphs[place].id in new]
        if not inserted or not is_numbered(paragraphs[inserted[0]], old):
            continue
        labels = {place: paragraphs[place].label for place in places if paragraphs[place].id not in new}
        if any(labels.values()):
            given = _labels_behind(places, labels, style, taken)
        else:
            given = _labels_from_one(inserted, manner_of(paragraphs[inserted[0]], ()), taken)
        for place in inserted:
            paragraphs[place] = replace(paragraphs[place], label=given[place])
    return replace(text, paragraphs=tuple(paragraphs))


def renumber(text: Text) -> tuple[Text, tuple[Renumbered, ...]]:
    """The text with every series counted from 1, and the table of the labels that changed.

    Of headings, narrative and the like only those that bear a label are counted. References to numbers inside
    the wording stay as they are.
    """
    paragraphs = list(text.paragraphs)
    for places in series(paragraphs, one_body=is_one_body(paragraphs)):
        counted = [place for place in places if _is_counted(paragraphs[place], text.paragraphs)]
        labels = [paragraphs[place].label for place in counted]
        for number, place in enumerate(counted, start=1):
            label = written(number, manner_of(paragraphs[place], labels))
            paragraphs[place] = replace(paragraphs[place], label=label)
    made = replace(text, paragraphs=tuple(paragraphs))
    return made, relabelled(text, made)


def relabelled(old: Text, new: Text) -> tuple[Renumbered, ...]:
    """The table of old and new labels: of the paragraphs that both texts have, in the order of the new one."""
    before = {paragraph.id: paragraph.label for paragraph in old.paragraphs}
    return tuple(
        Renumbered(each.id, before[each.id], each.label)
        for each in new.paragraphs
        if each.id in before and before[each.id] != each.label
    )


def room_label(paragraph: Paragraph, text: Text, *, alternative: int = 0) -> str | None:
    """What the room calls a paragraph (conventions §2): PP3, OP7ter, OP18(a); None for kinds it leaves out.

    Unnumbered preambular paragraphs are counted from 1. `alternative` names a rival: 1 OP6alt, 2 OP6alt2.
    """
    stem = _room_stem(paragraph, text.paragraphs)
    if stem is None or not alternative:
        return stem
    return f"{stem}alt" if alternative == 1 else f"{stem}alt{alternative}"


def _place_after(text: Text, after: str | None) -> int:
    places = {paragraph.id: place for place, paragraph in enumerate(text.paragraphs, start=1)}
    return 0 if after is None else places[after]


def _labels_behind(
    places: Sequence[int], labels: Mapping[int, str | None], style: LabelStyle, taken: Collection[str]
) -> dict[int, str]:
    """Labels for those of the places that have none to keep, behind the last number before them."""
    used = {*taken, *(label for label in labels.values() if label)}
    free: dict[str, Iterator[str]] = {}
    given: dict[int, str] = {}
    number = _BEFORE_THE_FIRST
    for place in places:
        if place not in labels:
            given[place] = next(free.setdefault(number, free_labels(number, used, style)))
        elif label := labels[place]:
            number = root_in_series(label, number)
    return given


def _labels_from_one(places: Sequence[int], manner: Manner, taken: Collection[str]) -> dict[int, str]:
    free = (label for label in (written(number, manner) for number in count(1)) if label not in taken)
    return dict(zip(places, free, strict=False))


def _is_counted(paragraph: Paragraph, text: Sequence[Paragraph]) -> bool:
    if paragraph.kind in ("operative", "preambular", "subparagraph"):
        return is_numbered(paragraph, text)
    return paragraph.label is not None


def _room_stem(paragraph: Paragraph, text: Sequence[Paragraph]) -> str | None:
    if paragraph.kind == "operative":
        return f"OP{paragraph.label or ''}"
    if paragraph.kind == "preambular":
        alike = [other.id for other in text if other.kind == "preambular"]
        return f"PP{paragraph.label or alike.index(paragraph.id) + 1}"
    if paragraph.kind != "subparagraph":
        return None
    above = _above(paragraph, text)
    return None if above is None else f"{_room_stem(above, text) or ''}({paragraph.label or ''})"


def _above(point: Paragraph, text: Sequence[Paragraph]) -> Paragraph | None:
    """The paragraph, or the higher point, that a point belongs to."""
    level = point.level or FIRST_POINT_LEVEL
    place = next(place for place, other in enumerate(text) if other.id == point.id)
    for other in reversed(text[:place]):
        if other.kind != "subparagraph" or (other.level or FIRST_POINT_LEVEL) < level:
            return other
    return None
