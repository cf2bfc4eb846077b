"""Which seat a person acts under, and what that seat may do: one table (config/policy.toml), default deny."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.errors import DomainError, Forbidden, Hidden
from drafting.models import Act, Body, Draft, Paper, Revision, Seat, seat_words
from drafting.second_factor import is_awake

Person = AbstractBaseUser | AnonymousUser

# Where the session keeps the seat chosen in each body: {body id: seat id}.
SEATS_CHOSEN = "adref_seats"


def may(seat: Seat, deed: str, matter: str, *, relation: str = "") -> bool:
    """Whether the policy lets this seat do `deed` to `matter`.

    `relation` is how the seat's delegation stands to the thing: "own", "invited", "sponsor" or "" (none).
    An unknown matter is our own mistake (KeyError); a deed that a matter does not list is allowed to nobody.
    """
    allowed: Sequence[str] = settings.POLICY["matter"][matter].get(deed, ())
    return seat.role in allowed or bool(relation and f"{relation} {seat.role}" in allowed)


def require(seat: Seat, deed: str, matter: str, *, relation: str = "") -> None:
    """Hidden (404) where the seat may not even read the matter, Forbidden (403) where it may read but not do."""
    if may(seat, deed, matter, relation=relation):
        return
    if "read" in settings.POLICY["matter"][matter] and not may(seat, "read", matter, relation=relation):
        raise Hidden
    raise Forbidden(_("%(seat)s may not do this.") % {"seat": seat_words(seat.stands_for)})


def may_found(user: User) -> bool:
    """Whether the person may found bodies: an administrator, or who is in some body's secretariat."""
    seats = Seat.objects.awake(timezone.now()).filter(user=user, role=Seat.Role.SECRETARIAT)
    return (user.is_staff and is_awake(user)) or seats.exists()


def require_to_found(user: User) -> None:
    """Forbidden (403) to who may not found bodies."""
    if not may_found(user):
        raise Forbidden(_("A body is founded by an administrator or by a secretariat."))


def seats_of(user: Person, now: datetime | None = None) -> list[Seat]:
    """The seats a person may act under now, with body and delegation at hand; one query."""
    return _held_by(user, Seat.objects.awake(now or timezone.now()))


def seats_asleep(user: Person) -> list[Seat]:
    """The seats that a person could act under with a second factor, as `seats_of`."""
    return _held_by(user, Seat.objects.asleep(timezone.now()))


def seats_given(user: Person) -> list[Seat]:
    """Both, as `seats_of`."""
    return _held_by(user, Seat.objects.valid(timezone.now()))


def _held_by(user: Person, seats: QuerySet[Seat]) -> list[Seat]:
    if not user.is_authenticated:
        return []
    return list(seats.filter(user_id=user.pk).select_related("body", "delegation", "user"))


def sleeps(user: User) -> bool:
    """Whether a second factor is asked of the person and there is none: for a seat, or as administrator."""
    return bool(seats_asleep(user)) or (user.is_staff and not is_awake(user))


def acting_seat(user: Person, body: Body, wanted: str | None = None) -> Seat:
    """The one seat that a person acts under in a body; as `seat_among`.

    Forbidden (403 second_factor_needed) where all that he holds there sleep until he has a second factor.
    """
    try:
        return seat_among(seats_of(user), body.pk, wanted)
    except Hidden:
        if any(seat.body_id == body.pk for seat in seats_asleep(user)):
            raise Forbidden(
                _("Your seat in this body can be used once you have set up a second factor."),
                code="second_factor_needed",
            ) from None
        raise


def seat_among(seats: Iterable[Seat], body: uuid.UUID, wanted: str | None = None) -> Seat:
    """The one of a person's seats that he acts under in a body.

    `wanted` is the id of the seat chosen (header Adref-Seat, or the choice made on the screen). Hidden where the
    person has no seat in the body, DomainError seat_needed where several are held and none is chosen, seat_unknown
    where the one chosen is not held in this body.
    """
    held = [seat for seat in seats if seat.body_id == body]
    if not held:
        raise Hidden
    if wanted is not None and (chosen := _chosen(held, wanted)):
        return chosen
    if len(held) == 1 and wanted is None:
        return held[0]
    if wanted is not None:
        raise DomainError("seat_unknown", _("You do not hold the seat chosen in this body."))
    raise DomainError(
        "seat_needed",
        _("You hold several seats in this body: say which one you act under (header Adref-Seat)."),
        seats=[{"id": str(seat.pk), "role": seat.role, "stands_for": seat.stands_for} for seat in held],
    )


def _chosen(held: list[Seat], wanted: str) -> Seat | None:
    try:
        key = uuid.UUID(wanted)
    except ValueError:
        return None
    return next((seat for seat in held if seat.pk == key), None)


def matter_of_text(draft: Draft) -> str:
    """A draft is its offices' own until its first revision is issued."""
    return "issued_text" if draft.revisions.exists() else "text_in_preparation"


def visible_drafts(user: Person) -> QuerySet[Draft]:
    """The drafts a person may see under any of the seats held, newest first."""
    seats = seats_of(user)
    at_issue = {seat.body_id for seat in seats if may(seat, "read", "issued_text")}
    before = {seat.body_id for seat in seats if may(seat, "read", "text_in_preparation")}
    issued = Exists(Revision.objects.filter(draft=OuterRef("pk")))
    return Draft.objects.filter(Q(body_id__in=before) | Q(body_id__in=at_issue) & Q(issued))


def visible_acts(draft: Draft, seat: Seat) -> list[Act]:
    """The acts addressed to this seat, oldest first: public ones, its office's or its delegation's."""
    acts = draft.acts.select_related("actor").order_by("at", "sequence")
    return [act for act in acts if may_see(seat, act.audience)]


def audiences_of(seat: Seat) -> tuple[str, ...]:
    """The names under which acts and papers may be addressed to this seat."""
    if seat.is_office:
        return ("all", "office", seat.role)
    if seat.delegation is not None:
        return ("all", seat.delegation.code)
    return ("all",)


def may_see(seat: Seat, audience: str) -> bool:
    """Whether an act addressed to `audience` ("all", "office", "FR", or several joined by "+") reaches this seat."""
    return not set(audience.split("+")).isdisjoint(audiences_of(seat))


def may_have(seat: Seat, paper: Paper) -> bool:
    """Whether the paper is meant for this seat (that it may read issued texts is asked elsewhere)."""
    if paper.parties_only and seat.role == Seat.Role.OBSERVER:
        return False
    if paper.audience == Paper.Audience.DELEGATION:
        # The offices that had it made may hand it over; nothing is in it that they may not read.
        return seat.is_office or (seat.delegation is not None and seat.delegation.code == paper.delegation)
    return paper.audience in (*audiences_of(seat), Paper.Audience.PUBLIC)


def as_uuid(value: Any) -> uuid.UUID:
    """A public id out of what was sent; Hidden for what cannot be one."""
    try:
        return uuid.UUID(str(value))
    except ValueError as error:
        raise Hidden from error
