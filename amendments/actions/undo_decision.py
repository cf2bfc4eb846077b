"""Take a decision back before the next issue."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from amendments.actions.audience import PRESIDENCY, audience_of, subject_of
from amendments.actions.lock import latest_revision, lock_amendment
from amendments.consolidation.lifecycle import next_status
from amendments.models import Amendment
from amendments.models.stored import current_decision, forget_rows
from amendments.permissions import require_for
from drafting.actions.record import record_act
from drafting.errors import Clash
from drafting.models import Seat


@transaction.atomic
def undo_decision(amendment: Amendment, *, by: Seat) -> Amendment:
    """The amendment, submitted again; the decision stays in the record. Told to those who were told of it.

    Refused (409): not_decided, issued_already once a revision has been issued on the decision.
    """
    amendment = lock_amendment(amendment)
    require_for(by, "decide", amendment)
    decision = current_decision(amendment)
    if decision is None or amendment.status in (Amendment.Status.WITHDRAWN, Amendment.Status.LAPSED):
        raise Clash("not_decided", _("There is no decision to undo."))
    base = latest_revision(amendment.draft)
    if base is None or decision.revision_id != base.pk:
        raise Clash("issued_already", _("The text has been issued on this decision."))
    amendment.status = next_status(amendment.status, "undo")
    amendment.save(update_fields=["status"])
    decision.current = False
    decision.save(update_fields=["current"])
    forget_rows(amendment)
    record_act(
        verb="undo_decision",
        by=by,
        audience=audience_of(amendment) if decision.announced_at else PRESIDENCY,
        draft=amendment.draft,
        subject=subject_of(amendment),
        payload={"outcome": decision.outcome},
    )
    return amendment
