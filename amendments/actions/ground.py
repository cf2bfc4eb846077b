"""What an amendment begins on: the draft, its current revision, the party, and the right to begin it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.lock import latest_revision, lock_draft
from amendments.actions.state import check_not_closed
from amendments.models import Amendment
from amendments.models.stored import changes_of, stored_from_changes
from drafting.actions.delegation_of import delegation_of
from drafting.actions.record import record_act
from drafting.errors import Clash
from drafting.models import Delegation, Draft, Revision, Seat
from drafting.permissions import matter_of_text, require


@dataclass(frozen=True, slots=True)
class Ground:
    """`party` is None on the Presidency's own; `on_behalf_of` is its code where an office enters it for one."""

    draft: Draft
    base: Revision
    party: Delegation | None
    on_behalf_of: str | None
    by: Seat


def ground_for(draft: Draft, *, on_behalf_of: str | None = None, deed: str = "amend", by: Seat) -> Ground:
    """The ground, its draft locked; `deed` is what begins it, where it is not entered for another.

    Refused: not_issued_yet, closed (409), unknown_delegation (400).
    """
    draft = lock_draft(draft, by=by)
    require(by, "read", matter_of_text(draft))
    require(by, deed if on_behalf_of is None else "enter_on_behalf", "draft")
    base = latest_revision(draft)
    if base is None:
        raise Clash("not_issued_yet", _("There is no revision to amend yet."))
    check_not_closed(draft)
    return Ground(draft, base, _party(draft, by, on_behalf_of), on_behalf_of, by)


def amendment_on(ground: Ground, *, justification: str = "", paragraph: str | None = None) -> Amendment:
    """A new amendment in preparation, opened at the paragraph; it asks nothing yet."""
    entered = ground.on_behalf_of is not None
    confirmation = Amendment.Confirmation.AWAITED if entered else Amendment.Confirmation.NOT_NEEDED
    return Amendment.objects.create(
        draft=ground.draft,
        base=ground.base,
        delegation=ground.party,
        paragraph_id=paragraph,
        justification=justification,
        entered_by=ground.by.role if entered else "",
        confirmation=confirmation,
    )


def record_begun(amendment: Amendment, ground: Ground) -> None:
    """The act of having begun it."""
    changes = stored_from_changes(changes_of(amendment))
    record_act(
        verb="prepare_amendment",
        by=ground.by,
        audience=audience_of(amendment),
        draft=ground.draft,
        subject=subject_of(amendment),
        payload={"changes": changes, "on_behalf_of": ground.on_behalf_of},
    )


def _party(draft: Draft, by: Seat, on_behalf_of: str | None) -> Delegation | None:
    if on_behalf_of is None:
        return by.delegation if by.role in Seat.OF_A_DELEGATION else None
    return delegation_of(draft.body, on_behalf_of)
