"""Say what the room agrees on a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments.actions.audience import ALL
from amendments.actions.enter_position import paragraph_of
from amendments.actions.lock import lock_draft
from amendments.actions.plain_in import plain_in
from amendments.models import Agreement
from drafting.actions.record import record_act
from drafting.errors import DomainError
from drafting.models import Delegation, Draft, Seat
from drafting.permissions import matter_of_text, require

State = Agreement.State
PACKAGE_AT_MOST = 80


@transaction.atomic
def set_agreement(
    draft: Draft,
    *,
    paragraph: UUID | str,
    state: str,
    pending: Sequence[str] = (),
    package: str = "",
    by: Seat,
) -> Agreement:
    """The paragraph's agreement as it is from now on; the same again is no second act.

    `pending` names the delegations whose word is awaited, `package` what the paragraph is held together with.
    Refused (400): unknown_state, unknown_paragraph, unknown_delegation, pending_needed, pending_not_due.
    """
    draft = lock_draft(draft, by=by)
    require(by, "read", matter_of_text(draft))
    require(by, "write", "agreement")
    key = paragraph_of(draft, paragraph)
    awaited = _awaited(draft, state, pending)
    held = plain_in(package, field="package", at_most=PACKAGE_AT_MOST)
    wanted = {"state": state, "pending": awaited, "package": held}
    found = Agreement.objects.filter(paragraph_id=key).first()
    if found is not None and all(getattr(found, field) == value for field, value in wanted.items()):
        return found
    agreement, _made = Agreement.objects.update_or_create(
        draft=draft, paragraph_id=key, defaults={**wanted, "set_at": timezone.now()}
    )
    record_act(
        verb="set_agreement",
        by=by,
        audience=ALL,
        draft=draft,
        subject=f"paragraph:{key}",
        payload=dict(wanted),
    )
    return agreement


def _awaited(draft: Draft, state: str, pending: Sequence[str]) -> list[str]:
    if state not in State.values:
        raise DomainError(
            "unknown_state", _("A state is one of %(names)s.") % {"names": ", ".join(State.values)}
        )
    if (state == State.PENDING) != bool(pending):
        if pending:
            raise DomainError("pending_not_due", _("Only what is agreed pending a delegation waits for one."))
        raise DomainError("pending_needed", _("Say whose word is awaited."))
    known = Delegation.objects.filter(body=draft.body).values_list("code", flat=True)
    if strangers := sorted(set(pending) - set(known)):
        raise DomainError(
            "unknown_delegation", _("Not in this body: %(names)s.") % {"names": ", ".join(strangers)}
        )
    return [code for code in known if code in pending]
