"""Whether the state of things allows a verb: asked after the rights, told as a clash (409)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amendments.actions.decision_told import decision_told
from amendments.consolidation.lifecycle import IllegalMove, next_status
from amendments.models import Amendment
from amendments.models.stored import current_decision
from amendments.permissions import may_see_decision
from drafting.errors import Clash
from drafting.models import Draft, Seat

Status = Amendment.Status
DECIDED = (*Amendment.TAKEN, Status.REJECTED, Status.INCORPORATED)


def check_not_closed(draft: Draft) -> None:
    """409 closed once the draft's closing time has passed."""
    if draft.closes_at is not None and draft.is_closed:
        raise Clash(
            "closed", _("This draft is closed for amendments."), closes_at=draft.closes_at.isoformat()
        )


def check_in_preparation(amendment: Amendment) -> None:
    """409 not_in_preparation once the amendment was submitted."""
    if amendment.status != Status.IN_PREPARATION:
        raise Clash("not_in_preparation", _("The amendment has been submitted."))


def check_submitted(amendment: Amendment) -> None:
    """409 not_submitted while the amendment is in preparation."""
    if amendment.status == Status.IN_PREPARATION:
        raise Clash("not_submitted", _("The amendment is still in preparation."))


def moved(amendment: Amendment, move: str, *, by: Seat, outcome: str | None = None) -> str:
    """The status after the move. Refused (409): not_submitted, already_decided with the decision, not_open."""
    check_submitted(amendment)
    try:
        return next_status(amendment.status, move, outcome)
    except IllegalMove as error:
        if amendment.status in DECIDED:
            raise already_decided(amendment, by=by) from error
        raise Clash(
            "not_open",
            _("The amendment is no longer open."),
            status_now=amendment.status,
        ) from error


def already_decided(amendment: Amendment, *, by: Seat) -> Clash:
    """409 with the decision that stands, where the seat may know it."""
    decision = current_decision(amendment)
    facts: dict[str, object] = {}
    if decision is not None and may_see_decision(by, decision):
        facts["decision"] = decision_told(decision)
    return Clash("already_decided", _("This amendment has been decided on already."), **facts)
