"""What is on the table is watched by the whole body and written by those who have the floor, for as long as they do."""

from __future__ import annotations

import pytest
from websockets.exceptions import InvalidStatus

from amendments.actions.change_floor import change_floor
from amendments.actions.delete import delete_amendment
from amendments.actions.give_floor import give_floor
from amendments.actions.submit import submit_amendment
from amendments.actions.take_floor_back import take_floor_back
from amendments.models import Amendment
from drafting.models import Draft, Seat
from tests.factories import at
from tests.live.conftest import Site, token_of
from tests.live.test_amendment_rooms import api, room_of, told
from tests.live.typist import Typist, answered, is_closed, shows

LAMP = "Each harbour shall keep a lamp lit at night and ring a bell in fog."


@pytest.fixture
def group(transactional_db: None, draft: Draft, presidency: Seat) -> Amendment:
    """France and Sweden have the floor on paragraph 2."""
    return give_floor(draft, paragraph=at(draft, "2"), delegations=["FR", "SE"], by=presidency)


def test_the_whole_body_sees_it_grow(
    site: Site, group: Amendment, france: Seat, sweden2: Seat, presidency: Seat, germany: Seat, observer: Seat
) -> None:
    watching = [site.seat(seat, room_of(group)) for seat in (germany, observer)]
    assert [each.text for each in watching] == [LAMP, LAMP]
    for seat, words in ((france, " Always."), (sweden2, " Everywhere."), (presidency, " Truly.")):
        site.seat(seat, room_of(group)).type(words)
        for each in watching:
            each.until(shows(words))
    spans = api(observer).get(f"/api/amendments/{group.pk}/authorship/").json()["paragraphs"][0]["spans"]
    assert [(span["text"], span["delegation"]) for span in spans] == [
        (LAMP, None), (" Always.", "FR"), (" Everywhere.", "SE"), (" Truly.", "Presidency"),
    ]  # fmt: skip
    authors = api(germany).get(f"/api/rooms/{group.pk}/authors/").json()
    assert sorted((each["delegation"], each["name"]) for each in authors) == [
        ("FR", "france"), ("Presidency", "presidency"), ("SE", "sweden2"),
    ]  # fmt: skip


def test_who_has_not_the_floor_writes_nothing(
    site: Site, group: Amendment, germany: Seat, france3: Seat, secretariat: Seat, observer: Seat
) -> None:
    for seat in (germany, france3, secretariat, observer):
        typist = site.seat(seat, room_of(group))
        typist.type(" Mine.")
        assert typist.until(is_closed).answers == [0]
    assert site.seat(germany, room_of(group)).text == LAMP


def test_another_body_finds_no_room(site: Site, group: Amendment, outsider: Seat) -> None:
    with pytest.raises(InvalidStatus):
        Typist(site.url(room_of(group)), token=token_of(outsider))


def test_who_loses_the_floor_reads_on_and_writes_no_more(
    site: Site, group: Amendment, france: Seat, sweden: Seat, presidency: Seat
) -> None:
    head, other = site.seat(france, room_of(group)), site.seat(sweden, room_of(group))
    other.type(" Before.")
    other.until(answered(1))
    change_floor(group, delegations=["FR"], by=presidency)
    head.until(shows("Before."))
    head.type(" After.")
    other.until(shows("After."))
    other.type(" Too late.")
    assert other.until(is_closed).answers == [1, 0]
    assert site.seat(sweden, room_of(group)).text == f"{LAMP} Before. After."


def test_given_to_all_the_floor_is_everybody_s(
    site: Site, group: Amendment, germany: Seat, presidency: Seat
) -> None:
    change_floor(group, delegations="all", by=presidency)
    typist = site.seat(germany, room_of(group))
    typist.type(" Ours too.")
    typist.until(answered(1))
    submit_amendment(group, by=presidency)
    cosponsors = told(group, germany)["cosponsors"]
    assert [each["delegation"] for each in cosponsors] == ["DE", "FR", "SE"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("verb", [take_floor_back, delete_amendment])
def test_taken_back_it_is_hidden_at_once(
    site: Site, group: Amendment, france: Seat, germany: Seat, presidency: Seat, verb: object
) -> None:
    watching = [site.seat(seat, room_of(group)) for seat in (france, germany)]
    verb(group, by=presidency)  # type: ignore[operator]
    for each in watching:
        assert each.until(is_closed).closed == 4403
    assert api(germany).get(f"/api/amendments/{group.pk}/").status_code == 404


def test_submitted_it_is_still_to_be_looked_at(
    site: Site, group: Amendment, france: Seat, germany: Seat, presidency: Seat
) -> None:
    head = site.seat(france, room_of(group))
    head.type(" Always.")
    head.until(answered(1))
    submit_amendment(group, by=presidency)
    assert site.seat(germany, room_of(group)).text == f"{LAMP} Always."
    head.type(" Too late.")
    assert head.until(is_closed).answers == [1, 0]
    spans = api(germany).get(f"/api/amendments/{group.pk}/authorship/").json()["paragraphs"][0]["spans"]
    assert spans[-1] == {"text": " Always.", "delegation": "FR"}
