from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from amendments.demonstration.people import BODIES, PASSWORD, PEOPLE, DemoBody
from amendments.demonstration.story_commission import RESOLUTION
from amendments.demonstration.story_lindau import LINDAU
from amendments.management.player import Player
from drafting.actions.create_body import create_body
from drafting.actions.seat_person import seat_person
from drafting.models import Body
from drafting.permissions import acting_seat
from drafting.tasks import make_waiting_papers


class Command(BaseCommand):
    help = "Creates the demonstration in an empty database, by calling the verbs as its users."

    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.exists() or Body.objects.exists():
            raise CommandError("The demonstration needs an empty database; this one holds people or bodies.")
        if settings.SECOND_FACTOR:
            raise CommandError(
                "The demonstration's people have no second factor: show it with SECOND_FACTOR=0."
            )
        _people()
        for body in BODIES:
            _body(body)
        for story in (LINDAU, RESOLUTION):
            draft = Player(story).draft
            self.stdout.write(f"{draft.title}: {draft.amendments.count()} amendments")
        make_waiting_papers()
        self.stdout.write(f"Sign in as france, germany, presidency, secretariat …; password {PASSWORD}")


def _people() -> None:
    """The secretariat is also the institution's administrator: somebody founds the first body."""
    for person in PEOPLE:
        first, _, last = person.name.partition(" ")
        User.objects.create_user(
            username=person.username,
            password=PASSWORD,
            first_name=first,
            last_name=last,
            is_staff=person.username == "secretariat",
        )


def _body(body: DemoBody) -> None:
    founder = User.objects.get(username="secretariat")
    founded = create_body(
        name=body.name,
        code=body.code,
        delegations=[code for code, _ in body.delegations],
        names=dict(body.delegations),
        presidency=body.presidency,
        family=body.family,
        pen=body.pen,
        by=founder,
    )
    by = acting_seat(founder, founded)
    for person in PEOPLE:
        if person.role is not None and person.username != founder.username:
            seat_person(
                founded, username=person.username, role=person.role, delegation=person.delegation, by=by
            )
