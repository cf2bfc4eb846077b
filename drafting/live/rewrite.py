"""Write a room's document anew from outside, as one of the people in it: no more of it than differs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from django.utils import timezone
from pycrdt import Doc, XmlElement, XmlFragment, XmlText
from rapidfuzz.distance import Indel

from drafting.live.document import Element, append, attributes_of, fill, read_one
from drafting.live.log import load_room
from drafting.live.places import ROOT_NAME
from drafting.models import ClientBinding, Room, RoomUpdate, Seat
from drafting.text.wording import Run, Wording, plain

_TOKENS = re.compile(r"\s+|\S+")


def rewrite_room(room: Room, elements: Iterable[Element], *, by: Seat) -> int:
    """The room says the elements; the number of the last update. As `write_as`."""
    return write_as(room, lambda root: reconcile(root, list(elements)), by=by)


def write_as(room: Room, write: Callable[[XmlFragment], None], *, by: Seat) -> int:
    """Has `write` change the room's document as words of this seat's; the number of the last update.

    Inside the caller's transaction. What is typed meanwhile comes after it: the room's row is locked from here to
    the commit.
    """
    locked = Room.objects.select_for_update().get(pk=room.pk)
    loaded = load_room(room.pk)
    assert loaded is not None, "its row is locked"
    doc: Doc[XmlFragment] = Doc()
    with doc.transaction():
        for update in loaded.updates:
            doc.apply_update(update)
    before = doc.get_state()
    with doc.transaction():
        write(doc.get(ROOT_NAME, type=XmlFragment))
    locked.sequence = loaded.room.sequence + 1
    RoomUpdate.objects.create(
        room=locked,
        sequence=locked.sequence,
        client=doc.client_id,
        person=by.user,
        seat=by,
        update=doc.get_update(before),
        at=timezone.now(),
    )
    ClientBinding.objects.create(room=locked, client=doc.client_id, person=by.user)
    locked.save(update_fields=["sequence"])
    return locked.sequence


def reconcile(root: XmlFragment, elements: list[Element]) -> None:
    """Makes the document say the elements: what is not among them goes, what is new comes last, the rest is mended."""
    wanted = {element.id: element for element in elements}
    for place in range(len(root.children) - 1, -1, -1):
        node = root.children[place]
        known = wanted.pop(read_one(node).id, None) if isinstance(node, XmlElement) else None
        if known is None or not isinstance(node, XmlElement):
            del root.children[place]
        else:
            _mend(node, known)
    for element in wanted.values():
        append(root, element)


def _mend(node: XmlElement, element: Element) -> None:
    now = read_one(node)
    said = attributes_of(element)
    for name in ("kind", "label", "level", "after", "deleted"):
        if name in said:
            node.attributes[name] = said[name]
        elif name in node.attributes:
            del node.attributes[name]
    if (now.wording, now.notes) == (element.wording, element.notes):
        return
    if not _respell(node, element.wording):
        del node.children[0 : len(node.children)]
        fill(node, element)


def _respell(node: XmlElement, wording: Wording) -> bool:
    """Puts in the words that differ, where old and new are plain words: what others type beside them stays theirs."""
    words = node.children[0] if len(node.children) == 1 else None
    if not isinstance(words, XmlText) or any(not isinstance(piece, Run) or piece.marks for piece in wording):
        return False
    if any(marks or not isinstance(text, str) for text, marks in words.diff()):
        return False
    old = _TOKENS.findall("".join(text for text, _ in words.diff()))
    new = _TOKENS.findall(plain(wording))
    # From the end, so that places before stay where they are. pycrdt counts in bytes of UTF-8.
    for step in reversed(Indel.opcodes(old, new)):
        if step.tag == "equal":
            continue
        at = len("".join(old[: step.src_start]).encode())
        if gone := "".join(old[step.src_start : step.src_end]):
            del words[at : at + len(gone.encode())]
        if inserted := "".join(new[step.dest_start : step.dest_end]):
            words.insert(at, inserted)
    return True
