"""The changes of amendments, read once: what is submitted is frozen on its base."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from amendments.consolidation.change import Change
from amendments.models import Amendment
from amendments.models import Change as ChangeRow
from amendments.models.stored import changes_from_stored

# Enough for some twenty drafts of 1,000 amendments; beyond that reading anew costs less than keeping.
KEPT_AT_MOST = 20_000

# By amendment and base: being carried to another revision is the one thing that rewrites what was submitted.
_kept: dict[tuple[UUID, UUID], tuple[Change, ...]] = {}


def changes_by_amendment(amendments: Iterable[Amendment]) -> dict[UUID, tuple[Change, ...]]:
    """What each amendment asks; one query at most."""
    listed = list(amendments)
    keys = {each.pk: (each.pk, each.base_id) for each in listed}
    unread = [
        each.pk
        for each in listed
        if each.status == Amendment.Status.IN_PREPARATION or keys[each.pk] not in _kept
    ]
    read = _read(unread) if unread else {}
    if len(_kept) > KEPT_AT_MOST:
        _kept.clear()
    _kept.update((keys[pk], read[pk]) for pk in unread)
    return {pk: _kept[key] for pk, key in keys.items()}


def _read(unread: list[UUID]) -> dict[UUID, tuple[Change, ...]]:
    stored: dict[UUID, list[dict[str, object]]] = {pk: [] for pk in unread}
    fields = ("amendment_id", "act", "paragraph_id", "after_id", "kind", "level", "runs", "footnotes")
    rows = ChangeRow.objects.filter(amendment__in=unread).order_by("position")
    for pk, act, paragraph, after, kind, level, runs, footnotes in rows.values_list(*fields):
        stored[pk].append(
            {
                "act": act,
                "paragraph": str(paragraph),
                "after": str(after) if after else None,
                "kind": kind,
                "level": level,
                "runs": runs,
                "footnotes": footnotes,
            }
        )
    return {pk: changes_from_stored(entries) for pk, entries in stored.items()}
