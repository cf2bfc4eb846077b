"""Whatever is done to a document by several at once, each of its words has its place and its owner."""

from __future__ import annotations

import json
import random
import uuid
from dataclasses import dataclass, field

import pytest
from pycrdt import Doc, TransactionEvent, XmlElement, XmlFragment, XmlText

from drafting.live.attribution import Attribution
from drafting.live.document import Element, document_of, read
from drafting.live.ledger import Ledger
from drafting.live.parse_update import parse_update
from drafting.text.wording import from_plain, plain

# Letters of one and of two units, an accent apart from its letter, spaces that become one and one that stays.
SCRAPS = ("shall", " ", "may be", "é", "e\u0301", "🌒", "\u00a0", "  ")


@dataclass
class Hand:
    """Somebody with a document of his own: what he did and has not sent, and how much of the log he knows."""

    name: str
    doc: Doc[XmlFragment] = field(default_factory=Doc)
    unsent: list[bytes] = field(default_factory=list)
    knows: int = 0

    def __post_init__(self) -> None:
        self._subscription = self.doc.observe(self._changed)

    def _changed(self, event: TransactionEvent) -> None:
        self.unsent.append(event.update)

    def catch_up(self, log: list[tuple[bytes, str | None]]) -> None:
        own = list(self.unsent)
        for update, _ in log[self.knows :]:
            self.doc.apply_update(update)
        self.unsent, self.knows = own, len(log)

    def send(self, log: list[tuple[bytes, str | None]], *, everything: bool) -> None:
        """What he did; or, as after a lost line, all that he knows."""
        sent = [self.doc.get_update()] if everything else self.unsent
        log += [(update, self.name) for update in sent]
        self.unsent = []


def paragraph(chance: random.Random, words: str) -> Element:
    return Element(str(uuid.UUID(int=chance.getrandbits(128))), "operative", None, None, from_plain(words))


def work(doc: Doc[XmlFragment], chance: random.Random) -> None:
    """Adds or strikes a paragraph, a text, a footnote or some words, or sets words in italics."""
    root = doc.get("prosemirror", type=XmlFragment)
    if not len(root.children) or chance.random() < 0.12:
        said = {"id": str(uuid.UUID(int=chance.getrandbits(128))), "kind": "operative"}
        place = chance.randint(0, len(root.children))
        root.children.insert(place, XmlElement("paragraph", said, [XmlText(chance.choice(SCRAPS))]))
        return
    chosen = chance.randrange(len(root.children))
    if chance.random() < 0.08:
        del root.children[chosen]
        return
    node = root.children[chosen]
    place = chance.randint(0, len(node.children))
    if place == len(node.children):
        note = XmlElement("footnote", {"id": str(uuid.UUID(int=chance.getrandbits(128))), "text": "A note."})
        node.children.insert(place, chance.choice((XmlText("more "), note)))
    elif chance.random() < 0.06:
        del node.children[place]
    elif isinstance(words := node.children[place], XmlText):
        retype(words, chance)


def retype(words: XmlText, chance: random.Random) -> None:
    said = "".join(text for text, _ in words.diff())
    place = chance.randint(0, len(said))
    at, some = len(said[:place].encode()), len(said[place : place + chance.randint(1, 5)].encode())
    if not some or chance.random() < 0.5:
        words.insert(at, chance.choice(SCRAPS))
    elif chance.random() < 0.7:
        del words[at : at + some]
    else:
        words.format(at, at + some, {"italic": chance.choice(({}, None))})


@pytest.mark.parametrize("seed", range(150))
def test_the_spans_joined_are_the_wording(seed: int) -> None:
    chance = random.Random(seed)
    seeded = document_of(paragraph(chance, f"words {number} here") for number in range(chance.randint(0, 4)))
    log: list[tuple[bytes, str | None]] = [(seeded, None)]
    hands = [Hand(name) for name in ("FR", "SE", "DE")]
    for hand in hands:
        hand.catch_up(log)
    for _ in range(chance.randint(5, 80)):
        hand = chance.choice(hands)
        work(hand.doc, chance)
        if chance.random() < 0.6:
            hand.send(log, everything=chance.random() < 0.15)
        if chance.random() < 0.5:
            chance.choice(hands).catch_up(log)
    document: Doc[XmlFragment] = Doc()
    ledger = Ledger()
    for update, who in log:
        document.apply_update(update)
        ledger.take_in(parse_update(update), who)
    kept = Ledger.from_stored(json.loads(json.dumps(ledger.stored())))
    said = parse_update(document.get_update())
    attribution = Attribution(said, kept, parties={hand.name: hand.name for hand in hands})
    elements = read(document)
    whose = [
        attribution.whose(element, piece)
        for element, piece in zip(elements, attribution.paragraphs(), strict=True)
    ]
    assert ["".join(span.text for span in each.spans) for each in whose] == [
        plain(element.wording) for element in elements
    ]
