"""Of which amendments observers are told what happens to them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from amendments.models import Amendment


def withheld_from_observers(amendments: Iterable[UUID]) -> set[UUID]:
    """Those tabled in an informal round: all delegations hear of them, observers are not in the room."""
    rows = Amendment.objects.filter(pk__in=list(amendments), round__formal=False)
    return set(rows.values_list("pk", flat=True))


def withheld_from_nobody(_keys: Iterable[UUID]) -> set[UUID]:
    """What every observer may read."""
    return set()
