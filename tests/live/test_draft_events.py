"""What happens to a draft is told at once to whoever may know it, and again to whoever missed it."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from amendments.actions.submit import submit_amendment
from drafting.models import Draft, Paper, Seat
from tests.factories import issued, make_draft, prepared, reword, tabled
from tests.live.conftest import Site, token_of


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


def test_an_observer_is_told_of_revisions_alone(
    site: Site, draft: Draft, france: Seat, observer: Seat, presidency: Seat, lines: list[ClientConnection]
) -> None:
    line = follow(lines, site, observer, draft.pk)
    sequence = said(line)["sequence"]
    tabled(draft, reword(draft, "2", "a bell", "two bells"), by=france)
    issued(draft, by=presidency)
    event = said(line)
    assert (event["event"], event["sequence"]) == ("issue_revision", sequence + 1)


def test_a_seat_that_ends_is_told_nothing_more(
    site: Site, draft: Draft, germany: Seat, lines: list[ClientConnection]
) -> None:
    line = follow(lines, site, germany, draft.pk)
    said(line)
    Seat.objects.filter(pk=germany.pk).update(valid_until=timezone.now())
    began = time.monotonic()
    with pytest.raises(ConnectionClosed) as end:
        line.recv(timeout=5)
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
