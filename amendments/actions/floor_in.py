"""Who is to have the floor, as it is sent, and as an amendment keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from amendments.actions.release import round_at
from amendments.models import Amendment, Sponsorship
from amendments.models.stored import forget_rows, sponsorship_rows
from drafting.actions.delegation_of import delegations_of
from drafting.errors import DomainError
from drafting.models import Body, Delegation

EVERYBODY = "all"


@dataclass(frozen=True, slots=True)
class Floor:
    """The delegations named, in the body's order; with `to_all` every other one may write as well."""

    named: tuple[Delegation, ...]
    to_all: bool = False

    @property
    def told(self) -> str | list[str]:
        """As the API tells it."""
        return EVERYBODY if self.to_all else [party.code for party in self.named]


def floor_in(sent: object, *, body: Body) -> Floor:
    """What `sent` says: a list of codes, or "all". Refused (400): bad_floor, unknown_delegation."""
    if sent == EVERYBODY:
        return Floor((), to_all=True)
    if (
        not isinstance(sent, Sequence)
        or isinstance(sent, str)
        or not all(isinstance(each, str) for each in sent)
    ):
        raise DomainError("bad_floor", _('delegations is a list of codes, or "all".'))
    return Floor(delegations_of(body, sent))


def floor_of(amendment: Amendment) -> Floor:
    """Who has the floor."""
    named = [row.delegation for row in sponsorship_rows(amendment) if row.answer == row.Answer.ACCEPTED]
    return Floor(tuple(named), to_all=amendment.floor == Amendment.Floor.ALL)


def keep_floor(amendment: Amendment, floor: Floor) -> None:
    """The amendment is on the table with this floor, in the round that runs now. Given to all, it stays with whom it
    was given by name."""
    amendment.floor = Amendment.Floor.ALL if floor.to_all else Amendment.Floor.NAMED
    amendment.round = round_at(amendment.draft, timezone.now())
    amendment.save(update_fields=["floor", "round"])
    named = floor_of(amendment).named if floor.to_all else floor.named
    amendment.sponsorships.exclude(delegation__in=named).delete()
    name_sponsors(amendment, named)


def name_sponsors(amendment: Amendment, parties: Iterable[Delegation]) -> None:
    """The delegations stand behind the amendment, whatever they answered before."""
    for party in parties:
        Sponsorship.objects.update_or_create(
            amendment=amendment, delegation=party, defaults={"answer": Sponsorship.Answer.ACCEPTED}
        )
    forget_rows(amendment)
