"""The page of one amendment: its redline, its owners, its history, and what its readers may do with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from amendments.actions.submit import receipt_of
from amendments.consolidation.change import Change
from amendments.models import Amendment, Decision
from amendments.models.stored import (
    changes_of,
    changes_of_decision,
    current_decision,
    for_the_core,
    sponsorship_rows,
)
from amendments.permissions import may_do, may_see_decision, relation_of, status_shown, visible_positions
from amendments.views.cards import Base, name_of, shown_change
from amendments.views.floor_cards import floor_form
from amendments.views.frame import Frame, draw, open_amendment
from amendments.views.gathering import anchors, gather
from amendments.views.states import OUTCOMES, RESERVATIONS, STANCES, STATES, State, held_of, stances
from amendments.views.whose import whose_words_shown
from drafting.models import Act
from drafting.models.stored import text_of_revision
from drafting.permissions import may, visible_acts
from drafting.views.pages import page


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One change in full: of which paragraph, the redline, what is done in words."""

    place: str
    html: SafeString
    note: str


@page
def amendment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`/amendments/<id>/`."""
    found, frame = open_amendment(request, pk)
    return draw(request, "amendments/amendment.html", frame, amendment_context(found, frame))


def amendment_context(found: Amendment, frame: Frame) -> dict[str, object]:
    """What the page and the dialogs about one amendment show."""
    row = (
        for_the_core(Amendment.objects.filter(pk=found.pk))
        .select_related("base", "delegation", "round")
        .get()
    )
    row.draft = found.draft
    base = Base(text_of_revision(row.base))
    changes = changes_of(row)
    decision = current_decision(row)
    visible = decision is not None and may_see_decision(frame.seat, decision)
    positions = list(
        visible_positions(frame.draft, frame.seat)
        .filter(amendment=row, lifted_at__isnull=True)
        .select_related("delegation")
    )
    return {
        "amendment": row,
        "name": name_of(row),
        "state": _state(row, frame),
        "codes": _codes(row),
        "changes": shown_changes(changes, base),
        "whose": whose_words_shown(row, base, frame.seat),
        "floor_form": floor_form(frame, row) if may_do(frame.seat, "give_floor", row) else None,
        "taken": _taken(decision, base) if visible else [],
        "decision": decision if visible else None,
        "decided": OUTCOMES[decision.outcome] if decision and visible else None,
        "positions": stances(map(held_of, positions)),
        "own_position": next(
            (each for each in positions if each.delegation_id == frame.seat.delegation_id), None
        ),
        "place": next(iter(anchors(changes, base.text.paragraphs[0].id)), ""),
        "relation": relation_of(frame.seat, row),
        "rivals": _rivals(row, frame),
        "acts": history(row, frame),
        "receipt": receipt_of(row) if relation_of(frame.seat, row) in ("own", "sponsor") else None,
        "allowed": allowed(row, frame),
        "stances": STANCES.items(),
        "reservations": RESERVATIONS.items(),
        "tab": "amendments",
    }


def shown_changes(changes: Iterable[Change], base: Base) -> list[ShownChange]:
    """The changes in full, each with the paragraph it is of."""
    return [
        ShownChange(base.spoken(change.paragraph), *shown_change(change, base, whole=True))
        for change in changes
    ]


def history(amendment: Amendment, frame: Frame) -> list[Act]:
    """The acts about the amendment that the seat may see, oldest first."""
    if not may(frame.seat, "read", "record"):
        return []
    subject = f"amendment:{amendment.pk}"
    return [act for act in visible_acts(frame.draft, frame.seat) if act.subject == subject]


def allowed(amendment: Amendment, frame: Frame) -> dict[str, bool]:
    """The deeds that the page offers: those the seat may do and the state allows, as far as the seat knows it: what a
    decision changes before it is announced would tell of it."""
    seat = frame.seat
    status = status_shown(amendment, current_decision(amendment), seat)
    is_open = status in Amendment.OPEN
    preparing = status == Amendment.Status.IN_PREPARATION
    awaited = amendment.confirmation == Amendment.Confirmation.AWAITED and not preparing
    owns = may_do(seat, "withdraw", amendment)
    return {
        "edit": preparing and may_do(seat, "write", amendment),
        "submit": preparing and may_do(seat, "submit", amendment),
        "delete": preparing and may_do(seat, "delete", amendment),
        "invite": (preparing or is_open) and may_do(seat, "invite", amendment),
        "answer": (preparing or is_open) and may_do(seat, "answer", amendment),
        "floor": preparing and amendment.delegation is None and may_do(seat, "give_floor", amendment),
        "take_back": amendment.is_on_the_table and may_do(seat, "give_floor", amendment),
        "withdraw": is_open and owns,
        "confirm": awaited and may_do(seat, "confirm", amendment),
        "lapse": is_open and bool(amendment.flag) and not owns and may_do(seat, "decide", amendment),
        "rebase": is_open and bool(amendment.flag) and owns,
        "position": not preparing and may(seat, "write", "position", relation="own"),
    }


def _state(row: Amendment, frame: Frame) -> State:
    return STATES[status_shown(row, current_decision(row), frame.seat)]


def _codes(row: Amendment) -> list[str]:
    behind = [each.delegation.code for each in sponsorship_rows(row) if each.answer == each.Answer.ACCEPTED]
    return behind if row.floor and behind else [row.proposer, *behind]


def _taken(decision: Decision | None, base: Base) -> list[ShownChange]:
    """What was taken instead, where the decision modified it."""
    return shown_changes(changes_of_decision(decision), base) if decision and decision.changes else []


def _rivals(row: Amendment, frame: Frame) -> list[Amendment]:
    if frame.current is None or row.base_id != frame.current.pk:
        return []
    seen = gather(frame, frame.current).one(str(row.pk))
    return seen.collides if seen else []
