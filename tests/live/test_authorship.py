"""Whose each word is: by the log's rows, through reconnections and compaction, whatever a browser claims."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest
from django.utils import timezone
from pycrdt import Doc, TransactionEvent, XmlFragment, XmlText

from drafting.live.authorship import authors_of, seats_in, whose_words
from drafting.live.compact import compact_room
from drafting.live.document import Element, elements_of
from drafting.live.log import load_room
from drafting.live.parse_update import parse_update
from drafting.live.rewrite import rewrite_room
from drafting.models import ClientBinding, Room, RoomUpdate, Seat
from drafting.text.wording import from_plain, plain
from tests.live.conftest import WORDS, make_room


@dataclass
class Hand:
    """Somebody with a document of his own, whose updates are stored as they come."""

    seat: Seat
    room: Room
    doc: Doc = field(default_factory=Doc)
    unsent: list[bytes] = field(default_factory=list)
    listens: bool = False

    def __post_init__(self) -> None:
        self._subscription = self.doc.observe(self._changed)
        self.catch_up()

    def _changed(self, event: TransactionEvent) -> None:
        if not self.listens:
            self.unsent.append(event.update)

    def catch_up(self) -> None:
        self.listens = True
        for update in log_of(self.room):
            self.doc.apply_update(update)
        self.listens = False

    @property
    def text(self) -> XmlText:
        paragraph = self.doc.get("prosemirror", type=XmlFragment).children[0]
        return paragraph.children[0]

    def send(self) -> None:
        """Stores what was typed, as the room does."""
        for update in self.unsent:
            store(self.room, update, self.seat)
        self.unsent.clear()

    def send_all_he_knows(self) -> None:
        """As after a lost line: the whole document and all deletions, his own and those of others."""
        store(self.room, self.doc.get_update(), self.seat)
        self.unsent.clear()


def log_of(room: Room) -> list[bytes]:
    """All that is stored, in order."""
    loaded = load_room(room.pk)
    return [*([loaded.state] if loaded.state is not None else []), *loaded.tail]


def elements_in(room: Room) -> list[Element]:
    """What the log says."""
    return elements_of(log_of(room))


def store(room: Room, update: bytes, seat: Seat) -> None:
    room.refresh_from_db()
    room.sequence += 1
    room.save(update_fields=["sequence"])
    clients = [block.client for block in parse_update(update, is_stored=True).blocks]
    RoomUpdate.objects.create(
        room=room, sequence=room.sequence, client=clients[0] if clients else None, person=seat.user, seat=seat,
        update=update, at=timezone.now(),
    )  # fmt: skip
    for client in clients:
        ClientBinding.objects.get_or_create(room=room, client=client, defaults={"person": seat.user})


def told(room: Room) -> list[tuple[str, str | None]]:
    """The words of the only paragraph with their owners."""
    (paragraph,) = whose_words(room.pk)
    return [(span.text, span.delegation) for span in paragraph.spans]


def struck(room: Room) -> list[tuple[str, str | None]]:
    (paragraph,) = whose_words(room.pk)
    return [(span.text, span.delegation) for span in paragraph.deleted]


def at(hand: Hand, words: str) -> int:
    """Where the words begin, as pycrdt counts: in bytes."""
    return str(hand.text).encode().index(words.encode())


@pytest.fixture
def room(db: None) -> Room:
    return make_room()


def test_what_the_room_began_with_is_nobody_s(room: Room) -> None:
    assert told(room) == [(WORDS, None)]


def test_each_word_is_whose_typed_it(room: Room, france: Seat, sweden: Seat, presidency: Seat) -> None:
    for seat, before, words in (
        (france, "lamp", "bright "),
        (sweden, "lit", "well "),
        (presidency, "bright", "very "),
    ):
        hand = Hand(seat, room)
        hand.text.insert(at(hand, before), words)
        hand.send()
    assert told(room) == [
        ("Each harbour shall keep a ", None),
        ("very ", "Presidency"),
        ("bright ", "FR"),
        ("lamp ", None),
        ("well ", "SE"),
        ("lit.", None),
    ]


def test_who_struck_what_comes_from_the_row(room: Room, france: Seat, sweden: Seat) -> None:
    head = Hand(france, room)
    del head.text[at(head, "keep") : at(head, "lit")]
    head.send()
    other = Hand(sweden, room)
    other.text.insert(at(other, "lit"), "be wrong")
    del other.text[at(other, "wrong") : at(other, "lit")]
    other.send()
    assert told(room) == [("Each harbour shall ", None), ("be ", "SE"), ("lit.", None)]
    assert struck(room) == [("keep a lamp ", "FR")], "who takes back his own words has struck none"


def test_who_says_again_what_others_did_has_not_done_it(room: Room, france: Seat, sweden: Seat) -> None:
    head = Hand(france, room)
    del head.text[at(head, "keep") : at(head, "lamp")]
    head.text.insert(at(head, "lamp"), "light every ")
    head.send()
    other = Hand(sweden, room)
    other.text.insert(0, "Now, ")
    other.send_all_he_knows()
    assert told(room)[0] == ("Now, ", "SE")
    assert ("light every ", "FR") in told(room)
    assert struck(room) == [("keep a ", "FR")]


def test_compaction_forgets_no_author(room: Room, france: Seat, sweden: Seat) -> None:
    for seat, words, gone in ((france, "bright ", "Each "), (sweden, "clear ", "harbour ")):
        hand = Hand(seat, room)
        hand.text.insert(at(hand, "lamp"), words)
        del hand.text[0 : len(gone)]
        hand.send()
    before, clients = whose_words(room.pk), authors_of(room.pk)
    assert struck(room) == [("Each ", "FR"), ("harbour ", "SE")]
    assert compact_room(room.pk, at_least=1) is not None
    assert not RoomUpdate.objects.filter(room=room).exists()
    assert (whose_words(room.pk), authors_of(room.pk)) == (before, clients)
    assert seats_in(room.pk) == {france.pk, sweden.pk}


def test_words_sent_by_another_way_are_the_sender_s(room: Room, france: Seat) -> None:
    (paragraph,) = whose_words(room.pk)
    wished = from_plain(WORDS.replace("Each", "Every").replace("a lamp", "two lamps"))
    rewrite_room(room, [Element(paragraph.id, "operative", "1", None, wished)], by=france)
    assert told(room) == [
        ("Every", "FR"),
        (" harbour shall keep ", None),
        ("two", "FR"),
        (" ", None),
        ("lamps", "FR"),
        (" lit.", None),
    ]
    assert struck(room) == [("Each", "FR"), ("a", "FR"), ("lamp", "FR")]


def test_a_person_with_two_seats_writes_under_the_one_he_acts_by(
    room: Room, france: Seat, presidency: Seat
) -> None:
    hand = Hand(france, room)
    hand.text.insert(0, "First, ")
    hand.send()
    hand.seat = presidency
    hand.text.insert(0, "Now: ")
    hand.send()
    assert told(room)[:2] == [("Now: ", "Presidency"), ("First, ", "FR")]


def test_client_ids_are_bound_to_people(room: Room, france: Seat, presidency: Seat) -> None:
    hand = Hand(france, room)
    hand.text.insert(0, "Here ")
    hand.send()
    (author,) = authors_of(room.pk).values()
    assert (author.delegation, author.name) == ("FR", "france")
    assert list(authors_of(room.pk)) == [hand.doc.client_id]


# Each character is typed once, so that it tells who typed it: half of them are two units long to a browser.
LETTERS = [chr(0x4E00 + place) if place % 2 else chr(0x20000 + place) for place in range(4000)]


@dataclass
class Record:
    """Who typed and who first struck each character, kept beside the room and knowing nothing of it."""

    typed: dict[str, str | None] = field(default_factory=dict)
    struck: dict[str, str] = field(default_factory=dict)
    unsent: dict[str, list[str]] = field(default_factory=dict)

    def sent(self, who: str, by: str) -> None:
        """What a hand struck counts from when it is stored."""
        for letter in self.unsent.pop(who, []):
            self.struck.setdefault(letter, by)


def work(hand: Hand, who: str, record: Record, letters: list[str], chance: random.Random) -> None:
    """Types some letters somewhere, or strikes some."""
    said, code = str(hand.text), hand.seat.delegation.code
    place = chance.randint(0, len(said))
    start = len(said[:place].encode())
    if chance.random() < 0.6:
        words = "".join(letters.pop() for _ in range(chance.randint(1, 5)))
        hand.text.insert(start, words)
        record.typed |= dict.fromkeys(words, code)
    elif gone := said[place : place + chance.randint(1, 6)]:
        del hand.text[start : start + len(gone.encode())]
        record.unsent.setdefault(who, []).extend(gone)


@pytest.mark.parametrize("seed", range(60))
def test_however_many_type_at_once_each_character_is_whose_typed_it(
    seed: int, france: Seat, france2: Seat, sweden: Seat, germany: Seat
) -> None:
    chance, letters, record = random.Random(seed), list(LETTERS), Record()
    base = "".join(letters.pop() for _ in range(20))
    record.typed |= dict.fromkeys(base)
    room = make_room(base)
    hands = {seat.user.username: Hand(seat, room) for seat in (france, france2, sweden, germany)}
    for _ in range(chance.randint(5, 80)):
        who, hand = chance.choice(list(hands.items()))
        if chance.random() < 0.5:
            hand.catch_up()
        work(hand, who, record, letters, chance)
        if chance.random() < 0.7:
            hand.send_all_he_knows() if chance.random() < 0.2 else hand.send()
            record.sent(who, hand.seat.delegation.code)
        if chance.random() < 0.05:
            compact_room(room.pk, at_least=1)
    (element,) = elements_in(room)
    found = told(room)
    assert "".join(text for text, _ in found) == plain(element.wording)
    assert {letter: whose for text, whose in found for letter in text} == {
        letter: record.typed[letter] for letter in plain(element.wording)
    }
    assert {letter: by for text, by in struck(room) for letter in text} == {
        letter: by for letter, by in record.struck.items() if record.typed[letter] != by
    }
