"""Close an amendment that one has looked at: what was left untouched does not stay behind."""

from __future__ import annotations

from django.db import transaction

from amendments.actions.delete import delete_amendment
from amendments.actions.lock import lock_amendment
from amendments.actions.untouched import is_untouched
from amendments.models import Amendment
from amendments.permissions import may_do, may_read
from drafting.errors import Hidden
from drafting.models import Seat


@transaction.atomic
def close_amendment(amendment: Amendment, *, by: Seat) -> bool:
    """Whether it is gone now: it was untouched, and this seat's to delete. Anything else stays as it is."""
    amendment = lock_amendment(amendment)
    if not may_read(by, amendment):
        raise Hidden
    if not is_untouched(amendment) or not may_do(by, "delete", amendment):
        return False
    delete_amendment(amendment, by=by)
    return True
