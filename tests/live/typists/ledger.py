"""The checker: every word that was answered "stored" stands once in the text of the rows, no refused one does."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from pycrdt import Doc, XmlFragment

from drafting.live.log import load_room
from tests.live.typists.author import ROOT, text_of
from tests.live.typists.part import Report


def text_of_the_rows(room: UUID) -> str:
    """What the log alone says: the snapshot and the updates after it, in a document of their own."""
    loaded = load_room(room)
    assert loaded is not None
    doc: Doc[XmlFragment] = Doc()
    with doc.transaction():
        for update in [*([loaded.state] if loaded.state is not None else []), *loaded.tail]:
            doc.apply_update(update)
    return text_of(doc.get(ROOT, type=XmlFragment))


def lost_or_doubled(text: str, reports: Iterable[Report]) -> list[str]:
    """What is wrong with the text, in words; nothing where all is as it was answered.

    A word that its own writer struck may be there or not, but not twice.
    """
    wrong = []
    for each in reports:
        for word in each.ok:
            found = text.count(word)
            if found > 1 or (found == 0 and word not in each.deleted):
                wrong.append(f"{each.name}: stored, and there {found} times: {word!r}")
        wrong += [f"{each.name}: there twice: {word!r}" for word in each.waiting if text.count(word) > 1]
        wrong += [f"{each.name}: refused, and there: {word!r}" for word in each.refused if word in text]
    return wrong


def unequal(text: str, reports: Iterable[Report]) -> list[str]:
    """Whose copy differs from the text, where every word of everybody has arrived and every struck one is gone."""
    wrong = []
    for each in reports:
        if each.text != text:
            wrong.append(f"{each.name} sees {each.text!r}, the rows say {text!r}")
        wrong += [f"{each.name}: struck, and there: {word!r}" for word in each.deleted if word in text]
        gone = [word for word in each.written if word not in text and word not in each.deleted]
        wrong += [f"{each.name}: written, and not there: {word!r}" for word in gone]
    return wrong
