"""Open a round: a stretch of work on a draft, with its deadline and its rule of release."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments.actions.lock import lock_draft
from amendments.models import Round
from drafting.actions.record import record_act
from drafting.errors import DomainError
from drafting.models import Draft, Seat
from drafting.permissions import matter_of_text, require

Release = Round.Release


@transaction.atomic
def open_round(
    draft: Draft,
    *,
    release: str = Release.AT_ONCE,
    deadline: datetime | None = None,
    deadline_zone: str = "Europe/Brussels",
    formal: bool = True,
    opens_at: datetime | None = None,
    by: Seat,
) -> Round:
    """The new round; from its opening it is the one that submissions belong to.

    Refused (400): unknown_release, unknown_zone, deadline_needed where the release waits for it,
    deadline_before_opening.
    """
    draft = lock_draft(draft, by=by)
    require(by, "read", matter_of_text(draft))
    require(by, "open", "round")
    opens = opens_at or timezone.now()
    _check(release=release, deadline=deadline, zone=deadline_zone, opens=opens)
    round = Round.objects.create(
        draft=draft,
        number=Round.objects.filter(draft=draft).count() + 1,
        opens_at=opens,
        deadline=deadline,
        deadline_zone=deadline_zone,
        formal=formal,
        release=release,
        opened_by=by,
    )
    record_act(
        verb="open_round",
        by=by,
        audience="all",
        draft=draft,
        subject=f"round:{round.pk}",
        payload={
            "number": round.number,
            "opens_at": opens.isoformat(),
            "deadline": deadline.isoformat() if deadline else None,
            "formal": formal,
            "release": release,
        },
    )
    return round


def _check(*, release: str, deadline: datetime | None, zone: str, opens: datetime) -> None:
    if release not in Release.values:
        raise DomainError(
            "unknown_release", _("A release is one of %(names)s.") % {"names": ", ".join(Release.values)}
        )
    if release == Release.DEADLINE and deadline is None:
        raise DomainError("deadline_needed", _("A release at the deadline needs a deadline."))
    if deadline is not None and deadline <= opens:
        raise DomainError("deadline_before_opening", _("The deadline must come after the opening."))
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise DomainError("unknown_zone", _("There is no time zone %(zone)s.") % {"zone": zone}) from error
