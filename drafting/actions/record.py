"""Write an Act in the transaction of the deed: no act, no deed."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from drafting.chain import commitment_of, hash_of
from drafting.live.nudge import nudge_draft
from drafting.models import Act, Body, Draft, Seat

# A chain's name is looked up with every act and stands in an index: a UUID, a colon and so many letters.
NAMED_WITHIN = 200


def record_act(
    *,
    verb: str,
    by: Seat,
    audience: str,
    draft: Draft | None = None,
    subject: str = "",
    payload: dict[str, object] | None = None,
) -> Act:
    """Append to the chain of the draft (or, without one, of the seat's body) and audience.

    To be called inside the verb's transaction, after the draft (or body) row was locked: the chain has one end.
    """
    return append_act(
        verb=verb,
        actor=by.user,
        seat=by.stands_for,
        body=by.body,
        draft=draft,
        audience=audience,
        subject=subject,
        payload=payload,
    )


def append_act(
    *,
    verb: str,
    actor: User,
    seat: str,
    body: Body,
    audience: str,
    draft: Draft | None = None,
    subject: str = "",
    payload: dict[str, object] | None = None,
) -> Act:
    """As `record_act`, for the one verb done before there is a seat: making a body. Who follows the draft is told."""
    chain = chain_of(draft or body, audience)
    last = Act.objects.filter(chain=chain).order_by("-sequence").first()
    act = Act(
        body=body,
        draft=draft,
        audience=audience,
        chain=chain,
        sequence=last.sequence + 1 if last else 1,
        verb=verb,
        at=_now(draft),
        actor=actor,
        seat=seat,
        subject=subject,
        payload=payload or {},
        salt=secrets.token_hex(16),
        previous_hash=last.hash if last else "",
    )
    act.commitment = commitment_of(act.payload, salt=act.salt)
    act.hash = hash_of(fields_of(act), commitment=act.commitment, previous=act.previous_hash)
    act.save(force_insert=True)
    if draft is not None:
        transaction.on_commit(partial(nudge_draft, draft.pk), robust=True)
    return act


def chain_of(scope: Draft | Body, audience: str) -> str:
    """The name of the chain of a draft or body and audience; an audience too long for a name stands there as its
    SHA-256."""
    named = audience if len(audience) <= NAMED_WITHIN else hashlib.sha256(audience.encode()).hexdigest()
    return f"{scope.pk}:{named}"


def fields_of(act: Act) -> dict[str, str]:
    """What the hash covers, as strings that read the same on every database."""
    return {
        "id": str(uuid.UUID(str(act.pk))),
        "chain": act.chain,
        "sequence": str(act.sequence),
        "verb": act.verb,
        "at": _instant(act.at),
        "actor": str(act.actor_id),
        "seat": act.seat,
        "subject": act.subject,
    }


def _now(draft: Draft | None) -> datetime:
    """Later than all acts of the draft, also where a clock was set back: their order is that of their moments."""
    now = timezone.now()
    last = Act.objects.filter(draft=draft).aggregate(last=Max("at"))["last"] if draft else None
    return now if last is None or last < now else last + timedelta(microseconds=1)


def _instant(at: datetime) -> str:
    return at.astimezone(tz=timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds")
