"""Submit an amendment: its changes are frozen, and it is released to the others by the round's rule."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.bring_up_to_date import bring_up_to_date
from amendments.actions.keep_authorship import keep_authorship
from amendments.actions.keep_room import freeze_room
from amendments.actions.lock import lock_amendment
from amendments.actions.read_rooms import settle
from amendments.actions.release import is_due, is_late, release, round_at
from amendments.actions.state import check_not_closed, moved
from amendments.consolidation.lifecycle import next_status
from amendments.models import Amendment
from amendments.models.stored import changes_of, stored_from_changes
from amendments.permissions import require_for
from drafting.actions.record import record_act
from drafting.errors import Clash, DomainError
from drafting.models import Act, Seat

VERB = "submit_amendment"


@transaction.atomic
def submit_amendment(amendment: Amendment, *, to: str = Amendment.To.ALL, by: Seat) -> Amendment:
    """The amendment, submitted; repeated, it is the same amendment and no second act.

    `to` "presidency" keeps it from the others. On an old base it is carried to the current one. Where all had the
    floor, those who wrote stand behind it. Refused: stale with the pair that collides, already_there, closed,
    not_open, on_the_table where everybody has seen what is to be kept from them (409), unknown_audience (400).
    """
    if to not in Amendment.To.values:
        raise DomainError("unknown_audience", _("An amendment is submitted to all or to the presidency."))
    amendment = lock_amendment(amendment)
    require_for(by, "submit", amendment)
    if amendment.status == Amendment.Status.WITHDRAWN:
        moved(amendment, "submit", by=by)
    if amendment.status != Amendment.Status.IN_PREPARATION:
        return amendment
    check_not_closed(amendment.draft)
    if amendment.is_on_the_table and to != Amendment.To.ALL:
        raise Clash("on_the_table", _("Everybody has watched this being written: it is submitted to all."))
    freeze_room(amendment)
    keep_authorship(amendment)
    settle(amendment)
    bring_up_to_date(amendment)
    _hand_in(amendment, to=to, now=timezone.now())
    record_act(
        verb=VERB,
        by=by,
        audience=audience_of(amendment),
        draft=amendment.draft,
        subject=subject_of(amendment),
        payload={
            "to": to,
            "number": amendment.number,
            "late": amendment.late,
            "base": amendment.base.symbol,
            "changes": stored_from_changes(changes_of(amendment)),
        },
    )
    return amendment


def receipt_of(amendment: Amendment) -> dict[str, str] | None:
    """What its delegation keeps as proof of the submission: the act, its commitment and its hash."""
    act = Act.objects.filter(draft_id=amendment.draft_id, subject=subject_of(amendment), verb=VERB).first()
    return {"act": str(act.pk), "commitment": act.commitment, "hash": act.hash} if act else None


def _hand_in(amendment: Amendment, *, to: str, now: datetime) -> None:
    last = Amendment.objects.filter(draft=amendment.draft).aggregate(last=Max("order"))["last"]
    amendment.status = next_status(amendment.status, "submit")
    amendment.to = to
    amendment.order = (last or 0) + 1
    amendment.round = round_at(amendment.draft, now)
    amendment.late = is_late(amendment.round, now)
    amendment.submitted_at = now
    amendment.save(update_fields=["status", "to", "order", "round", "late", "submitted_at"])
    if is_due(amendment, now):
        release([amendment], draft=amendment.draft, now=now)
