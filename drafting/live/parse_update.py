"""What an update says, without pycrdt: read step by step, never by recursion, within bounds.

Source of the form: Yjs's UpdateDecoder V1, Item.read, readItemContent, readDeleteSet. Some updates kill the library
that applies them (pycrdt 0.14.13 dies of nested values) or a browser: what is not a text under negotiation stops here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.live.lib0 import Malformed, Reader

Id = tuple[int, int]

GC, DELETED, STRING, FORMAT, TYPE, ANY, SKIP = 0, 1, 4, 6, 7, 8, 10
# The types of Yjs's that a text is made of (YXmlElementRefID, YXmlTextRefID).
ELEMENT, TEXT = 3, 6

# One keystroke is one block; the longest text pasted at once stays far below.
BLOCKS_AT_MOST = 20_000
DELETES_AT_MOST = 20_000
# Clocks are 32-bit numbers in Yrs; the half leaves room for sums.
CLOCK_AT_MOST = 2**31 - 1
# Run lengths cost a sender nothing and a browser its memory (yjs#687).
RUN_AT_MOST = 1_000_000
NAME_AT_MOST = 64
# A mark's value is {} or true; a browser parses it as JSON.
MARK_AT_MOST = 64
VALUES_AT_MOST = 64
DEPTH_AT_MOST = 4

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Block(NamedTuple):
    """A run of items of one client: where it hangs, and what kind of content it holds.

    `parent` is the name of a root or the id of a type, None where a neighbour tells; `key` names an attribute;
    `name` is "paragraph" or "footnote" of an element, the mark's of a format, "#text" of a text; `text` are the words
    of a string.
    """

    client: int
    clock: int
    length: int
    content: int
    origin: Id | None = None
    right: Id | None = None
    parent: str | Id | None = None
    key: str | None = None
    name: str | None = None
    text: str | None = None


class Update(NamedTuple):
    """An update as it was sent, and what it says: new blocks in each client's order, and (client, clock, length)
    of what it deletes. Of a keystroke (`live.keystroke`) it is known that Yrs would write it the same way."""

    data: bytes
    blocks: tuple[Block, ...]
    deletes: tuple[tuple[int, int, int], ...]
    is_keystroke: bool = False

    @property
    def carries_anything(self) -> bool:
        return bool(self.blocks or self.deletes)


def parse_update(data: bytes, *, is_stored: bool = False) -> Update:
    """The update that the bytes say. Malformed for any other bytes, and for what no text of ours needs.

    What is stored already, or the server's own, may say as much as it needs: a long text is read in at once.
    """
    reader = Reader(data)
    blocks = _blocks(reader, at_most=None if is_stored else BLOCKS_AT_MOST)
    deletes = _deletes(reader, at_most=None if is_stored else DELETES_AT_MOST)
    reader.finish()
    return Update(data, tuple(blocks), tuple(deletes))


def _blocks(reader: Reader, *, at_most: int | None) -> list[Block]:
    blocks: list[Block] = []
    clients = set()
    for _ in range(reader.uint()):
        count, client, clock = reader.uint(), reader.uint(), reader.uint()
        if client in clients:
            raise Malformed("a client is named twice")
        clients.add(client)
        for _ in range(count):
            block = _block(reader, client, clock)
            clock += block.length
            if not 0 < block.length <= RUN_AT_MOST or clock > CLOCK_AT_MOST:
                raise Malformed("a block is empty or too long")
            if block.content != SKIP:
                blocks.append(block)
            if at_most is not None and len(blocks) > at_most:
                raise Malformed("too many blocks")
    return blocks


def _block(reader: Reader, client: int, clock: int) -> Block:
    info = reader.byte()
    content = info & 31
    if content in (GC, SKIP):
        return Block(client, clock, reader.uint(), content)
    origin = _id(reader) if info & 128 else None
    right = _id(reader) if info & 64 else None
    parent: str | Id | None = None
    key = None
    if not info & 192:
        parent = reader.string() if reader.uint() == 1 else _id(reader)
        key = _name(reader) if info & 32 else None
    if content == STRING:
        text = _text(reader)
        return Block(client, clock, units(text), content, origin, right, parent, key, None, text)
    length, name = _content(reader, content)
    return Block(client, clock, length, content, origin, right, parent, key, name)


def _id(reader: Reader) -> Id:
    client, clock = reader.uint(), reader.uint()
    if clock > CLOCK_AT_MOST:
        # Yrs would read another number.
        raise Malformed("an item beside or below one that cannot be")
    return client, clock


def _content(reader: Reader, content: int) -> tuple[int, str | None]:
    """(how many items, the name that matters)."""
    if content == DELETED:
        return reader.uint(), None
    if content == FORMAT:
        name = _name(reader)
        _check_mark(reader.string())
        return 1, name
    if content == TYPE:
        return 1, _type(reader)
    if content == ANY:
        count = reader.uint()
        _pass_values(reader, count)
        return count, None
    raise Malformed("content of a kind that no text holds")


def _text(reader: Reader) -> str:
    text = reader.string()
    if _CONTROL.search(text):
        raise Malformed("a control character")
    return text


def units(text: str) -> int:
    """How long it is in UTF-16 units, as JavaScript counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _type(reader: Reader) -> str:
    kind = reader.uint()
    if kind == ELEMENT:
        return _name(reader)
    if kind == TEXT:
        return "#text"
    raise Malformed("a type that no text holds")


def _name(reader: Reader) -> str:
    name = reader.string()
    if len(name) > NAME_AT_MOST:
        raise Malformed("a name is too long")
    return name


def _check_mark(value: str) -> None:
    if len(value) > MARK_AT_MOST or value.count("[") + value.count("{") > DEPTH_AT_MOST:
        raise Malformed("a mark's value is too large")


def _pass_values(reader: Reader, count: int) -> None:
    """Passes over `count` values of lib0's "any"; what is open is counted on a list, not on Python's stack."""
    open_values = [count]
    seen = 0
    while open_values:
        if open_values[-1] == 0:
            open_values.pop()
            continue
        open_values[-1] -= 1
        seen += 1
        inner = _pass_value(reader)
        if inner:
            open_values.append(inner)
        if seen > VALUES_AT_MOST or len(open_values) > DEPTH_AT_MOST:
            raise Malformed("values nested too deep, or too many")


_FIXED = {127: 0, 126: 0, 124: 4, 123: 8, 122: 8, 121: 0, 120: 0}


def _pass_value(reader: Reader) -> int:
    """Passes over one value's own bytes; how many values it holds."""
    tag = reader.byte()
    if tag in _FIXED:
        reader.take(_FIXED[tag])
        return 0
    if tag == 125:
        reader.signed()
        return 0
    if tag == 119:
        if _CONTROL.search(reader.string()):
            raise Malformed("a control character")
        return 0
    if tag == 117:
        return reader.uint()
    raise Malformed("a value of a kind that no text holds")


def _deletes(reader: Reader, *, at_most: int | None) -> list[tuple[int, int, int]]:
    deletes = []
    for _ in range(reader.uint()):
        client = reader.uint()
        for _ in range(reader.uint()):
            clock, length = reader.uint(), reader.uint()
            if not length or clock + length > CLOCK_AT_MOST:
                raise Malformed("a deletion is empty or too long")
            deletes.append((client, clock, length))
            if at_most is not None and len(deletes) > at_most:
                raise Malformed("too many deletions")
    return deletes
