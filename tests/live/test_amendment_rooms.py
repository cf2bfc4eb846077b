"""An amendment in preparation is written in its room: by its own side alone, until it is submitted."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone
from pycrdt import XmlElement, XmlFragment, XmlText
from rest_framework.test import APIClient
from websockets.exceptions import InvalidStatus

from amendments.actions.answer_invitation import answer_invitation
from amendments.actions.delete import delete_amendment
from amendments.actions.edit import edit_amendment
from amendments.actions.invite import invite_cosponsor
from amendments.actions.read_rooms import read_rooms
from amendments.actions.submit import submit_amendment
from amendments.models import Amendment
from amendments.models.stored import changes_of
from drafting.errors import DomainError
from drafting.models import Draft, Room, RoomUpdate, Seat
from drafting.text.wording import plain
from tests.factories import at, insert, prepared, reword
from tests.live.conftest import Site, token_of
from tests.live.typist import Typist, answered, is_closed, shows

LAMP = "Each harbour shall keep a lamp lit at night and ring a bell in fog."


def api(seat: Seat) -> APIClient:
    """The person of the seat at the API."""
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {token_of(seat)}")
    return client


def room_of(amendment: Amendment) -> Room:
    return Room.objects.get(subject=amendment.pk)


def told(amendment: Amendment, seat: Seat) -> dict[str, object]:
    """What the API answers about the amendment."""
    answer = api(seat).get(f"/api/amendments/{amendment.pk}/")
    assert answer.status_code == 200
    return answer.json()


@pytest.fixture
def bells(transactional_db: None, draft: Draft, france: Seat) -> Amendment:
    """France rewords paragraph 2."""
    return prepared(draft, reword(draft, "2", "a bell", "two bells"), by=france)


def test_the_answer_names_the_room(bells: Amendment, france: Seat) -> None:
    assert told(bells, france)["room"] == str(room_of(bells).pk)


def test_the_room_begins_with_what_was_proposed(
    site: Site, bells: Amendment, france: Seat, france2: Seat
) -> None:
    drafter = site.seat(france2, room_of(bells))
    assert drafter.text == LAMP.replace("a bell", "two bells")


def test_what_is_typed_is_what_the_amendment_asks(site: Site, bells: Amendment, france: Seat) -> None:
    head = site.seat(france, room_of(bells))
    head.type(" Always.")
    head.until(answered(1))
    assert told(bells, france)["changes"][0]["text"].endswith("in fog. Always.")  # type: ignore[index]


def test_what_is_sent_by_patch_is_seen_in_the_room(
    site: Site, draft: Draft, bells: Amendment, france: Seat, france2: Seat
) -> None:
    drafter = site.seat(france2, room_of(bells))
    edit_amendment(bells, changes=[reword(draft, "2", "a bell", "three bells")], by=france)
    drafter.until(shows("three bells"))
    drafter.type(" Always.")
    drafter.until(answered(1))
    assert told(bells, france)["changes"][0]["text"] == (  # type: ignore[index]
        LAMP.replace("a bell", "three bells") + " Always."
    )


def test_who_is_in_the_room_is_told_that_it_was_submitted(
    site: Site, bells: Amendment, france: Seat, france2: Seat
) -> None:
    drafter = site.seat(france2, room_of(bells))
    assert drafter.may_write
    submit_amendment(bells, by=france)
    drafter.until(lambda typist: not typist.may_write)


def test_a_reader_is_told_so_when_he_comes_in(site: Site, bells: Amendment, france3: Seat) -> None:
    site.seat(france3, room_of(bells)).until(lambda typist: not typist.may_write)


def test_others_find_no_room(
    site: Site, bells: Amendment, germany: Seat, presidency: Seat, secretariat: Seat, observer: Seat
) -> None:
    for seat in (germany, presidency, secretariat, observer):
        for room in (site.url(room_of(bells)), site.url(uuid.uuid4())):
            with pytest.raises(InvalidStatus) as refusal:
                Typist(room, token=token_of(seat))
            assert refusal.value.response.status_code == 403


def test_nobody_else_finds_the_room_after_the_release_either(
    site: Site, bells: Amendment, france: Seat, germany: Seat
) -> None:
    submit_amendment(bells, by=france)
    with pytest.raises(InvalidStatus):
        Typist(site.url(room_of(bells)), token=token_of(germany))


def test_submitting_takes_what_was_typed_and_closes_the_room(
    site: Site, bells: Amendment, france: Seat, france2: Seat, germany: Seat
) -> None:
    drafter = site.seat(france2, room_of(bells))
    drafter.type(" Always.")
    drafter.until(answered(1))
    submit_amendment(bells, by=france)
    assert told(bells, germany)["changes"][0]["text"].endswith("Always.")  # type: ignore[index]
    drafter.type(" Too late.")
    drafter.until(is_closed)
    assert drafter.answers == [1, 0]
    assert "Too late." not in told(bells, germany)["changes"][0]["text"]  # type: ignore[index]


def test_an_invited_delegation_reads_and_writes_once_it_has_accepted(
    site: Site, bells: Amendment, france: Seat, sweden: Seat
) -> None:
    invite_cosponsor(bells, delegation="SE", by=france)
    invited = site.seat(sweden, room_of(bells))
    invited.type(" Too early.")
    assert invited.until(is_closed).answers == [0]
    joined = site.seat(sweden, room_of(bells))
    answer_invitation(bells, accept=True, by=sweden)
    head = site.seat(france, room_of(bells)).until(shows("fog."))
    head.type(" Always.")
    joined.until(shows("Always.")).type(" Everywhere.")
    head.until(shows("Everywhere."))
    answer_invitation(bells, accept=False, by=sweden)
    joined.until(is_closed)


def test_a_delegation_that_steps_back_leaves_the_room_with_its_next_word(
    site: Site, bells: Amendment, france: Seat, sweden: Seat
) -> None:
    invite_cosponsor(bells, delegation="SE", by=france)
    answer_invitation(bells, accept=True, by=sweden)
    joined = site.seat(sweden, room_of(bells))
    answer_invitation(bells, accept=False, by=sweden)
    joined.type(" Still here?")
    joined.until(is_closed)
    assert 1 not in joined.answers


def test_a_paragraph_added_in_the_room_is_an_insertion(
    site: Site, draft: Draft, bells: Amendment, france: Seat
) -> None:
    head = site.seat(france, room_of(bells))
    new, sent = str(uuid.uuid4()), list[bytes]()
    head.doc.observe(lambda event: sent.append(event.update))
    root = head.doc.get("prosemirror", type=XmlFragment)
    said = {"id": new, "kind": "operative", "after": at(draft, "3")}
    root.children.append(XmlElement("paragraph", said, [XmlText("Whales have right of way.")]))
    for update in sent:
        head.send_update(update)
    head.until(answered(len(sent)))
    change = told(bells, france)["changes"][1]  # type: ignore[index]
    assert (change["act"], change["id"], change["after"]) == ("insert", new, at(draft, "3"))
    submit_amendment(bells, by=france)
    assert [plain(each.wording) for each in changes_of(Amendment.objects.get(pk=bells.pk))][1] == (  # type: ignore[union-attr]
        "Whales have right of way."
    )


def test_a_paragraph_struck_in_the_room_is_a_deletion(
    site: Site, draft: Draft, bells: Amendment, france: Seat
) -> None:
    head = site.seat(france, room_of(bells))
    sent: list[bytes] = []
    head.doc.observe(lambda event: sent.append(event.update))
    paragraph = head.doc.get("prosemirror", type=XmlFragment).children[0]
    assert isinstance(paragraph, XmlElement)
    paragraph.attributes["deleted"] = True
    head.send_update(sent[-1])
    head.until(answered(1))
    assert told(bells, france)["changes"] == [{"act": "delete", "paragraph": at(draft, "2")}]


def test_what_says_what_the_text_says_already_is_not_submitted(
    site: Site, draft: Draft, bells: Amendment, france: Seat
) -> None:
    head = site.seat(france, room_of(bells))
    sent: list[bytes] = []
    head.doc.observe(lambda event: sent.append(event.update))
    del head.doc.get("prosemirror", type=XmlFragment).children[0]
    head.send_update(sent[-1])
    head.until(answered(1))
    with pytest.raises(DomainError) as refusal:
        submit_amendment(bells, by=france)
    assert refusal.value.code == "no_change"
    assert Room.objects.get(pk=bells.pk).frozen_at is None


def test_a_closed_draft_closes_its_rooms_for_writing(
    site: Site, draft: Draft, bells: Amendment, france: Seat
) -> None:
    Draft.objects.filter(pk=draft.pk).update(closes_at=timezone.now())
    late = site.seat(france, room_of(bells))
    late.type(" Too late.")
    assert late.until(is_closed).answers == [0]


def test_every_kind_of_change_comes_back_from_its_room(
    draft: Draft, france: Seat, transactional_db: None
) -> None:
    asked = [
        reword(draft, "2", "a bell", "two bells"),
        insert(draft, "3", "Whales have right of way."),
        {"act": "delete", "paragraph": at(draft, "4")},
        {"act": "move", "paragraph": at(draft, "5"), "after": at(draft, "2")},
        {
            "act": "reword",
            "paragraph": at(draft, "3"),
            "runs": [
                {"text": "Ferries ", "marks": []},
                {"text": "shall", "marks": ["italic"]},
                {"text": " run", "marks": []},
                {"footnote": str(uuid.uuid4()), "text": "Weather permitting."},
                {"text": " in every season.", "marks": ["bold"]},
            ],
        },
    ]
    amendment = prepared(draft, *asked, by=france)
    before = changes_of(amendment)
    Room.objects.filter(subject=amendment.pk).update(read_up_to=0)
    assert read_rooms(draft) == 1
    assert changes_of(Amendment.objects.get(pk=amendment.pk)) == before


@pytest.mark.services  # on SQLite whoever writes holds the whole file
def test_nothing_is_left_of_what_is_typed_while_an_amendment_is_dropped(
    site: Site, bells: Amendment, france: Seat, france2: Seat
) -> None:
    room = room_of(bells).pk
    drafter = site.seat(france2, room_of(bells))

    def type_before_the_room_goes(execute: Callable[..., object], sql: str, *rest: object) -> object:
        if sql.startswith('DELETE FROM "drafting_room" '):
            drafter.type(" Always.")
            drafter.read_one(1)
        return execute(sql, *rest)

    with connection.execute_wrapper(type_before_the_room_goes):
        delete_amendment(bells, by=france)
    drafter.until(is_closed)
    assert 1 not in drafter.answers
    assert not RoomUpdate.objects.filter(room=room).exists()
