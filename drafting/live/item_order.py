"""In which order the items of a document stand, from its own update: Yjs keeps the order, pycrdt tells no ids.

Source of the order: Yjs's Item.integrate (YATA). An item stands right behind its origin, its neighbour when it was
typed; among those typed at one place at once the smaller client id comes first, each with what was typed behind it.
Each item is passed once, and once more by each that was typed at its place at the same time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafting.live.parse_update import GC, Block, Id, Update
from drafting.live.places import ROOT_NAME

# What holds items in a row: the root by its name, a type by its id; None what was swept away, and attributes.
Holder = str | Id | None


@dataclass(slots=True, eq=False)
class Piece:
    """Items of one client that stand together: a block, or a part of it."""

    block: Block
    clock: int
    length: int
    holder: Holder
    origin: Id | None
    right: Id | None
    next: Piece | None = field(default=None, repr=False)

    @property
    def client(self) -> int:
        return self.block.client

    @property
    def end(self) -> int:
        return self.clock + self.length

    def text(self, start: int, end: int) -> str:
        """The words of the items from clock to clock."""
        return cut(self.block.text or "", start - self.block.clock, end - self.block.clock)


class ItemOrder:
    """The order of all items that an update of a whole document says."""

    def __init__(self, document: Update) -> None:
        self._pieces: dict[int, list[Piece]] = {}
        self._starts: dict[int, list[int]] = {}
        self._first: dict[Holder, Piece] = {}
        self._integrate_all(document)

    def within(self, holder: Holder = ROOT_NAME) -> Iterator[Piece]:
        """What the holder holds, what is deleted too, in order."""
        piece = self._first.get(holder)
        while piece is not None:
            yield piece
            piece = piece.next

    def _integrate_all(self, document: Update) -> None:
        """Takes each block once those it rests on are taken, which a whole document all holds."""
        queues: dict[int, deque[Block]] = {}
        for block in document.blocks:
            queues.setdefault(block.client, deque()).append(block)
        while queues:
            moved = False
            for queue in queues.values():
                while queue and self._rests_on_known(queue[0]):
                    self._integrate(queue.popleft())
                    moved = True
            assert moved, "the document holds all that its items rest on"
            queues = {client: queue for client, queue in queues.items() if queue}

    def _rests_on_known(self, block: Block) -> bool:
        return all(
            self._end(rest[0]) > rest[1]
            for rest in (block.origin, block.right, block.parent)
            if isinstance(rest, tuple)
        )

    def _end(self, client: int) -> int:
        pieces = self._pieces.get(client)
        return pieces[-1].end if pieces else 0

    def _integrate(self, block: Block) -> None:
        left = None if block.origin is None else self._ending_at(block.origin)
        right = None if block.right is None else self._beginning_at(block.right)
        holder = _holder(block, left, right)
        piece = Piece(block, block.clock, block.length, holder, block.origin, block.right)
        self._starts.setdefault(block.client, []).append(block.clock)
        self._pieces.setdefault(block.client, []).append(piece)
        if holder is not None:
            self._place(piece, left, right)

    def _place(self, piece: Piece, left: Piece | None, right: Piece | None) -> None:
        behind = self._behind(piece, left, right)
        if behind is None:
            piece.next = self._first.get(piece.holder)
            self._first[piece.holder] = piece
        else:
            piece.next, behind.next = behind.next, piece

    def _behind(self, piece: Piece, left: Piece | None, right: Piece | None) -> Piece | None:
        """Behind which piece it comes to stand; None at the beginning."""
        other = left.next if left is not None else self._first.get(piece.holder)
        passed: set[Piece] = set()
        at_issue: set[Piece] = set()
        while other is not None and other is not right:
            passed.add(other)
            at_issue.add(other)
            if other.origin == piece.origin:
                if other.client < piece.client:
                    left = other
                    at_issue.clear()
                elif other.right == piece.right:
                    break
            elif other.origin is not None and (rests_on := self._holding(other.origin)) in passed:
                if rests_on not in at_issue:
                    left = other
                    at_issue.clear()
            else:
                break
            other = other.next
        return left

    def _holding(self, item: Id) -> Piece:
        client, clock = item
        return self._pieces[client][bisect_right(self._starts[client], clock) - 1]

    def _ending_at(self, item: Id) -> Piece:
        """The piece whose last item it is, parted from what follows where needed."""
        piece = self._holding(item)
        if item[1] + 1 < piece.end:
            self._part(piece, item[1] + 1)
        return piece

    def _beginning_at(self, item: Id) -> Piece:
        piece = self._holding(item)
        return self._part(piece, item[1]) if item[1] > piece.clock else piece

    def _part(self, piece: Piece, clock: int) -> Piece:
        """The items from the clock on, as a piece of their own behind the others."""
        client = piece.client
        rest = Piece(
            piece.block, clock, piece.end - clock, piece.holder, (client, clock - 1), piece.right, piece.next
        )
        piece.length = clock - piece.clock
        if piece.holder is not None:
            piece.next = rest
        place = bisect_right(self._starts[client], clock)
        self._starts[client].insert(place, clock)
        self._pieces[client].insert(place, rest)
        return rest


def _holder(block: Block, left: Piece | None, right: Piece | None) -> Holder:
    if block.content == GC or block.key is not None:
        return None
    if block.parent is not None:
        return block.parent
    near = left or right
    return near.holder if near is not None else None


def cut(text: str, start: int, end: int) -> str:
    """The words from unit to unit of UTF-16, as JavaScript counts; half a character is a replacement character."""
    if text.isascii():
        return text[start:end]
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", errors="replace")
