"""What happens to a draft is told at once to whoever may know it, and again to whoever missed it."""

from __future__ import annotations

import asyncio
import http.client
import json
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from websockets.asyncio.client import ClientConnection as AsyncConnection
from websockets.asyncio.client import connect as connect_async
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from amendments.actions.enter_position import enter_position
from amendments.actions.open_round import open_round
from amendments.actions.submit import submit_amendment
from config.rooms import register_policies
from drafting.live.events import place_of
from drafting.models import Act, Draft, Paper, Seat
from tests.factories import acts, issued, make_draft, prepared, reword, tabled
from tests.live.conftest import Site, live_site, token_of
from tests.services.redis import redis_server

LISTENERS, SUBMISSIONS = 200, 5
PATIENCE = 30.0


@pytest.fixture
def lines() -> Iterator[list[ClientConnection]]:
    """Sockets that are closed when the test ends."""
    opened: list[ClientConnection] = []
    yield opened
    for line in opened:
        line.close()


def follow(
    lines: list[ClientConnection], site: Site, seat: Seat, draft: uuid.UUID, query: str = ""
) -> ClientConnection:
    """The person follows the draft."""
    address = f"ws://127.0.0.1:{site.port}/ws/drafts/{draft}{query}"
    opened = connect(address, additional_headers={"Authorization": f"Token {token_of(seat)}"})
    lines.append(opened.__enter__())
    return lines[-1]


def said(line: ClientConnection) -> dict[str, Any]:
    """The next event; papers are made beside the tests and announce themselves in between."""
    while (told := heard(line))["event"] == "papers_ready":
        pass
    return told


def heard(line: ClientConnection) -> dict[str, Any]:
    """The next message."""
    told: dict[str, Any] = json.loads(line.recv(timeout=5))
    return told


def test_a_submission_is_told_to_all(
    site: Site, draft: Draft, france: Seat, germany: Seat, lines: list[ClientConnection]
) -> None:
    line = follow(lines, site, germany, draft.pk)
    here = said(line)
    assert here["event"] == "here"
    amendment = tabled(draft, reword(draft, "2", "a bell", "two bells"), by=france)
    event = said(line)
    assert (event["event"], event["sequence"]) == ("submit_amendment", here["sequence"] + 1)
    assert event["subject"] == f"amendment:{amendment.pk}"


def test_what_france_prepares_is_told_to_france_alone(
    site: Site, draft: Draft, france: Seat, france2: Seat, germany: Seat, lines: list[ClientConnection]
) -> None:
    own, other = follow(lines, site, france2, draft.pk), follow(lines, site, germany, draft.pk)
    at_own, at_other = said(own)["sequence"], said(other)["sequence"]
    amendment = prepared(draft, reword(draft, "2", "a bell", "two bells"), by=france)
    assert said(own) | {"at": ""} == {
        "sequence": at_own + 1,
        "event": "prepare_amendment",
        "subject": f"amendment:{amendment.pk}",
        "by": "FR, head",
        "at": "",
    }
    submit_amendment(amendment, by=france)
    assert (said(own)["sequence"], said(other)["sequence"]) == (at_own + 2, at_other + 1)


def test_who_missed_some_asks_again_from_his_last_one(
    site: Site, draft: Draft, france: Seat, germany: Seat, lines: list[ClientConnection]
) -> None:
    last = said(follow(lines, site, germany, draft.pk))["sequence"]
    tabled(draft, reword(draft, "2", "a bell", "two bells"), by=france)
    tabled(draft, reword(draft, "3", "season", "month"), by=france)
    back = follow(lines, site, germany, draft.pk, f"?since={last}")
    missed = [said(back), said(back)]
    assert [each["sequence"] for each in missed] == [last + 1, last + 2]
    back.send(json.dumps({"since": last + 1}))
    assert said(back) == missed[1]


def test_what_a_listener_says_by_mistake_is_passed_over(
    site: Site, draft: Draft, france: Seat, germany: Seat, lines: list[ClientConnection]
) -> None:
    line = follow(lines, site, germany, draft.pk)
    sequence = said(line)["sequence"]
    for sent in (
        "",
        "no json",
        "[1]",
        '{"since":"x"}',
        '{"since":-1}',
        '{"since":true}',
        "x" * 9999,
        b"\x00\xff",
    ):
        line.send(sent)
    tabled(draft, reword(draft, "2", "a bell", "two bells"), by=france)
    assert said(line)["sequence"] == sequence + 1


def test_hidden_and_absent_drafts_answer_alike(
    site: Site, draft: Draft, germany: Seat, outsider: Seat, presidency: Seat, lines: list[ClientConnection]
) -> None:
    unissued = make_draft(draft.body, symbol="WK 8/2026")
    for seat, pk in ((outsider, draft.pk), (germany, unissued.pk), (germany, uuid.uuid4())):
        with pytest.raises(InvalidStatus) as refusal:
            follow(lines, site, seat, pk)
        assert refusal.value.response.status_code == 403
    issued(unissued, by=presidency)
    assert said(follow(lines, site, germany, unissued.pk))["event"] == "here"


def test_an_observer_is_told_what_he_may_read_and_nothing_else(
    site: Site, draft: Draft, france: Seat, observer: Seat, presidency: Seat, lines: list[ClientConnection]
) -> None:
    line = follow(lines, site, observer, draft.pk)
    sequence = said(line)["sequence"]
    formal = tabled(draft, reword(draft, "2", "a bell", "two bells"), by=france)
    enter_position(draft, stance="support", amendment=formal.pk, by=france)
    open_round(draft, formal=False, by=presidency)
    tabled(draft, reword(draft, "3", "season", "month"), by=france)
    issued(draft, by=presidency)
    heard = [said(line) for _ in range(3)]
    assert [each["event"] for each in heard] == ["submit_amendment", "open_round", "issue_revision"]
    assert [each["sequence"] for each in heard] == [sequence + 1, sequence + 2, sequence + 3]


def test_a_page_knows_from_which_number_on_to_ask(
    draft: Draft, france: Seat, germany: Seat, observer: Seat
) -> None:
    register_policies()
    before = {seat.role: place_of(draft, seat) for seat in (france, observer)}
    prepared(draft, reword(draft, "3", "season", "month"), by=france)
    assert place_of(draft, france) == before["head"] + 1
    assert (place_of(draft, germany), place_of(draft, observer)) == (before["head"], before["observer"])
    amendment = tabled(draft, reword(draft, "2", "a bell", "two bells"), by=germany)
    assert place_of(draft, observer) == before["observer"] + 1
    enter_position(draft, stance="support", amendment=amendment.pk, by=france)
    # Germany hears of its own preparation and submission, and of the position; the observer of the submission.
    assert (place_of(draft, germany), place_of(draft, observer)) == (
        before["head"] + 3,
        before["observer"] + 1,
    )


def test_a_clock_set_back_leaves_the_events_in_order(
    site: Site, draft: Draft, france: Seat, germany: Seat, lines: list[ClientConnection]
) -> None:
    ahead = timezone.now() + timedelta(hours=1)
    Act.objects.filter(pk=acts(draft)[-1].pk).update(at=ahead)
    line = follow(lines, site, germany, draft.pk)
    sequence = said(line)["sequence"]
    tabled(draft, reword(draft, "2", "a bell", "two bells"), by=france)
    assert said(line)["sequence"] == sequence + 1
    assert acts(draft)[-1].verb == "submit_amendment"


def test_a_number_that_was_never_given_begins_at_the_end(
    site: Site, draft: Draft, france: Seat, germany: Seat, lines: list[ClientConnection]
) -> None:
    last = said(follow(lines, site, germany, draft.pk))["sequence"]
    line = follow(lines, site, germany, draft.pk, "?since=9999")
    assert said(line) == {"sequence": last, "event": "here"}
    tabled(draft, reword(draft, "2", "a bell", "two bells"), by=france)
    assert said(line)["sequence"] == last + 1


def test_a_seat_that_ends_is_told_nothing_more(
    site: Site, draft: Draft, germany: Seat, lines: list[ClientConnection]
) -> None:
    line = follow(lines, site, germany, draft.pk)
    said(line)
    Seat.objects.filter(pk=germany.pk).update(valid_until=timezone.now())
    began = time.monotonic()
    with pytest.raises(ConnectionClosed) as end:
        said(line)
    assert time.monotonic() - began < 2
    assert end.value.rcvd is not None
    assert end.value.rcvd.code == 4403


def test_papers_announce_themselves(
    site: Site, draft: Draft, germany: Seat, presidency: Seat, lines: list[ClientConnection]
) -> None:
    line = follow(lines, site, germany, draft.pk)
    sequence = said(line)["sequence"]
    Paper.objects.create(revision=draft.revisions.get(), paper="clean", format="txt", state=Paper.State.READY)
    while (told := heard(line))["event"] != "papers_ready":
        pass
    assert told["sequence"] >= sequence


def test_a_paper_announces_itself_to_those_it_is_for(
    site: Site, draft: Draft, germany: Seat, presidency: Seat, lines: list[ClientConnection]
) -> None:
    settle_papers(draft)
    chair, other = follow(lines, site, presidency, draft.pk), follow(lines, site, germany, draft.pk)
    said(chair), said(other)
    Paper.objects.create(
        revision=draft.revisions.get(),
        paper="rolling",
        format="txt",
        audience=Paper.Audience.PRESIDENCY,
        state=Paper.State.READY,
    )
    assert heard(chair)["event"] == "papers_ready"
    tabled(draft, reword(draft, "2", "a bell", "two bells"), by=germany)
    # Germany's own submission is what it hears next.
    assert heard(other)["event"] == "prepare_amendment"


def test_two_hundred_follow_a_draft_and_each_hears_all_of_it_once(
    site: Site, draft: Draft, france: Seat, germany: Seat, sweden: Seat, observer: Seat
) -> None:
    seats = [germany, sweden, observer, france]
    tokens = [token_of(seats[count % len(seats)]) for count in range(LISTENERS)]
    address = f"ws://127.0.0.1:{site.port}/ws/drafts/{draft.pk}"
    told = asyncio.run(hear_from_the_hall(address, tokens, lambda: table_some(draft, france)))
    submissions = [[event for event in each if event["event"] == "submit_amendment"] for each in told]
    assert [len(each) for each in submissions] == [SUBMISSIONS] * LISTENERS
    for each in told:
        numbers = [event["sequence"] for event in each if event["event"] != "papers_ready"]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def table_some(draft: Draft, france: Seat) -> None:
    """France tables as many as are waited for."""
    try:
        for count in range(SUBMISSIONS):
            tabled(draft, reword(draft, "2", "a bell", f"{count + 2} bells"), by=france)
    finally:
        connection.close()


async def hear_from_the_hall(
    address: str, tokens: list[str], happens: Callable[[], None]
) -> list[list[dict[str, Any]]]:
    """What each of the listeners hears of what happens, up to the last submission."""

    async def hear(line: AsyncConnection) -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = []
        while sum(event["event"] == "submit_amendment" for event in told) < SUBMISSIONS:
            told.append(json.loads(await asyncio.wait_for(line.recv(), PATIENCE)))
        return told

    async with AsyncExitStack() as stack:
        opening = [
            connect_async(address, additional_headers={"Authorization": f"Token {token}"}, open_timeout=60)
            for token in tokens
        ]
        hall = [await stack.enter_async_context(each) for each in opening]
        for line in hall:
            assert json.loads(await asyncio.wait_for(line.recv(), PATIENCE))["event"] == "here"
        _, *heard = await asyncio.gather(asyncio.to_thread(happens), *(hear(line) for line in hall))
        return heard


def settle_papers(draft: Draft) -> None:
    """Nothing is being made any more that could announce itself."""
    Paper.objects.filter(revision__draft=draft).update(state=Paper.State.READY)


def test_a_verb_wakes_its_own_process(
    transactional_db: None, draft: Draft, germany: Seat, france: Seat, tmp_path: Path
) -> None:
    with live_site(tmp_path, LOOKS_EVERY="3600", REDIS_URL="") as alone, ExitStack() as stack:
        line = stack.enter_context(connect_to(alone, germany, draft))
        sequence = said(line)["sequence"]
        post(alone, france, f"drafts/{draft.pk}/positions/", {"stance": "support"})
        assert said(line)["sequence"] == sequence + 1


@pytest.mark.services
def test_a_verb_of_another_process_wakes_through_redis(
    transactional_db: None, draft: Draft, germany: Seat, france: Seat, tmp_path: Path
) -> None:
    with redis_server() as url, ExitStack() as stack:
        one, other = (
            stack.enter_context(live_site(tmp_path, LOOKS_EVERY="3600", REDIS_URL=url)) for _ in "12"
        )
        line = stack.enter_context(connect_to(one, germany, draft))
        sequence = said(line)["sequence"]
        post(other, france, f"drafts/{draft.pk}/positions/", {"stance": "support"})
        assert said(line)["sequence"] == sequence + 1


def connect_to(site: Site, seat: Seat, draft: Draft) -> ClientConnection:
    """The person follows the draft for as long as the block runs."""
    address = f"ws://127.0.0.1:{site.port}/ws/drafts/{draft.pk}"
    return connect(address, additional_headers={"Authorization": f"Token {token_of(seat)}"})


def post(site: Site, seat: Seat, path: str, body: dict[str, Any]) -> None:
    """The person asks the site's API to do it."""
    caller = http.client.HTTPConnection("127.0.0.1", site.port, timeout=PATIENCE)
    headers = {"Content-Type": "application/json", "Authorization": f"Token {token_of(seat)}"}
    caller.request("POST", f"/api/{path}", json.dumps(body), headers)
    answer = caller.getresponse()
    assert answer.status == 201, answer.read()
    caller.close()
