"""Decide what the next text will hold of an amendment."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments.actions.announce import announce_one
from amendments.actions.audience import PRESIDENCY, subject_of
from amendments.actions.edit import changes_wanted
from amendments.actions.keep_changes import make_paragraphs
from amendments.actions.lock import latest_revision, lock_amendment
from amendments.actions.plain_in import plain_in
from amendments.actions.state import moved
from amendments.models import Amendment, Decision
from amendments.models.stored import current_decision, forget_rows, stored_from_changes
from amendments.permissions import require_for
from drafting.actions.record import record_act
from drafting.errors import Clash, DomainError, Forbidden
from drafting.models import Body, Seat

Outcome = Decision.Outcome
REASON_AT_MOST = 5_000
TAKES_WORDS = (Outcome.ACCEPT, Outcome.ACCEPT_MODIFIED, Outcome.BRACKET)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the chair wants, checked."""

    outcome: str
    reason: str
    changes: list[dict[str, object]] | None


@transaction.atomic
def decide(
    amendment: Amendment,
    *,
    outcome: str,
    reason: str = "",
    changes: object = None,
    announce: bool = False,
    by: Seat,
) -> Decision:
    """The decision, prepared by the Presidency in private or announced at once; the one before it is past.

    `changes` (design §5) replace the amendment's whole list on accept_modified. Refused: already_decided with the
    decision that stands, not_submitted, not_open, needs_placing, already_there (409), pen_of_parties (403),
    unknown_outcome, reason_needed on reject, changes_needed, changes_not_due, and what `changes_in` refuses (400).
    """
    amendment = lock_amendment(amendment)
    require_for(by, "decide", amendment)
    if outcome not in Outcome.values:
        raise DomainError(
            "unknown_outcome", _("An outcome is one of %(names)s.") % {"names": ", ".join(Outcome.values)}
        )
    status = moved(amendment, "decide", outcome=outcome, by=by)
    _check_pen(amendment, outcome)
    _check_placed(amendment, outcome)
    wish = _wish(amendment, outcome=outcome, reason=reason, changes=changes)
    decision = _replace_decision(amendment, wish, by=by)
    amendment.status = status
    amendment.save(update_fields=["status"])
    record_act(
        verb="decide",
        by=by,
        audience=PRESIDENCY,
        draft=amendment.draft,
        subject=subject_of(amendment),
        payload={"outcome": outcome, "reason": wish.reason, "changes": wish.changes},
    )
    if announce:
        announce_one(decision, amendment=amendment, by=by)
    return decision


def _check_pen(amendment: Amendment, outcome: str) -> None:
    if amendment.draft.body.pen == Body.Pen.PARTIES and outcome == Outcome.REJECT:
        raise Forbidden(
            _("In this body nothing leaves the text unless its proponent lets it go."), code="pen_of_parties"
        )


def _check_placed(amendment: Amendment, outcome: str) -> None:
    """What has no place in the current text cannot be put there; what it holds already can be called taken up."""
    base = latest_revision(amendment.draft)
    if outcome not in TAKES_WORDS or (base is not None and base.pk == amendment.base_id):
        return
    if amendment.flag == Amendment.Flag.ALREADY_THERE and outcome == Outcome.ACCEPT:
        return
    raise Clash(amendment.flag, _("The amendment has no place of its own in the current text."))


def _wish(amendment: Amendment, *, outcome: str, reason: str, changes: object) -> _Wish:
    why = plain_in(reason, field="reason", at_most=REASON_AT_MOST)
    if outcome == Outcome.REJECT and not why:
        raise DomainError("reason_needed", _("Say why it is not taken up."))
    if outcome != Outcome.ACCEPT_MODIFIED:
        if changes:
            raise DomainError("changes_not_due", _("Only what is accepted modified comes with changes."))
        return _Wish(outcome, why, None)
    if not changes:
        raise DomainError("changes_needed", _("Say which changes are taken instead."))
    wanted = changes_wanted(amendment, changes)
    make_paragraphs(amendment, wanted)
    return _Wish(outcome, why, stored_from_changes(wanted))


def _replace_decision(amendment: Amendment, wish: _Wish, *, by: Seat) -> Decision:
    base = latest_revision(amendment.draft)
    assert base is not None, "what was submitted was tabled on a revision"
    shown = current_decision(amendment)
    was = shown.was if shown is not None and shown.announced_at is None else amendment.status
    Decision.objects.filter(amendment=amendment, current=True).update(current=False)
    forget_rows(amendment)
    return Decision.objects.create(
        amendment=amendment,
        revision=base,
        outcome=wish.outcome,
        reason=wish.reason,
        changes=wish.changes,
        was=was,
        decided_by=by.user,
        decided_at=timezone.now(),
    )
