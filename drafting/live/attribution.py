"""Whose each word of a document is, put together from the order of its items and the ledger of its room."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from drafting.live.document import Element
from drafting.live.fit import fitted
from drafting.live.item_order import ItemOrder, Piece, cut
from drafting.live.ledger import Ledger, Who
from drafting.live.parse_update import STRING, Update, units
from drafting.text.wording import plain


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one delegation (or office) that stand together; of nobody what the room began with."""

    text: str
    delegation: str | None


@dataclass(frozen=True, slots=True)
class WhoseWords:
    """A paragraph as it stands; `deleted` are words struck by others than who wrote them, under who struck them."""

    id: str
    spans: tuple[Span, ...]
    deleted: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that stand or stood together: who wrote them, and who struck them if anybody did."""

    text: str
    writer: str | None
    striker: str | None = None


class Attribution:
    """`said` is the update of the whole document; `parties` the name under which each seat's words are shown."""

    def __init__(self, said: Update, ledger: Ledger, *, parties: Mapping[str, str]) -> None:
        self._order, self._ledger, self._parties = ItemOrder(said), ledger, parties
        self._dead: dict[int, list[tuple[int, int]]] = {}
        for client, clock, length in sorted(said.deletes):
            self._dead.setdefault(client, []).append((clock, clock + length))

    def paragraphs(self) -> Iterator[Piece]:
        """The root's paragraphs that stand, in order."""
        for piece in self._order.within():
            if piece.block.name == "paragraph" and not next(self._parts(piece))[2]:
                yield piece

    def whose(self, element: Element, paragraph: Piece) -> WhoseWords:
        """The paragraph's words and their authors; `element` is the same paragraph in its canonical form."""
        words = list(self._words(paragraph))
        typed = [(each.text, each.writer) for each in words if not each.striker]
        spans = fitted(typed, plain(element.wording))
        struck = (
            Span("".join(each.text for each in together), striker)
            for striker, together in groupby(words, key=lambda each: each.striker)
            if striker
        )
        return WhoseWords(element.id, tuple(Span(text, whose) for text, whose in spans), tuple(struck))

    def _words(self, paragraph: Piece) -> Iterator[_Words]:
        """All that stands in the paragraph, and what others struck of it, in order."""
        for text in self._order.within((paragraph.client, paragraph.clock)):
            for piece in self._order.within((text.client, text.clock)):
                for start, end, is_dead in self._parts(piece):
                    if is_dead:
                        yield from self._struck(piece.client, start, end)
                    elif piece.block.content == STRING:
                        for first, last, who in self._ledger.writers(piece.client, start, end):
                            yield _Words(piece.text(first, last), self._party(who))

    def _struck(self, client: int, start: int, end: int) -> Iterator[_Words]:
        """What somebody else struck: who takes back his own words has not said them."""
        for clock, striker, text in self._ledger.deletions(client, start, end):
            for first, last, who in self._ledger.writers(client, clock, clock + units(text)):
                writer, by = self._party(who), self._party(striker)
                if by and by != writer:
                    yield _Words(cut(text, first - clock, last - clock), writer, by)

    def _party(self, who: Who) -> str | None:
        return None if who is None else self._parties.get(who)

    def _parts(self, piece: Piece) -> Iterator[tuple[int, int, bool]]:
        """The piece's items as (from, to, whether they are deleted)."""
        at = piece.clock
        dead = self._dead.get(piece.client, [])
        for place in range(bisect_right(dead, at, key=itemgetter(1)), len(dead)):
            start, end = dead[place]
            if start >= piece.end:
                break
            if start > at:
                yield at, start, False
            yield max(at, start), min(end, piece.end), True
            at = min(end, piece.end)
        if at < piece.end:
            yield at, piece.end, False
