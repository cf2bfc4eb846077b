"""Say whether one's delegation stands behind another's amendment."""

from __future__ import annotations

from django.db import transaction

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.invite import check_joinable
from amendments.actions.keep_room import rights_changed
from amendments.actions.lock import lock_amendment
from amendments.models import Amendment, Sponsorship
from amendments.models.stored import forget_rows
from amendments.permissions import require_for
from drafting.actions.record import record_act
from drafting.models import Seat

Answer = Sponsorship.Answer


@transaction.atomic
def answer_invitation(amendment: Amendment, *, accept: bool, by: Seat) -> Sponsorship:
    """The invitation with its answer; the same answer twice is no second act, another one replaces it.

    Declined, it is hidden again where it is not released. Refused (409): not_open, closed.
    """
    amendment = lock_amendment(amendment)
    require_for(by, "answer", amendment)
    check_joinable(amendment, by=by)
    # Where all have the floor nobody was asked by name.
    invitation, _ = Sponsorship.objects.get_or_create(amendment=amendment, delegation=by.delegation)
    answer = Answer.ACCEPTED if accept else Answer.DECLINED
    if invitation.answer == answer:
        return invitation
    told = audience_of(amendment)
    invitation.answer = answer
    invitation.save(update_fields=["answer"])
    forget_rows(amendment)
    rights_changed(amendment)
    record_act(
        verb="answer_invitation",
        by=by,
        audience=audience_of(amendment) if accept else told,
        draft=amendment.draft,
        subject=subject_of(amendment),
        payload={"delegation": invitation.delegation.code, "accept": accept},
    )
    return invitation
