"""Lock a draft, and read again what is about to be changed: what was read before may be old by now."""

from __future__ import annotations

from amendments.actions.read_rooms import read_rooms
from amendments.models import Amendment
from amendments.models.stored import for_the_core
from drafting.errors import Hidden
from drafting.models import Draft, Revision


def lock_draft(draft: Draft) -> Draft:
    """The draft as it is now, held until the transaction ends; Hidden when it is gone.

    On SQLite the lock is the transaction itself: it is IMMEDIATE, so that writers stand in one line.
    """
    locked = Draft.objects.select_for_update(of=("self",)).select_related("body").filter(pk=draft.pk).first()
    if locked is None:
        raise Hidden
    return locked


def lock_amendment(amendment: Amendment) -> Amendment:
    """The amendment as it is now, its draft locked; Hidden when it is gone."""
    draft = lock_draft(amendment.draft)
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
