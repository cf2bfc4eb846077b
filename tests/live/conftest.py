"""A site on a port of its own and rooms to type in."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import connection
from rest_framework.authtoken.models import Token

from drafting.live.document import Element
from drafting.live.seed import seed_room
from drafting.models import Room, Seat
from drafting.text.wording import from_plain
from tests.live.typist import Typist, synced
from tests.services.processes import answers, free_port, running

PYTHON = Path(__file__).resolve().parents[2] / ".venv" / "bin" / "python"
WORDS = "Each harbour shall keep a lamp lit."


@dataclass(slots=True)
class Site:
    """A live process, and who sits at its sockets."""

    port: int
    log: Path
    pid: int
    seated: list[Typist] = field(default_factory=list)

    def url(self, room: Room | uuid.UUID | str) -> str:
        """Where the room's socket is."""
        return f"ws://127.0.0.1:{self.port}/ws/rooms/{room.pk if isinstance(room, Room) else room}"

    def seat(self, seat: Seat, room: Room) -> Typist:
        """The person of the seat, in the room and up to date."""
        typist = Typist(self.url(room), token=token_of(seat))
        self.seated.append(typist)
        return typist.until(synced)

    def empty(self) -> None:
        """Everybody leaves."""
        for typist in self.seated:
            typist.socket.close()
        self.seated.clear()


def token_of(seat: Seat) -> str:
    """What signs the person of the seat in."""
    return Token.objects.get_or_create(user=seat.user)[0].key


@contextmanager
def live_site(
    folder: Path, *, port: int | None = None, sockets: str = "config.sockets:RoomProtocol", **environment: str
) -> Iterator[Site]:
    """A uvicorn process with rooms on the database of the tests; on the port of one before it, if given.

    `sockets` is how uvicorn speaks at them (its `--ws`).
    """
    port, log = port or free_port(), folder / f"live-{uuid.uuid4().hex[:6]}.log"
    env = {
        "DJANGO_SETTINGS_MODULE": "tests.live.site_settings",
        "TEST_DATABASE": str(connection.settings_dict["NAME"]),
        "HTTPS": "0",
        **environment,
    }
    command = [
        PYTHON, "-m", "uvicorn", "tests.live.site:application", "--host", "127.0.0.1", "--port", str(port),
        "--ws", sockets, "--ws-per-message-deflate", "false", "--log-level", "info",
        "--timeout-graceful-shutdown", "3",
    ]  # fmt: skip
    with running(command, log=log, ready=lambda: answers(port), env=os.environ | env) as process:
        site = Site(port, log, process.pid)
        try:
            yield site
        finally:
            site.empty()


@pytest.fixture(scope="session")
def shared_site(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One live process for all the tests that do not hurt it."""
    with live_site(tmp_path_factory.mktemp("live")) as started:
        yield started


@pytest.fixture
def site(transactional_db: None, shared_site: Site) -> Iterator[Site]:
    """A live process at whose sockets nobody sits yet."""
    yield shared_site
    shared_site.empty()


@pytest.fixture
def room(transactional_db: None) -> Room:
    """A room with one paragraph in it."""
    return make_room()


def make_room(words: str = WORDS) -> Room:
    """A scratch room whose only paragraph says the words."""
    paragraph = Element(
        id=str(uuid.uuid4()), kind="operative", label="1", level=None, wording=from_plain(words)
    )
    return seed_room(kind="scratch", subject=uuid.uuid4(), elements=[paragraph])
