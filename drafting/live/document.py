"""Paragraphs as a room's document and back (design §5, Sockets): the stored wording is always this reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, cast
from uuid import UUID

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from drafting.live.places import ROOT_NAME
from drafting.text.wording import MARKS, Call, Run, Wording, canonical


@dataclass(frozen=True, slots=True)
class Element:
    """One `paragraph` of a room. `after` is "" for the very beginning and None where it stands where it stood.

    `notes` are the texts of the footnotes it calls, by id.
    """

    id: str
    kind: str
    label: str | None
    level: int | None
    wording: Wording
    notes: tuple[tuple[str, str], ...] = ()
    after: str | None = None
    deleted: bool = False


def document_of(elements: Iterable[Element]) -> bytes:
    """The update that makes an empty document say the elements: what a room is seeded with."""
    doc: Doc[XmlFragment] = Doc()
    root = doc.get(ROOT_NAME, type=XmlFragment)
    with doc.transaction():
        for element in elements:
            append(root, element)
    return doc.get_update()


def append(root: XmlFragment, element: Element) -> None:
    """Puts the element at the end of the document."""
    node = root.children.append(XmlElement("paragraph", attributes_of(element)))
    fill(node, element)


def fill(node: XmlElement, element: Element) -> None:
    """Writes the element's wording into a paragraph that has none: a text, and each footnote between two texts."""
    notes = dict(element.notes)
    words: XmlText | None = None
    for piece in element.wording:
        if isinstance(piece, Call):
            node.children.append(
                XmlElement("footnote", {"id": piece.footnote, "text": notes.get(piece.footnote, "")})
            )
            words = None
            continue
        if words is None:
            words = node.children.append(XmlText())
        words.insert(len(words), piece.text, {mark: {} for mark in MARKS if mark in piece.marks})


def elements_of(state: Sequence[bytes]) -> list[Element]:
    """What a document made of these updates says, in its order."""
    doc: Doc[XmlFragment] = Doc()
    with doc.transaction():
        for update in state:
            doc.apply_update(update)
    return read(doc)


def read(doc: Doc[XmlFragment]) -> list[Element]:
    """The elements that the document says. Never deeper than two steps, whatever it holds."""
    root = doc.get(ROOT_NAME, type=XmlFragment)
    return [
        read_one(node) for node in root.children if isinstance(node, XmlElement) and node.tag == "paragraph"
    ]


def attributes_of(element: Element) -> dict[str, Any]:
    """The attributes that its `paragraph` bears."""
    said = {
        "id": element.id,
        "kind": element.kind,
        "label": element.label,
        "level": element.level,
        "after": element.after,
        "deleted": element.deleted or None,
    }
    return {name: value for name, value in said.items() if value is not None}


def read_one(node: XmlElement) -> Element:
    """What one `paragraph` says."""
    said = _said(node)
    pieces: list[Run | Call] = []
    notes: list[tuple[str, str]] = []
    for child in node.children:
        if isinstance(child, XmlText):
            pieces += _runs(child)
        elif isinstance(child, XmlElement) and child.tag == "footnote":
            note = _said(child)
            name = _string(note.get("id"))
            if name:
                pieces.append(Call(name))
                notes.append((name, _string(note.get("text"))))
    return Element(
        id=_string(said.get("id")),
        kind=_string(said.get("kind")),
        label=_string(said.get("label")) or None,
        level=_whole(said.get("level")),
        wording=canonical(tuple(pieces)),
        notes=tuple(dict(notes).items()),
        after=said["after"] if isinstance(said.get("after"), str) else None,
        deleted=said.get("deleted") in (True, "true"),
    )


def _said(node: XmlElement) -> dict[str, Any]:
    return dict(cast("Iterable[tuple[str, Any]]", node.attributes))


def _runs(words: XmlText) -> list[Run]:
    return [
        Run(text, frozenset(mark for mark in MARKS if _is_set((marks or {}).get(mark))))
        for text, marks in words.diff()
        if isinstance(text, str)
    ]


def _is_set(value: object) -> bool:
    return value is not None and value is not False


def _whole(value: object) -> int | None:
    """pycrdt returns numbers as floats; a client may have written a string, or what no number is."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not isfinite(value):
        return None
    return int(value)


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def is_id(value: str) -> bool:
    """Whether the value is a public id in its usual form."""
    try:
        return str(UUID(value)) == value
    except ValueError:
        return False
