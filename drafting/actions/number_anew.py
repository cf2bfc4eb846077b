"""Count the paragraphs of a text before INIT anew: once, on purpose, with a table of old and new labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import cast
from uuid import UUID

from django.db import transaction
from pycrdt import XmlElement, XmlFragment

from drafting.actions.keep_text_room import open_text_room, tell_text_room
from drafting.actions.lock_draft import lock_preparation
from drafting.actions.read_text_room import said_in_text_room
from drafting.actions.record import record_act
from drafting.live.document import Element
from drafting.live.rewrite import write_as
from drafting.live.text_in_room import text_of_elements
from drafting.models import Draft, Seat
from drafting.permissions import require
from drafting.text.numbering import Renumbered, renumber
from drafting.text.paragraph import Family


@transaction.atomic
def number_anew(draft: Draft, *, by: Seat) -> tuple[Renumbered, ...]:
    """The labels that changed. Every series is counted from 1; who types meanwhile goes on typing.

    Paragraphs in which nothing is written are passed over. Refused (409): issued_already, closed.
    """
    require(by, "write", "text_in_preparation")
    draft = lock_preparation(draft, by=by)
    room = open_text_room(draft)
    table = _renumbered(draft, said_in_text_room(draft) or [])
    if table:
        labels = {line.paragraph: line.new for line in table}
        write_as(room, partial(_relabel, labels=labels), by=by)
        tell_text_room(draft)
        record_act(
            verb="number_anew",
            by=by,
            audience="office",
            draft=draft,
            subject=f"draft:{draft.pk}",
            payload={"labels": [[line.old, line.new] for line in table]},
        )
    return table


def _renumbered(draft: Draft, elements: Sequence[Element]) -> tuple[Renumbered, ...]:
    """The table, with places in the document for ids: what stands there twice has two labels."""
    placed = [replace(element, id=_place(number)) for number, element in enumerate(elements)]
    return renumber(text_of_elements(placed, draft=draft.pk, family=cast(Family, draft.family)))[1]


def _relabel(root: XmlFragment, *, labels: Mapping[str, str | None]) -> None:
    paragraphs = (node for node in root.children if isinstance(node, XmlElement) and node.tag == "paragraph")
    for number, node in enumerate(paragraphs):
        if label := labels.get(_place(number)):
            node.attributes["label"] = label


def _place(number: int) -> str:
    return str(UUID(int=number))
