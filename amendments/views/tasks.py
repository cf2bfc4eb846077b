"""What waits for a reader under the seat held: amendments to finish, to answer, to decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amendments.models import Amendment, Position, Sponsorship
from amendments.models.stored import change_rows
from amendments.permissions import visible_amendments, visible_positions
from amendments.views.frame import Frame
from amendments.views.gathering import prepared_count
from amendments.views.states import REASONS, held_of
from drafting.actions.read_text_room import prepared_text
from drafting.models import Seat

Role = Seat.Role


@dataclass(frozen=True, slots=True)
class Task:
    """`answer` is the amendment whose invitation is to be answered, `lift` the position that may be lifted."""

    icon: str
    what: str
    said: str
    address: str
    button: str
    answer: Amendment | None = None
    lift: Position | None = None


def tasks_of(frame: Frame) -> Iterator[Task]:
    """What waits in one draft."""
    if frame.seat.role in (Role.HEAD, Role.DRAFTER):
        yield from _being_prepared(frame)
    if frame.seat.role == Role.HEAD:
        yield from _invitations(frame)
        yield from _to_confirm(frame)
        yield from _unplaced(frame)
        yield from _standing(frame)
    if frame.seat.role == Role.PRESIDENCY:
        yield from _to_decide(frame)
    if frame.seat.is_office and frame.current is None:
        yield from _to_issue(frame)


def _being_prepared(frame: Frame) -> Iterator[Task]:
    own = visible_amendments(frame.draft, frame.seat).filter(
        status=Amendment.Status.IN_PREPARATION, delegation=frame.seat.delegation
    )
    for amendment in own.prefetch_related("changes"):
        address = f"{reverse('text', args=[frame.draft.pk])}?{urlencode({'amendment': str(amendment.pk)})}"
        yield Task(
            "pen",
            _("An amendment of your delegation is in preparation"),
            _said_of(amendment, frame),
            address,
            _("Read and submit") if frame.seat.role == Role.HEAD else _("Continue"),
        )


def _invitations(frame: Frame) -> Iterator[Task]:
    rows = Sponsorship.objects.filter(
        amendment__in=visible_amendments(frame.draft, frame.seat),
        delegation=frame.seat.delegation,
        answer=Sponsorship.Answer.AWAITED,
    ).select_related("amendment__delegation")
    for row in rows:
        proposer = row.amendment.proposer
        yield Task(
            "people",
            _("%(code)s invites your delegation to co-sponsor an amendment") % {"code": proposer},
            _said_of(row.amendment, frame),
            reverse("amendment", args=[row.amendment_id]),
            _("Read it"),
            answer=row.amendment,
        )


def _to_confirm(frame: Frame) -> Iterator[Task]:
    rows = visible_amendments(frame.draft, frame.seat).filter(
        delegation=frame.seat.delegation, confirmation=Amendment.Confirmation.AWAITED
    )
    for amendment in rows.exclude(status=Amendment.Status.IN_PREPARATION):
        yield Task(
            "flag",
            _("An amendment was entered in your delegation's name"),
            _said_of(amendment, frame),
            reverse("amendment", args=[amendment.pk]),
            _("Confirm or disown"),
        )


def _unplaced(frame: Frame) -> Iterator[Task]:
    rows = visible_amendments(frame.draft, frame.seat).filter(
        delegation=frame.seat.delegation, flag=Amendment.Flag.NEEDS_PLACING, status__in=Amendment.OPEN
    )
    for amendment in rows:
        yield Task(
            "warn",
            _("Your amendment needs a new place in the current text"),
            f"{frame.draft.title}. {REASONS.get(amendment.flag_reason, '')}".strip(),
            reverse("amendment", args=[amendment.pk]),
            _("Look at it"),
        )


def _standing(frame: Frame) -> Iterator[Task]:
    """Reservations stay until their owner lifts them: their owner is reminded."""
    rows = visible_positions(frame.draft, frame.seat).filter(
        delegation=frame.seat.delegation,
        lifted_at__isnull=True,
        stance=Position.Stance.RESERVATION,
    )
    for position in rows.select_related("amendment", "delegation", "draft"):
        address = (
            reverse("amendment", args=[position.amendment_id])
            if position.amendment_id
            else f"{reverse('text', args=[frame.draft.pk])}#{position.paragraph_id or ''}"
        )
        said = f"{position.draft.title}. {position.note}".strip()
        what = _("Yours still stands: %(stance)s") % {"stance": str(held_of(position).words).lower()}
        yield Task("flag", what, said, address, "", lift=position)


def _to_decide(frame: Frame) -> Iterator[Task]:
    undecided = visible_amendments(frame.draft, frame.seat).filter(
        status=Amendment.Status.SUBMITTED, base=frame.current, flag=""
    )
    address = reverse("table", args=[frame.draft.pk])
    if count := undecided.count():
        what = ngettext("%(n)d amendment to decide", "%(n)d amendments to decide", count) % {"n": count}
        yield Task("pen", what, frame.draft.title, address, _("To the table"))
    if count := prepared_count(frame.draft):
        what = ngettext("%(n)d decision not announced", "%(n)d decisions not announced", count) % {"n": count}
        yield Task("lock", what, frame.draft.title, address, _("To the table"))


def _to_issue(frame: Frame) -> Iterator[Task]:
    if prepared_text(frame.draft) is None:
        address = reverse("preparation", args=[frame.draft.pk])
        yield Task("book", _("A draft has no text yet"), frame.draft.title, address, _("Write it together"))
    else:
        address = reverse("issue", args=[frame.draft.pk])
        yield Task(
            "book", _("A draft waits for its first revision"), frame.draft.title, address, _("Issue it")
        )


def _said_of(amendment: Amendment, frame: Frame) -> str:
    count = len(change_rows(amendment))
    changes = ngettext("%(n)d change", "%(n)d changes", count) % {"n": count}
    return f"{frame.draft.title}, {changes}"
