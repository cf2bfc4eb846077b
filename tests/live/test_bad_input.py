"""What would kill a server or a browser is refused; its sender alone notices."""

from __future__ import annotations

import random

import pytest
from pycrdt import Array, Doc, Map, XmlElement, XmlFragment, XmlText

from drafting.live.lib0 import raw, uint
from drafting.live.parse_update import CLOCK_AT_MOST, parse_update
from drafting.models import Room, RoomUpdate, Seat
from tests.live.conftest import Site
from tests.live.typist import Typist, answered, is_closed, shows

# 26,300 arrays, one in the other: applying this kills pycrdt 0.14.13.
NESTED_ARRAYS = bytes([1, 1, 1, 0, 8, 1, 1]) + b"m" + bytes([1]) + bytes([117, 1]) * 26300 + bytes([126, 0])
NESTED_OBJECTS = (
    bytes([1, 1, 1, 0, 8, 1, 1]) + b"m" + bytes([1]) + (bytes([118, 1, 1]) + b"k") * 10000 + bytes([126, 0])
)


def refused(typist: Typist) -> bool:
    """Told that the update was not stored, and shown the door."""
    return typist.answers[-1:] == [0] and typist.closed == 4403


def update_of(fill: object) -> bytes:
    """The update of a document of somebody's own making."""
    doc: Doc[XmlFragment] = Doc()
    fill(doc)  # type: ignore[operator]
    return doc.get_update()


def another_root(doc: Doc[XmlFragment]) -> None:
    doc.get("elsewhere", type=XmlFragment).children.append(XmlElement("paragraph"))


def a_map(doc: Doc[XmlFragment]) -> None:
    doc["prosemirror"] = Map({"a": Map({"b": 1})})


def an_array(doc: Doc[XmlFragment]) -> None:
    doc["list"] = Array([1, 2])


def a_script(doc: Doc[XmlFragment]) -> None:
    doc.get("prosemirror", type=XmlFragment).children.append(XmlElement("script"))


def a_nested_paragraph(doc: Doc[XmlFragment]) -> None:
    root = doc.get("prosemirror", type=XmlFragment)
    root.children.append(XmlElement("paragraph", {}, [XmlElement("paragraph")]))


def a_text_below_the_root(doc: Doc[XmlFragment]) -> None:
    doc.get("prosemirror", type=XmlFragment).children.append(XmlText("loose"))


def a_control_character(doc: Doc[XmlFragment]) -> None:
    root = doc.get("prosemirror", type=XmlFragment)
    root.children.append(XmlElement("paragraph", {}, [XmlText("a\x00b")]))


def an_unknown_mark(doc: Doc[XmlFragment]) -> None:
    words = XmlText("struck")
    doc.get("prosemirror", type=XmlFragment).children.append(XmlElement("paragraph", {}, [words]))
    words.format(0, 6, {"strike": {}})


def below_a_word() -> bytes:
    """A paragraph below a letter: Yrs raises when it applies this, and nobody could read the room any more."""

    def block(kind: int, parent: bytes, content: bytes) -> bytes:
        return bytes([kind]) + parent + content

    client, root = uint(77), bytes([1]) + raw(b"prosemirror")
    paragraph = block(7, root, bytes([3]) + raw(b"paragraph"))
    words = block(7, bytes([0]) + client + bytes([0]), bytes([6]))
    letters = block(4, bytes([0]) + client + bytes([1]), raw(b"ab"))
    nested = block(7, bytes([0]) + client + bytes([2]), bytes([3]) + raw(b"paragraph"))
    return bytes([1, 4]) + client + bytes([0]) + paragraph + words + letters + nested + bytes([0])


KILLERS = {
    "a paragraph below a letter": below_a_word(),
    "nested arrays": NESTED_ARRAYS,
    "nested objects": NESTED_OBJECTS,
    "another root": update_of(another_root),
    "a map": update_of(a_map),
    "an array": update_of(an_array),
    "an element of another name": update_of(a_script),
    "a paragraph in a paragraph": update_of(a_nested_paragraph),
    "a text below the root": update_of(a_text_below_the_root),
    "a mark that is none of ours": update_of(an_unknown_mark),
    "a control character": update_of(a_control_character),
    "a run of two thousand million": bytes([1, 1, 7, 0, 0]) + uint(2**31 - 2) + bytes([0]),
    "a number that never ends": bytes([255]) * 40,
    "bytes left over": bytes([0, 0, 7]),
    "an update cut off": bytes([1, 1, 1, 0, 4]),
}


@pytest.mark.parametrize("name", KILLERS)
def test_the_sender_is_refused_and_nobody_else_disturbed(
    name: str, site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    head, hostile = site.seat(france, room), site.seat(france2, room)
    hostile.send_update(KILLERS[name])
    hostile.until(is_closed)
    assert refused(hostile)
    head.type(" Still here.")
    head.until(answered(1))
    assert RoomUpdate.objects.filter(room=room).count() == 2


def test_elements_nested_step_by_step_are_refused(
    site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    """Forty thousand of these, thirty bytes each, kill whoever prints the document."""
    head, hostile = site.seat(france, room), site.seat(france2, room)
    sent: list[bytes] = []
    hostile.doc.observe(lambda event: sent.append(event.update))
    node = hostile.doc.get("prosemirror", type=XmlFragment).children[0]
    for _ in range(3):
        assert isinstance(node, XmlElement)
        node = node.children.append(XmlElement("paragraph"))
    hostile.send_update(sent[0])
    hostile.until(is_closed)
    assert refused(hostile)
    head.type(" Still here.")
    head.until(answered(1))


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\x00",
        b"\x00\x07\x00",
        b"\x00\x00\x05abc",
        b"\x08\x01",
        bytes([1]) + raw(b"\xff" * 9),
        b"\x00" * 400_000,
    ],
    ids=["empty", "cut off", "unknown step", "bad state", "an answer", "bad awareness", "huge"],
)
def test_a_frame_that_is_none_closes_its_socket_alone(
    frame: bytes, site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    head, clumsy = site.seat(france, room), site.seat(france2, room)
    clumsy.send(frame)
    assert clumsy.until(is_closed).closed == 4400
    head.type(" Still here.")
    head.until(answered(1))


def test_a_text_frame_closes_its_socket_alone(site: Site, room: Room, france: Seat) -> None:
    clumsy = site.seat(france, room)
    clumsy.socket.send("hello")
    assert clumsy.until(is_closed).closed == 4400


def test_unknown_kinds_of_messages_are_passed_over(site: Site, room: Room, france: Seat) -> None:
    head = site.seat(france, room)
    head.send(bytes([42, 1, 2, 3]))
    head.type(" Still here.")
    head.until(answered(1))
    assert head.answers == [1]


def test_mutated_updates_disturb_nobody(site: Site, room: Room, france: Seat, france2: Seat) -> None:
    head = site.seat(france, room)
    source = site.seat(france2, room)
    good: list[bytes] = []
    source.doc.observe(lambda event: good.append(event.update))
    source.words.insert(0, "a lamp ", {"italic": {}})
    source.words.insert(3, "great ")
    source.words.format(0, 4, {"bold": {}})
    chance = random.Random(20261122)
    for count in range(300):
        update = bytearray(chance.choice(good))
        for _ in range(chance.randint(1, 4)):
            update[chance.randrange(len(update))] = chance.randrange(256)
        with site.seat(france2, room) as hostile:
            hostile.send_update(bytes(update))
        if count % 50 == 0:
            head.type(f" {count}")
            head.until(shows(f" {count}"))
    head.until(answered(6))
    assert set(head.answers) == {1}


def test_a_name_of_another_is_not_believed(site: Site, room: Room, france: Seat, france2: Seat) -> None:
    head, drafter = site.seat(france, room), site.seat(france2, room)
    drafter.show_cursor('{"user":{"name":"germany","color":"#112233"},"cursor":null}')
    head.until(lambda typist: bool(typist.presences))
    told = head.presences[-1]
    assert told.client == drafter.doc.client_id
    assert '"name":"france2"' in told.state
    assert "germany" not in told.state


def test_words_under_another_persons_client_id_are_refused(
    site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    head = site.seat(france, room)
    head.type(" Mine.")
    head.until(answered(1))
    forger = site.seat(france2, room)
    mine = head.doc.client_id
    forged = (
        bytes([1, 1]) + uint(mine) + uint(6) + bytes([4 | 128]) + uint(mine) + uint(5) + raw(b"x") + b"\x00"
    )
    forger.send_update(forged)
    forger.until(is_closed)
    assert refused(forger)


def test_an_item_whose_right_side_stands_before_its_left_one_is_refused(
    site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    """Copies would put it at different places, by how they hold the words around it."""
    head, hostile = site.seat(france, room), site.seat(france2, room)
    hostile.type(" twelve words")
    hostile.until(answered(1))
    own = uint(hostile.doc.client_id)
    sides = own + uint(6) + own + uint(3)
    hostile.send_update(
        bytes([1, 1]) + own + uint(13) + bytes([4 | 128 | 64]) + sides + raw(b"x") + bytes([0])
    )
    hostile.until(is_closed)
    assert refused(hostile)
    head.until(shows("twelve words")).type(" Still here.")
    head.until(answered(1))


def test_other_words_under_numbers_that_were_given_are_passed_over(
    site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    """Of two updates that say different things under one number the first holds, in every copy; what goes beyond it
    is new."""
    head, hostile = site.seat(france, room), site.seat(france2, room)
    hostile.type(" one")
    hostile.until(answered(1))
    head.until(shows(" one"))
    own = uint(hostile.doc.client_id)
    parent = next(block for block in parse_update(hostile.doc.get_update()).blocks if block.name == "#text")
    below = bytes([0]) + uint(parent.client) + uint(parent.clock)
    hostile.send_update(bytes([1, 1]) + own + bytes([0, 4]) + below + raw(b" two!!") + bytes([0]))
    hostile.until(answered(2))
    head.until(shows(" one!!"))
    assert site.seat(france, room).text == head.text


def test_known_items_beside_a_deletion_are_not_passed_on(
    site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    """Yjs looks for the neighbours even of an item that it has, and dies of one that nobody has."""
    head, hostile = site.seat(france, room), site.seat(france2, room)
    hostile.type(" one two")
    hostile.until(answered(1))
    head.until(shows(" one two"))
    own = uint(hostile.doc.client_id)
    nowhere = bytes([4 | 128]) + own + uint(CLOCK_AT_MOST) + raw(b"x")
    deletion = bytes([1]) + own + bytes([1, 4, 4])
    hostile.send_update(bytes([1, 1]) + own + bytes([0]) + nowhere + deletion)
    hostile.until(answered(2))
    stored = RoomUpdate.objects.filter(room=room).order_by("sequence").values_list("update", flat=True)
    assert [parse_update(bytes(update)).blocks for update in stored][2:] == [()]
    head.until(lambda typist: typist.text.endswith(" one"))


@pytest.mark.parametrize("how", ["an item within it", "a deletion of its half"])
def test_a_letter_of_two_units_is_never_parted(
    how: str, site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    """Yjs and Yrs make different things of its halves."""
    head, hostile = site.seat(france, room), site.seat(france2, room)
    hostile.type(" a 𝄞 clef")
    hostile.until(answered(1))
    own = uint(hostile.doc.client_id)
    within = bytes([1, 1]) + own + uint(10) + bytes([4 | 128]) + own + uint(3) + raw(b"x") + bytes([0])
    half = bytes([0, 1]) + own + bytes([1]) + uint(4) + uint(1)
    hostile.send_update({"an item within it": within, "a deletion of its half": half}[how])
    hostile.until(is_closed)
    assert refused(hostile)
    head.until(shows("a 𝄞 clef")).type(" Still here.")
    head.until(answered(1))


def test_floats_and_strings_are_read_as_attributes(
    site: Site, room: Room, france: Seat, france2: Seat
) -> None:
    """Stock clients write levels as numbers; what they write arrives."""
    head, drafter = site.seat(france, room), site.seat(france2, room)
    sent: list[bytes] = []
    head.doc.observe(lambda event: sent.append(event.update))
    paragraph = head.doc.get("prosemirror", type=XmlFragment).children[0]
    assert isinstance(paragraph, XmlElement)
    paragraph.attributes["level"] = 2
    paragraph.attributes["deleted"] = True
    for update in sent:
        head.send_update(update)
    head.until(answered(2))
    drafter.until(
        lambda typist: (
            dict(typist.doc.get("prosemirror", type=XmlFragment).children[0].attributes).get("deleted")
            is True
        )
    )
