"""Find delegations by their codes."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from drafting.errors import DomainError
from drafting.models import Body, Delegation


def delegation_of(body: Body, code: str) -> Delegation:
    """The body's delegation with that code. Refused (400): unknown_delegation."""
    (party,) = delegations_of(body, (code,))
    return party


def delegations_of(body: Body, codes: Collection[str]) -> tuple[Delegation, ...]:
    """The delegations with those codes, in the body's order. Refused (400): unknown_delegation, naming the first."""
    known = {party.code: party for party in body.delegations.all()}
    if unknown := [code for code in codes if code not in known]:
        raise DomainError(
            "unknown_delegation",
            _("There is no delegation %(code)s in this body.") % {"code": unknown[0]},
        )
    return tuple(party for code, party in known.items() if code in codes)
