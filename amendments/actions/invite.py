"""Invite another delegation to stand behind an amendment."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.lock import lock_amendment
from amendments.actions.state import check_not_closed
from amendments.models import Amendment, Sponsorship
from amendments.models.stored import current_decision, forget_rows
from amendments.permissions import require_for, status_shown
from drafting.actions.delegation_of import delegation_of
from drafting.actions.record import record_act
from drafting.errors import Clash, DomainError
from drafting.models import Seat

Answer = Sponsorship.Answer
JOINABLE = (Amendment.Status.IN_PREPARATION, *Amendment.OPEN)


@transaction.atomic
def invite_cosponsor(amendment: Amendment, *, delegation: str, by: Seat) -> Sponsorship:
    """The invitation of the delegation with that code; repeated while it stands, it is no second act.

    From now on the invited may read; once they accept, write. Refused: unknown_delegation, own_delegation (400),
    not_open, closed (409).
    """
    amendment = lock_amendment(amendment)
    require_for(by, "invite", amendment)
    check_joinable(amendment, by=by)
    party = delegation_of(amendment.draft.body, delegation)
    if party.pk == amendment.delegation_id:
        raise DomainError("own_delegation", _("Your delegation proposes this amendment itself."))
    invitation, made = Sponsorship.objects.get_or_create(amendment=amendment, delegation=party)
    if not made and invitation.answer != Answer.DECLINED:
        return invitation
    invitation.answer = Answer.AWAITED
    invitation.save(update_fields=["answer"])
    forget_rows(amendment)
    record_act(
        verb="invite_cosponsor",
        by=by,
        audience=audience_of(amendment),
        draft=amendment.draft,
        subject=subject_of(amendment),
        payload={"delegation": party.code},
    )
    return invitation


def check_joinable(amendment: Amendment, *, by: Seat) -> None:
    """409 where nobody can join an amendment or leave it any more: decided, withdrawn, or the draft closed.

    A decision that the seat may not know of does not count: the refusal would tell it.
    """
    if status_shown(amendment, current_decision(amendment), by) not in JOINABLE:
        raise Clash("not_open", _("The amendment is no longer open."))
    check_not_closed(amendment.draft)
