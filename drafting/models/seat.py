"""A person's place in a body, from–until: of a delegation, or an office."""

from __future__ import annotations

import uuid
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from drafting.models.body import Body
from drafting.models.delegation import Delegation

# A screen says offices and roles in its reader's language; the record, whose hashes cover them, keeps them as here.
_OFFICES: dict[str, Promise] = {
    "Presidency": _("Presidency"),
    "Secretariat": _("Secretariat"),
    "Observer": _("Observer"),
}
_ROLES = _OFFICES | {"head": _("head"), "drafter": _("drafter"), "reader": _("reader")}


class SeatQuerySet(models.QuerySet["Seat"]):
    def valid(self, now: datetime) -> SeatQuerySet:
        """The seats held at `now` by people whose account is active."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=now),
            Q(valid_until__isnull=True) | Q(valid_until__gt=now),
            user__is_active=True,
        )

    def awake(self, now: datetime) -> SeatQuerySet:
        """Of these the seats that may be acted under: one that needs a second factor sleeps until there is one."""
        held = self.valid(now)
        return held.exclude(_sleeps()) if settings.SECOND_FACTOR else held

    def asleep(self, now: datetime) -> SeatQuerySet:
        """The others of those held."""
        return self.valid(now).filter(_sleeps()) if settings.SECOND_FACTOR else self.none()


def _sleeps() -> Q:
    second = Q(Exists(Authenticator.objects.filter(user=OuterRef("user"), type=Authenticator.Type.TOTP)))
    if settings.VOUCHED_FOR:
        vouched = SocialAccount.objects.filter(
            user=OuterRef("user"), user__password__startswith=UNUSABLE_PASSWORD_PREFIX
        )
        second |= Q(Exists(vouched))
    return Q(~second, role__in=Seat.NEED_SECOND_FACTOR)


class Seat(models.Model):
    class Role(models.TextChoices):
        HEAD = "head"
        DRAFTER = "drafter"
        READER = "reader"
        PRESIDENCY = "presidency"
        SECRETARIAT = "secretariat"
        OBSERVER = "observer"

    OF_A_DELEGATION = (Role.HEAD, Role.DRAFTER, Role.READER)
    OFFICES = (Role.PRESIDENCY, Role.SECRETARIAT)
    # They bind a delegation, decide, issue, and give seats (threats.md, "Accounts").
    NEED_SECOND_FACTOR = (Role.HEAD, *OFFICES)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seats")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="seats")
    delegation = models.ForeignKey(
        Delegation, null=True, blank=True, on_delete=models.CASCADE, related_name="seats"
    )
    role = models.CharField(max_length=12, choices=Role)
    valid_from = models.DateTimeField(null=True, blank=True)
    valid_until = models.DateTimeField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ("body", "role", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(role__in=("head", "drafter", "reader")) | Q(delegation__isnull=False),
                name="seat_of_a_delegation_names_it",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user.get_username()}, {self.stands_for}"

    @property
    def is_office(self) -> bool:
        """Whether the seat belongs to the Presidency's or the secretariat's office."""
        return self.role in self.OFFICES

    @property
    def party(self) -> str:
        """Whose its words are: the delegation's, by its code, or the office's."""
        if self.role in self.OF_A_DELEGATION and self.delegation:
            return self.delegation.code
        return self.get_role_display()

    @property
    def stands_for(self) -> str:
        """Under which name the seat acts, as the record keeps it: "FR, head", "Presidency" …"""
        if self.role in self.OF_A_DELEGATION and self.delegation:
            return f"{self.delegation.code}, {self.role}"
        return self.get_role_display()


def offices_in_words() -> dict[str, str]:
    """The offices in the reader's language, by the names that the record and the rooms know them under."""
    return {name: str(words) for name, words in _OFFICES.items()}


def seat_words(stands_for: str) -> str:
    """What a seat stands for, or its party, in the reader's language; a code alone is left as it is."""
    code, comma, role = stands_for.rpartition(", ")
    return f"{code}{comma}{_ROLES.get(role, role)}"
