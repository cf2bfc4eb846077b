"""What was acknowledged is there exactly once, whatever happens to the process, to Redis or to the database."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from drafting.models import Room, Seat
from tests.live.conftest import Site, live_site
from tests.live.test_rooms import text_in_the_log
from tests.live.typist import Typist, answered, shows
from tests.services.redis import redis_server

ROUNDS = 3
TYPISTS = 6
WORDS_EACH = 20


def kill(site: Site) -> None:
    """`kill -9` of the very process that holds the rooms."""
    os.kill(site.pid, signal.SIGKILL)


def hear_to_the_end(typist: Typist) -> None:
    """Reads what had been sent before the line was cut."""
    while typist.closed is None:
        typist.read_one(5)


def tokens_of(round_number: int, typist: int) -> list[str]:
    """Words that nobody else types."""
    return [f" r{round_number}t{typist}w{word};" for word in range(WORDS_EACH)]


def type_until_killed(site: Site, room: Room, seats: list[Seat], round_number: int) -> list[str]:
    """Everybody types; half-way through the process is killed. The words that were acknowledged."""
    typists = [site.seat(seats[count % len(seats)], room) for count in range(TYPISTS)]
    written = [tokens_of(round_number, number) for number in range(TYPISTS)]
    for word in range(WORDS_EACH):
        for typist, tokens in zip(typists, written, strict=True):
            with contextlib.suppress(ConnectionClosed):
                typist.type(tokens[word])
        if word == WORDS_EACH // 2:
            # Some have their answer, others wait for it.
            typists[0].until(answered(WORDS_EACH // 4))
            kill(site)
    kept = []
    for typist, tokens in zip(typists, written, strict=True):
        hear_to_the_end(typist)
        assert set(typist.answers) <= {1}
        kept += tokens[: len(typist.answers)]
    return kept


def test_a_killed_process_loses_nothing_that_it_acknowledged(
    room: Room, france: Seat, france2: Seat, tmp_path: Path
) -> None:
    acknowledged: list[str] = []
    for round_number in range(ROUNDS):
        with live_site(tmp_path) as site:
            acknowledged += type_until_killed(site, room, [france, france2], round_number)
    assert acknowledged, "somebody was answered before the end"
    text = text_in_the_log(room)
    assert [token for token in acknowledged if text.count(token) != 1] == []
    with live_site(tmp_path) as site:
        assert site.seat(france, room).text == text


def test_a_client_brings_again_what_was_not_acknowledged(
    room: Room, france: Seat, france2: Seat, tmp_path: Path
) -> None:
    with live_site(tmp_path) as site:
        head = site.seat(france, room)
        head.type(" one")
        head.until(answered(1))
        kill(site)
        hear_to_the_end(head)
    head.words.insert(len(head.words), " two")
    with live_site(tmp_path) as site:
        back = site.seat(france, room)
        back.doc.apply_update(head.doc.get_update())
        back.send_update(back.doc.get_update())
        back.until(answered(1))
        assert site.seat(france2, room).text.endswith(" one two")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_typing_goes_on_without_redis(
    how: signal.Signals, room: Room, france: Seat, france2: Seat, tmp_path: Path
) -> None:
    with (
        redis_server() as url,
        live_site(tmp_path, REDIS_URL=url) as one,
        live_site(tmp_path, REDIS_URL=url) as other,
    ):
        head, drafter = one.seat(france, room), other.seat(france2, room)
        head.type(" before")
        drafter.until(shows("before"))
        pid = pid_listening_on(int(url.rsplit(":", 1)[1].split("/")[0]))
        os.kill(pid, how)
        head.type(" meanwhile")
        head.until(answered(2))
        drafter.until(shows("meanwhile"))
        if how is signal.SIGSTOP:
            os.kill(pid, signal.SIGCONT)
    assert text_in_the_log(room).endswith(" before meanwhile")


def pid_listening_on(port: int) -> int:
    """The process that listens on a loopback port."""
    inode = next(
        fields[9]
        for line in Path("/proc/net/tcp").read_text().splitlines()[1:]
        if (fields := line.split())[1].endswith(f":{port:04X}") and fields[3] == "0A"
    )
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if os.readlink(link) == f"socket:[{inode}]":
                return int(link.parts[2])
        except OSError:
            continue
    raise AssertionError("nobody listens there")
