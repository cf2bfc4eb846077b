"""A keystroke is read in one go and stored as it is: what that rests on, and what is nearly a keystroke."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pycrdt import Doc, XmlElement, XmlFragment, XmlText, merge_updates

from drafting.live.keystroke import read_keystroke
from drafting.live.lib0 import UINT_AT_MOST, Malformed, raw, uint
from drafting.live.parse_update import CLOCK_AT_MOST, parse_update
from drafting.live.places import Places
from drafting.live.protocol import Sent, read_frame
from tests.live.hostile.mutate import MUTATIONS, Victim

CLIENTS = some.integers(1, UINT_AT_MOST)
CLOCKS = some.integers(0, CLOCK_AT_MOST - 100)
LETTERS = some.text(some.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)


def framed(update: bytes) -> bytes:
    """The message that carries the update."""
    return b"\x00\x02" + raw(update)


def written(
    client: int, clock: int, left: tuple[int, int], right: tuple[int, int] | None, text: str
) -> bytes:
    """The update of words beside one item or between two, as Yjs writes it."""
    beside = uint(left[0]) + uint(left[1])
    if right is not None:
        beside += uint(right[0]) + uint(right[1])
    kind = bytes((0x84 if right is None else 0xC4,))
    return b"\x01\x01" + uint(client) + uint(clock) + kind + beside + raw(text.encode()) + b"\x00"


@settings(max_examples=400, deadline=None)
@given(CLIENTS, CLOCKS, some.tuples(CLIENTS, CLOCKS), some.none() | some.tuples(CLIENTS, CLOCKS), LETTERS)
def test_what_is_read_in_one_go_says_what_the_long_way_says_and_yrs_writes_it_so(
    client: int, clock: int, left: tuple[int, int], right: tuple[int, int] | None, text: str
) -> None:
    update = written(client, clock, left, right, text)
    keystroke = read_keystroke(framed(update))
    if keystroke is None:
        assert not text.isprintable() or len(update) > 124
        return
    assert keystroke == parse_update(update)._replace(is_keystroke=True)
    assert merge_updates(update) == update


@settings(max_examples=400, deadline=None)
@given(some.randoms(use_true_random=False), CLIENTS, CLOCKS, LETTERS)
def test_what_is_nearly_a_keystroke_is_read_alike_or_left_to_the_long_way(
    chance: Random, client: int, clock: int, text: str
) -> None:
    update = written(client, clock, (client, max(0, clock - 1)), None, text)
    message = framed(chance.choice(MUTATIONS)(chance, Victim(update, client, clock, (client + 1,))))
    keystroke = read_keystroke(message)
    if keystroke is not None:
        frame = read_frame(message)
        assert frame == Sent(keystroke.data, is_answer=False)
        assert keystroke == parse_update(keystroke.data)._replace(is_keystroke=True)
        assert merge_updates(keystroke.data) == keystroke.data


@pytest.mark.parametrize("far", [CLOCK_AT_MOST + 1, 2**32 + 3, UINT_AT_MOST])
def test_an_item_that_cannot_be_is_beside_none(far: int) -> None:
    """Yrs's clocks are numbers of 32 bits: what is above would be another item to it than to us."""
    for update in (
        written(5, 1, (5, far), None, "a"),
        written(5, 1, (5, 0), (6, far), "a"),
    ):
        assert read_keystroke(framed(update)) is None
        with pytest.raises(Malformed):
            parse_update(update)


def test_each_number_has_one_form_only() -> None:
    plain = b"\x01\x01\x05\x01\x84\x05\x00\x01a\x00"
    longer = b"\x01\x01\x85\x00\x01\x84\x05\x00\x01a\x00"
    assert read_keystroke(framed(plain)) is not None
    assert parse_update(longer).blocks == parse_update(plain).blocks
    assert read_keystroke(framed(longer)) is None


def test_whatever_goes_on_stands_where_the_long_way_puts_it() -> None:
    """Three people write into two paragraphs, words of two units among them; each update is taken in both ways."""
    gone_on = 0
    for seed in range(60):
        short, long = Places(), Places()
        for update in typed(Random(seed)):
            parsed = parse_update(update)
            before = deepcopy(short.stored())
            keystroke = read_keystroke(framed(update))
            if keystroke is not None and short.go_on(keystroke.blocks[0]):
                gone_on += 1
            else:
                assert short.stored() == before
                short.take_in(parsed)
            long.take_in(parsed)
            assert short.stored() == long.stored()
    assert gone_on > 1000


def test_whatever_goes_on_would_have_been_taken_in_the_long_way() -> None:
    """Blocks made up: beside any items, of any paragraphs, within letters, known and unknown."""
    gone_on = refused = 0
    for seed in range(40):
        chance = Random(seed)
        places = Places()
        for update in typed(chance):
            places.take_in(parse_update(update))
        for _ in range(150):
            update = made_up(chance, places.clocks)
            (keystroke,) = parse_update(update).blocks
            short, long = deepcopy(places), deepcopy(places)
            if short.go_on(keystroke):
                long.take_in(parse_update(update))
                gone_on += 1
            else:
                refused += 1
            assert short.stored() == long.stored()
    assert gone_on > 200
    assert refused > 2000


def made_up(chance: Random, clocks: Mapping[int, int]) -> bytes:
    """A keystroke at the end of what somebody wrote, or nearly; its right side is anybody's or none."""

    def anywhere() -> tuple[int, int]:
        client = chance.choice(list(clocks))
        return client, chance.randrange(clocks[client] + 2)

    client = chance.choice(list(clocks))
    clock = clocks[client] + chance.choice((0, 0, 0, 1))
    left = (client, clock - 1) if chance.random() < 0.8 else anywhere()
    return written(client, clock, left, anywhere() if chance.random() < 0.7 else None, chance.choice("a🏮"))


def typed(chance: Random) -> Iterator[bytes]:
    """The updates of three people who type, strike and go elsewhere in one document."""
    documents: list[Doc[XmlFragment]] = [Doc() for _ in range(3)]
    sent: list[bytes] = []
    for document in documents:
        document.observe(lambda event: sent.append(event.update))
    root = documents[0].get("prosemirror", type=XmlFragment)
    for words in ("lanterns", "rivers"):
        root.children.append(XmlElement("paragraph", {}, [XmlText(words)]))
    places = [0, 0, 0]
    for turn in range(120):
        new, sent[:] = list(sent), []
        yield from new
        for document in documents:
            for update in new:
                document.apply_update(update)
        sent.clear()
        who = turn % 3 if turn < 6 else chance.randrange(3)
        type_once(chance, documents[who], places, who)


def type_once(chance: Random, document: Doc[XmlFragment], places: list[int], who: int) -> None:
    """One letter after the last one, mostly; else one struck, or a beginning elsewhere. Yrs counts places in bytes."""
    (text,) = document.get("prosemirror", type=XmlFragment).children[who % 2].children
    letters = str(text)
    between = [len(letters[:count].encode()) for count in range(len(letters) + 1)]
    if chance.random() < 0.1:
        places[who] = chance.choice(between)
    at = max(each for each in between if each <= places[who])
    if chance.random() < 0.1 and at < between[-1]:
        del text[at : between[between.index(at) + 1]]
    else:
        letter = chance.choice("aaé€ü🏮")
        text.insert(at, letter)
        places[who] = at + len(letter.encode())
