"""Where the paragraphs of two texts stand in one paper: what went and what came between what stayed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from drafting.text.compare_texts import compare_texts
from drafting.text.paragraph import Paragraph, Text

Happening = Literal["keep", "insert", "delete", "from", "to"]


@dataclass(frozen=True, slots=True)
class Place:
    """One paragraph at one place; a moved one has two, `from` and `to`, under one number.

    One that came or went is the same before and after.
    """

    happening: Happening
    old: Paragraph
    new: Paragraph
    move: int = 0


def places(old: Text, new: Text) -> Iterator[Place]:
    """The old text's places in their order and the new text's in theirs; what went stands before what came."""
    if old.paragraphs == new.paragraphs:
        yield from (Place("keep", paragraph, paragraph) for paragraph in new.paragraphs)
        return
    changes = compare_texts(old, new)
    stayed = {change.id for change in changes if change.status in ("same", "changed")}
    moves = {
        change.id: number
        for number, change in enumerate((one for one in changes if one.status == "moved"), start=1)
    }
    old_by_id = {paragraph.id: paragraph for paragraph in old.paragraphs}
    new_by_id = {paragraph.id: paragraph for paragraph in new.paragraphs}
    left = list(reversed(old.paragraphs))
    yield from _gone(left, stayed, new_by_id, moves)
    for paragraph in new.paragraphs:
        if paragraph.id in stayed:
            yield Place("keep", left.pop(), paragraph)
            yield from _gone(left, stayed, new_by_id, moves)
        elif paragraph.id in moves:
            yield Place("to", old_by_id[paragraph.id], paragraph, moves[paragraph.id])
        else:
            yield Place("insert", paragraph, paragraph)


def _gone(
    left: list[Paragraph], stayed: set[str], new_by_id: dict[str, Paragraph], moves: dict[str, int]
) -> Iterator[Place]:
    """The next old paragraphs, last in `left` first, that do not stand here any more."""
    while left and left[-1].id not in stayed:
        paragraph = left.pop()
        if paragraph.id in new_by_id:
            yield Place("from", paragraph, new_by_id[paragraph.id], moves[paragraph.id])
        else:
            yield Place("delete", paragraph, paragraph)
