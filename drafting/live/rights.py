"""What people in a room may do now, asked of the policy in the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar, cast

from django.db.models import DateTimeField, IntegerField
from django.utils import timezone

from drafting.live.compiled import Blank, Compiled
from drafting.live.policy import Access, access_to
from drafting.live.ticket import Ticket
from drafting.models import Room, Seat

Who = TypeVar("Who")

_SEATS = Compiled(
    lambda: (
        Seat.objects.valid(cast("datetime", Blank("now", DateTimeField())))
        .filter(user=Blank("person", IntegerField()))
        .select_related("user", "delegation")
        .only("body", "role", "delegation__code", "user__username", "user__first_name", "user__last_name")
        .order_by("pk")
    )
)


def accesses(room: Room, tickets: Mapping[Who, Ticket]) -> dict[Who, Access | None]:
    """For each ticket what its bearer may do in the room; None where it is to be hidden from him."""
    held = {person: seats_held(person) for person in {ticket.person for ticket in tickets.values()}}
    return {who: access_with(ticket, room, held[ticket.person]) for who, ticket in tickets.items()}


def access_with(ticket: Ticket, room: Room, held: list[Seat]) -> Access | None:
    """What the bearer of the ticket, who holds these seats, may do in the room."""
    return access_to(room, held, seat=ticket.seat_wanted, chosen=ticket.seats_chosen)


def seats_held(person: int) -> list[Seat]:
    """The seats that a person holds now, with person and delegation at hand; none where the account is disabled."""
    return _SEATS.all(now=timezone.now(), person=person)
