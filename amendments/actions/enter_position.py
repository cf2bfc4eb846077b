"""Say where a delegation stands on an amendment, a paragraph or the whole text."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments.actions.audience import ALL, audience_of
from amendments.actions.lock import latest_revision, lock_draft
from amendments.actions.plain_in import plain_in
from amendments.actions.state import check_submitted
from amendments.models import Amendment, Position
from amendments.models.stored import for_the_core
from amendments.permissions import may_read
from drafting.actions.record import record_act
from drafting.errors import Clash, DomainError, Hidden
from drafting.models import Delegation, Draft, RevisionParagraph, Seat
from drafting.permissions import as_uuid, matter_of_text, require

Stance = Position.Stance
Reservation = Position.Reservation
NOTE_AT_MOST = 500


@dataclass(frozen=True, slots=True)
class _Matter:
    """What the position is on; with neither, the whole text."""

    name: str
    amendment: Amendment | None = None
    paragraph: str | None = None


@transaction.atomic
def enter_position(
    draft: Draft,
    *,
    stance: str,
    reservation: str = "",
    amendment: UUID | str | None = None,
    paragraph: UUID | str | None = None,
    on_behalf_of: str | None = None,
    note: str = "",
    by: Seat,
) -> Position:
    """The delegation's position, in place of the one it had on that matter; the same again is no second act.

    `amendment` and `paragraph` are ids. An office enters one `on_behalf_of` a delegation (its code), which then is
    to confirm it. A reservation of no
    kind is a general one. Refused: unknown_stance, unknown_reservation, reservation_not_due, unknown_paragraph,
    unknown_delegation, one_matter (400), not_issued_yet, not_submitted (409).
    """
    draft = lock_draft(draft, by=by)
    party, entered_by = _party(draft, by, on_behalf_of)
    kind = _kind(stance, reservation)
    matter = _matter(draft, by, amendment=amendment, paragraph=paragraph)
    said = plain_in(note, field="note", at_most=NOTE_AT_MOST)
    standing = Position.objects.filter(
        draft=draft, delegation=party, matter=matter.name, lifted_at__isnull=True
    ).first()
    if standing is not None:
        if (standing.stance, standing.reservation, standing.note) == (stance, kind, said):
            return standing
        standing.lifted_at = timezone.now()
        standing.save(update_fields=["lifted_at"])
    position = Position.objects.create(
        draft=draft,
        delegation=party,
        amendment=matter.amendment,
        paragraph_id=matter.paragraph,
        matter=matter.name,
        stance=stance,
        reservation=kind,
        note=said,
        entered_by=entered_by,
        confirmation=Amendment.Confirmation.AWAITED if entered_by else Amendment.Confirmation.NOT_NEEDED,
        entered_at=timezone.now(),
    )
    record_position("enter_position", position, by=by)
    return position


def record_position(verb: str, position: Position, *, by: Seat) -> None:
    """The act of what happened to a position, told to those who may read what it is on."""
    record_act(
        verb=verb,
        by=by,
        audience=ALL if position.amendment is None else audience_of(position.amendment),
        draft=position.draft,
        subject=f"position:{position.pk}",
        payload={
            "delegation": position.delegation.code,
            "matter": position.matter,
            "stance": position.stance,
            "reservation": position.reservation,
            "note": position.note,
            "entered_by": position.entered_by,
        },
    )


def _party(draft: Draft, by: Seat, code: str | None) -> tuple[Delegation, str]:
    """Whose position it is, and the office that enters it, if one does."""
    require(by, "read", matter_of_text(draft))
    own = by.delegation if by.role in Seat.OF_A_DELEGATION else None
    if own is not None and code in (None, own.code):
        require(by, "write", "position", relation="own")
        return own, ""
    require(by, "enter_on_behalf", "position")
    party = Delegation.objects.filter(body=draft.body, code=code or "").first()
    if party is None:
        raise DomainError("unknown_delegation", _("Say for which delegation of this body."))
    return party, by.role


def _kind(stance: str, reservation: str) -> str:
    if stance not in Stance.values:
        raise DomainError(
            "unknown_stance", _("A stance is one of %(names)s.") % {"names": ", ".join(Stance.values)}
        )
    if reservation not in Reservation.values:
        raise DomainError(
            "unknown_reservation",
            _("There is no reservation called %(reservation)s.") % {"reservation": reservation},
        )
    if stance == Stance.RESERVATION:
        return reservation or Reservation.GENERAL
    if reservation:
        raise DomainError("reservation_not_due", _("Only a reservation is of a kind."))
    return Reservation.NONE


def _matter(draft: Draft, by: Seat, *, amendment: UUID | str | None, paragraph: UUID | str | None) -> _Matter:
    if amendment is not None and paragraph is not None:
        raise DomainError("one_matter", _("A position is on an amendment or on a paragraph."))
    if amendment is not None:
        found = for_the_core(Amendment.objects.filter(pk=as_uuid(amendment), draft=draft)).first()
        if found is None or not may_read(by, found):
            raise Hidden
        check_submitted(found)
        return _Matter(f"amendment:{found.pk}", amendment=found)
    if latest_revision(draft) is None:
        raise Clash("not_issued_yet", _("There is no revision to take a position on yet."))
    if paragraph is not None:
        key = paragraph_of(draft, paragraph)
        return _Matter(f"paragraph:{key}", paragraph=key)
    return _Matter("whole")


def paragraph_of(draft: Draft, paragraph: UUID | str) -> str:
    """The id, if that paragraph stands in one of the draft's revisions; unknown_paragraph (400) otherwise."""
    try:
        key = as_uuid(paragraph)
    except Hidden:
        key = None
    if key is None or not RevisionParagraph.objects.filter(revision__draft=draft, paragraph_id=key).exists():
        raise DomainError("unknown_paragraph", _("There is no such paragraph in this text."))
    return str(key)
