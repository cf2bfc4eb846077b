"""What people in a room may do now, asked of the policy in the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from django.contrib.auth.models import User

from drafting.live.policy import Access, access_to
from drafting.live.ticket import Ticket
from drafting.models import Room

Who = TypeVar("Who")


def accesses(room: Room, tickets: Mapping[Who, Ticket]) -> dict[Who, Access | None]:
    """For each ticket what its bearer may do in the room; None where it is to be hidden from him."""
    people = User.objects.in_bulk({ticket.person for ticket in tickets.values()})
    return {who: _access(room, people.get(ticket.person), ticket) for who, ticket in tickets.items()}


def _access(room: Room, user: User | None, ticket: Ticket) -> Access | None:
    if user is None:
        return None
    return access_to(room, user, seat=ticket.seat_wanted, chosen=ticket.seats_chosen)
