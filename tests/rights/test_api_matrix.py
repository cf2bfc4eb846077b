"""Every persona at every route of the API, against a table written by hand (threats.md, "Rights")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.journeys.people import Person
from tests.rights.scene import PERSONAS, TEXT, Scene, clients

TABLE = Path(__file__).resolve().parents[1] / "cases" / "rights" / "api.txt"
# Answer anybody alike: signing in, and the description of the API itself.
OPEN_TO_ALL = {"token/", "schema/", "docs/"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a method, a path with names in braces, the word for what is sent, the status for each persona."""

    method: str
    path: str
    sent: str
    expected: dict[str, int]


def rows() -> Iterator[Row]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        found = re.fullmatch(r"(GET|POST|PATCH|DELETE) +(\S+)(?: +([a-z_]+))? +((?:\d{3} ?)+)", line)
        if found:
            statuses = dict(zip(PERSONAS, map(int, found[4].split()), strict=True))
            yield Row(found[1], found[2], found[3] or "", statuses)


def ask(row: Row, scene: Scene, person: Person | None) -> int:
    """The status of the answer; what was done is undone."""
    client = person.client if person else Client()
    path = "/api/" + row.path.format(**scene.names)
    sent = scene.sent.get(row.sent) or scene.sent.get(f"{row.method} {row.path}") or {}
    with transaction.atomic():
        if row.sent == "file":
            file = BytesIO(TEXT)
            file.name = "text.txt"
            status = client.post(path, {"file": file}).status_code
        else:
            call = getattr(client, row.method.lower())
            more = {} if row.method == "GET" else {"data": sent, "content_type": "application/json"}
            status = call(path, **more).status_code
        transaction.set_rollback(True)
    return int(status)


@pytest.mark.django_db
def test_every_persona_gets_what_the_table_of_rights_says() -> None:
    scene, people = Scene(), clients()
    wrong = [
        f"{row.method} {row.path} {row.sent} as {persona}: {answer}, not {expected}"
        for row in rows()
        for persona, expected in row.expected.items()
        if (answer := ask(row, scene, people[persona])) != expected
    ]
    assert not wrong, "\n".join(wrong)


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, path)
        else:
            yield path


def test_no_route_of_the_api_is_missing_from_the_table() -> None:
    named = {re.sub(r"\{\w+\}", "<uuid:pk>", row.path.partition("?")[0]) for row in rows()}
    served = {
        path.removeprefix("api/") for path in routes(get_resolver().url_patterns) if path.startswith("api/")
    }
    assert served - OPEN_TO_ALL == named


@pytest.mark.django_db
def test_a_decision_that_is_not_announced_is_the_presidencys_alone() -> None:
    scene, people = Scene(), clients()
    for persona in ("obs", "head", "headB", "secr"):
        person = people[persona]
        assert person is not None
        told = person.get(f"amendments/{scene.names['decided']}/")
        assert (told["status"], told["decision"]) == ("submitted", None)
        record = str(person.client.get(f"/api/{scene.path}/record/").content)
        listed = str(person.get(f"{scene.path}/amendments/?status=rejected"))
        assert "canary" not in record + listed
    assert scene.presidency.get(f"amendments/{scene.names['decided']}/")["status"] == "rejected"


@pytest.mark.django_db
def test_what_the_server_says_of_an_amendment_its_author_cannot() -> None:
    scene = Scene()
    said = {"status": "accepted", "number": 99, "delegation": "DE", "released": True, "decision": "accept"}
    plain, made = (
        scene.france.post(
            f"{scene.path}/amendments/", scene.amendment("as low as a whisper", **more), status=201
        )
        for more in ({}, said)
    )
    own = {"id", "room", "changes", "created_at", "updated_at"}
    assert {name: value for name, value in made.items() if name not in own} == {
        name: value for name, value in plain.items() if name not in own
    }
    assert (made["status"], made["number"]) == ("in_preparation", None)
