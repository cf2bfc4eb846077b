"""Every persona at every page, against a table written by hand (threats.md, "Rights")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client

from tests.rights.scene import PERSONAS, USERS, Scene

TABLE = Path(__file__).resolve().parents[1] / "cases" / "rights" / "pages.txt"
FORMS = {
    "seat_form": {"username": "newcomer", "role": "drafter", "delegation": "FR"},
    "invitation_form": {
        "username": "colette",
        "name": "Colette Mabire",
        "role": "drafter",
        "delegation": "FR",
    },
    "agreement_form": {"state": "agreed"},
    "invite_form": {"delegation": "SE"},
    "answer_form": {"accept": "yes"},
    "decision_form": {"outcome": "accept"},
    "paper_form": {"file": "disposition.pdf", "audience": "all"},
    "position_form": {"stance": "support"},
    "round_form": {"release": "presidency"},
}


def rows() -> Iterator[tuple[str, str, str, dict[str, int]]]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        found = re.fullmatch(r"(GET|POST) +(\S+)(?: +([a-z_]+))? +((?:\d{3} ?)+)", line)
        if found:
            yield (
                found[1],
                found[2],
                found[3] or "",
                dict(zip(PERSONAS, map(int, found[4].split()), strict=True)),
            )


def signed_in(persona: str) -> Client:
    client = Client(raise_request_exception=False)
    if persona in USERS:
        client.force_login(User.objects.get(username=USERS[persona]))
    return client


@pytest.mark.django_db
def test_every_persona_gets_the_pages_that_the_table_of_rights_says() -> None:
    scene = Scene()
    people = {persona: signed_in(persona) for persona in PERSONAS}
    paragraph = {"paragraph": scene.paragraphs[0]["id"]}
    wrong = []
    for method, path, form, expected in rows():
        sent = FORMS.get(form, {}) | (paragraph if form in ("agreement_form", "begin_form") else {})
        for persona, status in expected.items():
            with transaction.atomic():
                call = getattr(people[persona], method.lower())
                answer = call(path.format(**scene.names), sent).status_code
                transaction.set_rollback(True)
            if answer != status:
                wrong.append(f"{method} {path} as {persona}: {answer}, not {status}")
    assert not wrong, "\n".join(wrong)
