"""Put an amendment on the current revision: one prepared on an older text, or one that lost its place."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.bring_up_to_date import bring_up_to_date, put_on
from amendments.actions.changes_in import changes_in
from amendments.actions.drop_prepared import drop_prepared_decision
from amendments.actions.edit import own_notes
from amendments.actions.keep_room import write_room
from amendments.actions.lock import latest_revision, lock_amendment
from amendments.actions.state import check_in_preparation, check_not_closed
from amendments.models import Amendment
from amendments.models.stored import changes_of, stored_from_changes
from amendments.permissions import require_for
from drafting.actions.record import record_act
from drafting.errors import Clash
from drafting.models import Seat
from drafting.models.stored import text_of_revision

Status = Amendment.Status


@transaction.atomic
def rebase_amendment(amendment: Amendment, *, changes: object = None, by: Seat) -> Amendment:
    """The amendment on the current revision, rewritten by the rules or asking the `changes` sent.

    On the current revision already and with nothing sent, it is no act. Refused (409): stale with the pair that
    collides, already_there, closed, not_open once it is decided, not_in_preparation for new changes to what stands
    where it should; and what `changes_in` refuses.
    """
    amendment = lock_amendment(amendment)
    preparing = amendment.status == Status.IN_PREPARATION
    require_for(by, "submit" if preparing else "withdraw", amendment)
    base = latest_revision(amendment.draft)
    if base is None or (base.pk == amendment.base_id and changes is None):
        return amendment
    if base.pk == amendment.base_id:
        check_in_preparation(amendment)
    if not preparing:
        _reopen(amendment)
    check_not_closed(amendment.draft)
    if changes is None:
        bring_up_to_date(amendment)
    else:
        asked = changes_in(changes, base=text_of_revision(base), notes=own_notes(amendment))
        put_on(amendment, base=base, changes=asked)
    if preparing:
        write_room(amendment, by=by)
    record_act(
        verb="rebase_amendment",
        by=by,
        audience=audience_of(amendment),
        draft=amendment.draft,
        subject=subject_of(amendment),
        payload={"base": base.symbol, "changes": stored_from_changes(changes_of(amendment))},
    )
    return amendment


def _reopen(amendment: Amendment) -> None:
    """What the chair decided in private was decided on the old words: new ones are to be decided on again."""
    if amendment.status not in Amendment.OPEN:
        drop_prepared_decision(amendment)
    if amendment.status not in Amendment.OPEN:
        raise Clash("not_open", _("The amendment is no longer open."))
    amendment.save(update_fields=["status"])
