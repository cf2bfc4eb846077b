"""Change who has the floor; a private amendment of the Presidency's is put on the table by it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.floor_in import floor_in, floor_of, keep_floor
from amendments.actions.keep_room import rights_changed
from amendments.actions.lock import lock_amendment
from amendments.actions.state import check_in_preparation, check_not_closed
from amendments.models import Amendment
from amendments.permissions import require_for
from drafting.actions.record import record_act
from drafting.errors import Forbidden
from drafting.models import Seat


@transaction.atomic
def change_floor(amendment: Amendment, *, delegations: object, by: Seat) -> Amendment:
    """The amendment on the table, written from now on by the Presidency and these `delegations` (codes, or "all").

    Whoever had the floor and has it no longer reads on and writes no more, from the next word. The same floor again is
    no act. Refused: not_in_preparation, closed (409), unknown_delegation, bad_floor (400).
    """
    amendment = lock_amendment(amendment)
    require_presidencys_own(amendment, by=by)
    check_in_preparation(amendment)
    check_not_closed(amendment.draft)
    floor = floor_in(delegations, body=amendment.draft.body)
    if amendment.floor and floor.told == floor_of(amendment).told:
        return amendment
    keep_floor(amendment, floor)
    rights_changed(amendment)
    record_act(
        verb="change_floor",
        by=by,
        audience=audience_of(amendment),
        draft=amendment.draft,
        subject=subject_of(amendment),
        payload={"delegations": floor.told},
    )
    return amendment


def require_presidencys_own(amendment: Amendment, *, by: Seat) -> None:
    """As `require_for`; what the Presidency entered for a delegation is not its own to put on the table."""
    require_for(by, "give_floor", amendment)
    if amendment.delegation is not None:
        raise Forbidden(_("This amendment is %(code)s’s.") % {"code": amendment.delegation.code})
