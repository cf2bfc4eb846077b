"""What people in a room may do now, asked of the policy in the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar, cast

from django.db.models import CharField, DateTimeField, IntegerField, QuerySet
from django.utils import timezone

from drafting.live.compiled import Blank, Compiled
from drafting.live.policy import Access, access_to
from drafting.live.ticket import Ticket
from drafting.models import Room, Seat

Who = TypeVar("Who")


def _seats(**of: Blank) -> QuerySet[Seat]:
    """The seats held now, with what is looked at of person and delegation."""
    person = [f"user__{name}" for name in ("username", "first_name", "last_name", "password")]
    held = Seat.objects.awake(cast("datetime", Blank("now", DateTimeField()))).filter(**of)
    return (
        held.select_related("user", "delegation")
        .only("body", "role", "delegation__code", *person)
        .order_by("pk")
    )


_BY_PERSON = Compiled(lambda: _seats(user=Blank("person", IntegerField())))
_BY_TOKEN = Compiled(lambda: _seats(user__auth_token=Blank("token", CharField())))


def accesses(room: Room, tickets: Mapping[Who, Ticket]) -> dict[Who, Access | None]:
    """For each ticket what its bearer may do in the room; None where it is to be hidden from him."""
    held = {person: seats_held(person) for person in {ticket.person for ticket in tickets.values()}}
    return {who: access_with(ticket, room, held[ticket.person]) for who, ticket in tickets.items()}


def access_with(ticket: Ticket, room: Room, held: list[Seat]) -> Access | None:
    """What the bearer of the ticket, who holds these seats, may do in the room."""
    return access_to(room, held, seat=ticket.seat_wanted, chosen=ticket.seats_chosen)


def seats_held(person: int) -> list[Seat]:
    """The seats that a person holds now, with person and delegation at hand; none where the account is disabled."""
    return _BY_PERSON.all(now=timezone.now(), person=person)


def seats_by_token(token: str) -> list[Seat]:
    """As `seats_held`, of the person whose token it is."""
    return _BY_TOKEN.all(now=timezone.now(), token=token)
