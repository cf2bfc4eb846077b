"""Before INIT the Presidency and the secretariat write the whole text together, and nobody else knows of it."""

from __future__ import annotations

import io
import time
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from pycrdt import XmlElement, XmlFragment, XmlText
from rest_framework.test import APIClient
from websockets.exceptions import InvalidStatus

from amendments.actions.issue import issue_revision
from drafting.actions.create_draft import create_draft
from drafting.actions.edit_draft import DraftEdit, edit_draft
from drafting.actions.number_anew import number_anew
from drafting.models import Body, Draft, Room, Seat
from tests.factories import current
from tests.live.conftest import Site, token_of
from tests.live.typist import Typist, answered, is_closed, shows

TEXT = b"# On lighthouses\n\n1. Recalling that ships sail at night,\n\n2. Each lighthouse shall be lit.\n"


def api(seat: Seat) -> APIClient:
    """The person of the seat at the API."""
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {token_of(seat)}")
    return client


def lines(draft: Draft, seat: Seat) -> list[tuple[str | None, str]]:
    """(label, words) of each paragraph, as the API tells the seat."""
    answer = api(seat).get(f"/api/drafts/{draft.pk}/paragraphs/")
    assert answer.status_code == 200
    return [(each["label"], each["text"]) for each in answer.json()]


def paragraphs(typist: Typist) -> XmlFragment:
    return typist.doc.get("prosemirror", type=XmlFragment)


def add(typist: Typist, words: str, *, at: int, id: str | None = None, label: str = "") -> None:
    """Puts a new paragraph there, as one update, and sends it."""
    sent: list[bytes] = []
    with_updates = typist.doc.observe(lambda event: sent.append(event.update))
    with typist.doc.transaction():
        attributes = {"id": id or str(uuid.uuid4()), "kind": "operative"} | (
            {"label": label} if label else {}
        )
        paragraphs(typist).children.insert(at, XmlElement("paragraph", attributes, [XmlText(words)]))
    typist.doc.unobserve(with_updates)
    typist.send_update(sent[-1])


def change(typist: Typist, at: int, *, label: str | None = None) -> None:
    """Relabels the paragraph there, or without a label takes it out."""
    sent: list[bytes] = []
    with_updates = typist.doc.observe(lambda event: sent.append(event.update))
    if label is None:
        del paragraphs(typist).children[at]
    else:
        node = paragraphs(typist).children[at]
        assert isinstance(node, XmlElement)
        node.attributes["label"] = label
    typist.doc.unobserve(with_updates)
    typist.send_update(sent[-1])


@pytest.fixture
def fresh(transactional_db: None, body: Body, presidency: Seat) -> Draft:
    """A draft just opened, in which nothing is written yet."""
    return create_draft(title="Lights", body=body, family="council", symbol="WK 9/2026", by=presidency)


@pytest.fixture
def room(fresh: Draft) -> Room:
    return Room.objects.get(subject=fresh.pk)


def test_the_draft_names_its_room_until_init_stands(
    fresh: Draft, room: Room, presidency: Seat, secretariat: Seat, france: Seat
) -> None:
    for seat in (presidency, secretariat):
        assert api(seat).get(f"/api/drafts/{fresh.pk}/").json()["room"] == str(room.pk)
        assert api(seat).get("/api/drafts/").json()[0]["room"] == str(room.pk)
    sent = {"file": io.BytesIO(TEXT)}
    sent["file"].name = "lights.md"
    assert api(presidency).post(f"/api/drafts/{fresh.pk}/text/", sent).status_code == 201
    issue_revision(fresh, by=presidency)
    for seat in (presidency, secretariat, france):
        assert api(seat).get(f"/api/drafts/{fresh.pk}/").json()["room"] is None


def test_both_offices_write_one_text(
    site: Site, fresh: Draft, room: Room, presidency: Seat, secretariat: Seat
) -> None:
    chair, clerk = site.seat(presidency, room), site.seat(secretariat, room)
    add(chair, "Lamps are lit.", at=1, label="1")
    clerk.until(shows("Lamps are lit."))
    add(clerk, "Bells are rung.", at=2, label="2")
    chair.until(shows("Bells are rung."))
    add(chair, "In fog as well.", at=3)
    clerk.until(shows("In fog as well."))
    change(clerk, 2, label="1bis")
    clerk.until(answered(2))
    assert lines(fresh, presidency) == [
        ("1", "Lamps are lit."),
        ("1bis", "Bells are rung."),
        (None, "In fog as well."),
    ]
    change(chair, 1)
    chair.until(answered(3))
    assert lines(fresh, secretariat) == [("1bis", "Bells are rung."), (None, "In fog as well.")]


def test_a_paragraph_that_is_moved_keeps_its_id(
    site: Site, fresh: Draft, room: Room, presidency: Seat, secretariat: Seat
) -> None:
    chair, clerk = site.seat(presidency, room), site.seat(secretariat, room)
    lamps = str(uuid.uuid4())
    add(chair, "Lamps are lit.", at=1, id=lamps)
    add(chair, "Bells are rung.", at=2)
    clerk.until(shows("Bells are rung."))
    change(clerk, 1)
    add(clerk, "Lamps are lit.", at=2, id=lamps)
    clerk.until(answered(2))
    told = api(presidency).get(f"/api/drafts/{fresh.pk}/paragraphs/").json()
    assert [each["text"] for each in told] == ["Bells are rung.", "Lamps are lit."]
    assert told[1]["id"] == lamps


def test_who_is_in_the_room_sees_what_is_read_in_and_types_on(
    site: Site, fresh: Draft, room: Room, presidency: Seat, secretariat: Seat
) -> None:
    chair = site.seat(presidency, room)
    add(chair, "Lamps are lit.", at=1)
    chair.until(answered(1))
    file = io.BytesIO(TEXT)
    file.name = "lights.md"
    assert api(secretariat).post(f"/api/drafts/{fresh.pk}/text/", {"file": file}).status_code == 201
    chair.until(shows("Each lighthouse shall be lit."))
    assert "Lamps are lit." not in chair.text
    add(chair, "Bells are rung.", at=3, label="3")
    chair.until(answered(2))
    assert lines(fresh, secretariat)[-1] == ("3", "Bells are rung.")


def test_numbering_anew_reaches_who_is_typing(
    site: Site, fresh: Draft, room: Room, presidency: Seat, secretariat: Seat
) -> None:
    chair = site.seat(presidency, room)
    add(chair, "Lamps are lit", at=1, label="4")
    chair.until(answered(1))
    number_anew(fresh, by=secretariat)

    def is_relabelled(typist: Typist) -> bool:
        node = paragraphs(typist).children[1]
        assert isinstance(node, XmlElement)
        return dict(node.attributes).get("label") == "1"

    chair.until(is_relabelled)
    words = paragraphs(chair).children[1].children[0]
    assert str(words) == "Lamps are lit"


def test_what_was_acknowledged_is_in_init_and_what_came_later_is_refused(
    site: Site, fresh: Draft, room: Room, presidency: Seat, secretariat: Seat
) -> None:
    clerk = site.seat(secretariat, room)
    add(clerk, "Lamps are lit.", at=1, label="1")
    clerk.until(answered(1))
    issue_revision(fresh, by=presidency)
    add(clerk, "Too late.", at=2, label="2")
    clerk.until(is_closed)
    assert (clerk.answers, clerk.closed) == ([1, 0], 4403)
    assert "Too late." in clerk.text
    texts = [row.runs[0]["text"] for row in current(fresh).standing.all()]
    assert texts == ["Lamps are lit."]
    reader = site.seat(secretariat, room)
    assert "Too late." not in reader.text


def test_others_find_no_room_before_init_nor_after(
    site: Site, fresh: Draft, room: Room, france: Seat, observer: Seat, outsider: Seat, presidency: Seat
) -> None:
    add(chair := site.seat(presidency, room), "Lamps are lit.", at=1)
    chair.until(answered(1))

    def refusals() -> set[int]:
        statuses = set()
        for seat in (france, observer, outsider):
            for address in (site.url(room), site.url(uuid.uuid4())):
                with pytest.raises(InvalidStatus) as refusal:
                    Typist(address, token=token_of(seat))
                statuses.add(refusal.value.response.status_code)
        return statuses

    assert refusals() == {403}
    for seat in (france, observer, outsider):
        for path in ("", "paragraphs/", "record/"):
            assert api(seat).get(f"/api/drafts/{fresh.pk}/{path}").status_code == 404
    issue_revision(fresh, by=presidency)
    assert refusals() == {403}


def test_a_seat_that_ends_leaves_within_two_seconds(
    site: Site, room: Room, presidency: Seat, secretariat: Seat
) -> None:
    chair, clerk = site.seat(presidency, room), site.seat(secretariat, room)
    Seat.objects.filter(pk=secretariat.pk).update(valid_until=timezone.now())
    began = time.monotonic()
    clerk.until(is_closed)
    assert time.monotonic() - began <= 2.0
    add(chair, "Lamps are lit.", at=1)
    chair.until(answered(1))


def test_a_closed_draft_can_be_read_and_not_be_written_until_it_is_open_again(
    site: Site, fresh: Draft, room: Room, presidency: Seat, secretariat: Seat
) -> None:
    chair = site.seat(presidency, room)
    past = timezone.now() - timedelta(minutes=1)
    edit_draft(fresh, edit=DraftEdit(given=frozenset({"closes_at"}), closes_at=past), by=secretariat)
    add(chair, "Too late.", at=1)
    assert chair.until(is_closed).answers == [0]
    edit_draft(fresh, edit=DraftEdit(given=frozenset({"closes_at"}), closes_at=None), by=secretariat)
    add(clerk := site.seat(secretariat, room), "Lamps are lit.", at=1)
    assert clerk.until(answered(1)).answers == [1]
    assert lines(fresh, presidency) == [(None, "Lamps are lit.")]


def test_the_closing_hour_closes_the_room_by_itself(
    site: Site, fresh: Draft, room: Room, presidency: Seat
) -> None:
    chair = site.seat(presidency, room)
    Draft.objects.filter(pk=fresh.pk).update(closes_at=timezone.now())

    while chair.answers[-1:] != [0]:
        add(chair, "A line.", at=1)
        chair.until(answered(len(chair.answers) + 1))
    assert chair.until(is_closed).closed == 4403
