"""What a room asks about rights. config registers for each kind of room who answers (design §2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID, uuid4

from drafting.errors import DomainError
from drafting.models import Room, Seat
from drafting.permissions import seat_among


@dataclass(frozen=True, slots=True)
class Access:
    """Under which seat a person is in a room, what the others see him as, and whether he may write now."""

    seat: UUID
    name: str
    delegation: str
    may_write: bool


class RoomPolicy(Protocol):
    """The rights in rooms of one kind."""

    def access(
        self, room: Room, held: Sequence[Seat], *, seat: str | None, chosen: Mapping[str, str]
    ) -> Access | None:
        """What a person may do in the room; None where it is to be hidden from him.

        `held` are all seats that the person holds now, with person and delegation at hand (none where the account is
        disabled); `seat` is the id of the one asked for, `chosen` those chosen on the screen, by body.
        """


_policies: dict[str, RoomPolicy] = {}


def register_rooms(kind: str, policy: RoomPolicy) -> None:
    """From now on the policy answers for the rooms of this kind."""
    _policies[kind] = policy


def access_to(
    room: Room, held: Sequence[Seat], *, seat: str | None, chosen: Mapping[str, str]
) -> Access | None:
    """What the registered policy answers; a kind without one is open to nobody."""
    policy = _policies.get(room.kind)
    if policy is None:
        return None
    access = policy.access(room, held, seat=seat, chosen=chosen)
    if access is not None and access.may_write and room.frozen_at is not None:
        return Access(access.seat, access.name, access.delegation, may_write=False)
    return access


def rehearse_policies() -> None:
    """Has each policy asked about a room that is not there: what it asks is then ready to be asked."""
    for kind, policy in _policies.items():
        policy.access(Room(kind=kind, subject=uuid4()), (), seat=None, chosen={})


def seat_at(body: UUID, held: Iterable[Seat], *, seat: str | None, chosen: Mapping[str, str]) -> Seat | None:
    """The seat that a person acts under in the body, as `RoomPolicy.access` is told; None without one."""
    try:
        return seat_among(held, body, seat or chosen.get(str(body)))
    except DomainError:
        return None


def access_by(seat: Seat, *, may_write: bool) -> Access:
    """Access under a seat; the name is the account's, never what a browser says."""
    person = seat.user
    return Access(
        seat=seat.pk,
        name=person.get_full_name() or person.get_username(),
        delegation=seat.party,
        may_write=may_write,
    )
