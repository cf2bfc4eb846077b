"""Lock a draft: what was read before may be old by now."""

from __future__ import annotations

from django.utils.translation import gettext as _

from drafting.errors import Clash, Hidden
from drafting.models import Draft, Seat


def lock_draft(draft: Draft, *, by: Seat | None) -> Draft:
    """The draft as it is now, held until the transaction ends; Hidden when it is gone or `by` sits in another body.

    Without `by` the clock acts, or the amendment says who may.

    On SQLite the lock is the transaction itself: it is IMMEDIATE, so that writers stand in one line.
    """
    locked = Draft.objects.select_for_update(of=("self",)).select_related("body").filter(pk=draft.pk).first()
    if locked is None or (by is not None and by.body_id != locked.body_id):
        raise Hidden
    return locked


def lock_preparation(draft: Draft, *, by: Seat) -> Draft:
    """The same of a draft whose text is still in preparation. Refused (409): issued_already, closed."""
    locked = lock_draft(draft, by=by)
    if locked.revisions.exists():
        raise Clash("issued_already", _("The text has been issued: from now on it is changed by amendments."))
    if locked.closes_at is not None and locked.is_closed:
        raise Clash("closed", _("This draft is closed."), closes_at=locked.closes_at.isoformat())
    return locked
