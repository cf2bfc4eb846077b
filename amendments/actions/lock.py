"""Lock a draft, and read again the amendment that is about to be changed: what was read before may be old by now."""

from __future__ import annotations

from amendments.actions.read_rooms import read_rooms
from amendments.models import Amendment
from amendments.models.stored import for_the_core
from drafting.actions.lock_draft import lock_draft
from drafting.errors import Hidden
from drafting.models import Draft, Revision

__all__ = ["latest_revision", "lock_amendment", "lock_draft"]


def lock_amendment(amendment: Amendment) -> Amendment:
    """The amendment as it is now, its draft locked; Hidden when it is gone."""
    draft = lock_draft(amendment.draft, by=None)
    read_rooms(draft)
    rows = for_the_core(Amendment.objects.filter(pk=amendment.pk)).select_related("base", "round")
    found = rows.first()
    if found is None:
        raise Hidden
    found.draft = found.base.draft = draft
    return found


def latest_revision(draft: Draft) -> Revision | None:
    """The revision that amendments are tabled on now; None before INIT."""
    revision = Revision.objects.filter(draft=draft).order_by("-number").first()
    if revision is not None:
        revision.draft = draft
    return revision
