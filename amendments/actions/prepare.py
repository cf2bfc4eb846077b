"""Begin an amendment: it is in preparation, and nobody outside its delegation knows of it."""

from __future__ import annotations

from django.db import transaction

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.changes_in import changes_in
from amendments.actions.keep_changes import keep_changes
from amendments.actions.keep_room import open_room
from amendments.actions.lock import latest_revision, lock_draft
from amendments.actions.plain_in import plain_in
from amendments.actions.state import check_not_closed
from amendments.models import Amendment
from amendments.models.stored import changes_of, stored_from_changes
from drafting.actions.record import record_act
from drafting.errors import Clash, DomainError, Hidden
from drafting.models import Delegation, Draft, Seat
from drafting.models.stored import text_of_revision
from drafting.permissions import matter_of_text, require

JUSTIFICATION_AT_MOST = 20_000


@transaction.atomic
def prepare_amendment(
    draft: Draft,
    *,
    changes: object,
    justification: str = "",
    on_behalf_of: str | None = None,
    by: Seat,
) -> Amendment:
    """A new amendment on the current revision; of the Presidency's own the delegation is None.

    `changes` as in design §5. An office may enter one `on_behalf_of` a delegation (its code), which then is to
    confirm it. Refused: not_issued_yet, closed (409), unknown_delegation, and what `changes_in` refuses (400).
    """
    draft = lock_draft(draft)
    _check_rights(draft, by, on_behalf_of)
    base = latest_revision(draft)
    if base is None:
        raise Clash("not_issued_yet", "There is no revision to amend yet.")
    check_not_closed(draft)
    asked = changes_in(changes, base=text_of_revision(base))
    party = _party(draft, by, on_behalf_of)
    amendment = Amendment.objects.create(
        draft=draft,
        base=base,
        delegation=party,
        justification=plain_in(justification, field="justification", at_most=JUSTIFICATION_AT_MOST),
        entered_by=by.role if on_behalf_of is not None else "",
        confirmation=Amendment.Confirmation.AWAITED
        if on_behalf_of is not None
        else Amendment.Confirmation.NOT_NEEDED,
    )
    keep_changes(amendment, asked)
    open_room(amendment)
    record_act(
        verb="prepare_amendment",
        by=by,
        audience=audience_of(amendment),
        draft=draft,
        subject=subject_of(amendment),
        payload={"changes": stored_from_changes(changes_of(amendment)), "on_behalf_of": on_behalf_of},
    )
    return amendment


def _check_rights(draft: Draft, by: Seat, on_behalf_of: str | None) -> None:
    if by.body_id != draft.body_id:
        raise Hidden
    require(by, "read", matter_of_text(draft))
    require(by, "amend" if on_behalf_of is None else "enter_on_behalf", "draft")


def _party(draft: Draft, by: Seat, on_behalf_of: str | None) -> Delegation | None:
    if on_behalf_of is None:
        return by.delegation if by.role in Seat.OF_A_DELEGATION else None
    party = Delegation.objects.filter(body=draft.body, code=on_behalf_of).first()
    if party is None:
        raise DomainError("unknown_delegation", f"There is no delegation {on_behalf_of} in this body.")
    return party
