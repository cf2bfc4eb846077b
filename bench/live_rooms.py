"""Rooms to type in, in the database that the environment names: amendments in preparation of one delegation."""

from __future__ import annotations

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.contrib.auth.models import User  # noqa: E402 - models are there once Django is set up
from django.core.management import call_command  # noqa: E402
from rest_framework.authtoken.models import Token  # noqa: E402

from amendments.actions.issue import issue_revision  # noqa: E402
from amendments.actions.prepare import prepare_amendment  # noqa: E402
from drafting.actions.create_body import create_body  # noqa: E402
from drafting.actions.create_draft import create_draft  # noqa: E402
from drafting.actions.read_text_in import read_text_in  # noqa: E402
from drafting.models import Seat  # noqa: E402

TEXT = b"1. WE WILL carry lanterns that are bright and open.\n\n2. WE WILL meet again in spring.\n"


def make(rooms: int) -> dict[str, object]:
    """The token of a drafter, and the ids of so many rooms in which he may write."""
    call_command("migrate", verbosity=0)
    founder = User.objects.create_user("founder", is_staff=True)
    body = create_body(name="Bench", code="BENCH", delegations=["FR"], by=founder)
    chair = Seat.objects.create(user=founder, body=body, role=Seat.Role.PRESIDENCY)
    draft = create_draft(title="Bench", body=body, family="council", symbol="WK 1/2026", by=chair)
    read_text_in(draft, name="bench.txt", content=TEXT, by=chair)
    issue_revision(draft, by=chair)
    typist = User.objects.create_user("typist")
    seat = Seat.objects.create(
        user=typist, body=body, delegation=body.delegations.get(), role=Seat.Role.DRAFTER
    )
    paragraph = str(draft.revisions.get().standing.get(label="1").paragraph_id)
    change = {
        "act": "reword",
        "paragraph": paragraph,
        "text": "WE WILL carry lanterns that are dim and open.",
    }
    made = [prepare_amendment(draft, changes=[change], by=seat) for _ in range(rooms)]
    return {"token": Token.objects.create(user=typist).key, "rooms": [str(each.pk) for each in made]}


def main() -> None:
    """Prints what `make` made, as JSON."""
    sys.stdout.write(json.dumps(make(int(sys.argv[1]))) + "\n")
