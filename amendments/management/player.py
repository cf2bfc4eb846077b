"""Plays a negotiation's story through the verbs, each step as the user who does it."""

from __future__ import annotations

import uuid
from datetime import datetime, time, timedelta
from functools import singledispatchmethod
from pathlib import Path
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.utils import timezone

from amendments.actions.answer_invitation import answer_invitation
from amendments.actions.confirm import confirm_amendment
from amendments.actions.decide import decide
from amendments.actions.disown import disown_amendment
from amendments.actions.enter_position import enter_position
from amendments.actions.invite import invite_cosponsor
from amendments.actions.issue import issue_revision
from amendments.actions.lapse import lapse_amendment
from amendments.actions.lift_position import lift_position
from amendments.actions.open_round import open_round
from amendments.actions.prepare import prepare_amendment
from amendments.actions.set_agreement import set_agreement
from amendments.actions.submit import submit_amendment
from amendments.actions.withdraw import withdraw_amendment
from amendments.demonstration import steps
from amendments.demonstration.addresses import paragraph_at
from amendments.demonstration.wordings import as_proposed
from amendments.models import Amendment, Position
from amendments.models.stored import stored_from_changes
from drafting.actions.create_draft import create_draft
from drafting.actions.read_text_in import read_text_in
from drafting.actions.read_text_room import prepared_text
from drafting.models import Body, Draft, Seat
from drafting.models.stored import text_of_revision
from drafting.permissions import acting_seat
from drafting.text.paragraph import Text

# Whoever looks around for the first time should not be late with his first amendment.
DEADLINE_AHEAD = timedelta(hours=2)
FILES = Path(steps.__file__).parent


class Player:
    """One draft from its file to where the story leaves it. Raises what the verbs raise: a story is no test."""

    def __init__(self, story: steps.Negotiation) -> None:
        self._body = Body.objects.get(code=story.body)
        self._amendments: dict[str, Amendment] = {}
        by = self._seat(story.by)
        self.draft: Draft = create_draft(
            title=story.title, body=self._body, family=story.family, symbol=story.symbol, by=by
        )
        content = (FILES / story.file).read_bytes()
        self.draft = read_text_in(self.draft, name=story.file, content=content, by=by)
        for step in story.steps:
            self.play(step)

    @singledispatchmethod
    def play(self, step: object) -> None:
        raise TypeError(f"no verb plays {step!r}")

    @play.register
    def _(self, step: steps.OpenRound) -> None:
        deadline = None if step.closes_in_days is None else deadline_of(step, now=timezone.now())
        open_round(
            self.draft,
            deadline=deadline,
            deadline_zone=step.zone,
            formal=step.formal,
            release=step.release,
            by=self._seat(step.by),
        )

    @play.register
    def _(self, step: steps.Prepare) -> None:
        self._amendments[step.key] = prepare_amendment(
            self.draft,
            changes=self._changes(step.changes),
            justification=step.justification,
            on_behalf_of=step.on_behalf_of,
            by=self._seat(step.by),
        )

    @play.register
    def _(self, step: steps.Invite) -> None:
        invite_cosponsor(self._amendment(step.amendment), delegation=step.delegation, by=self._seat(step.by))

    @play.register
    def _(self, step: steps.Answer) -> None:
        answer_invitation(self._amendment(step.amendment), accept=step.accept, by=self._seat(step.by))

    @play.register
    def _(self, step: steps.Submit) -> None:
        submit_amendment(self._amendment(step.amendment), to=step.to, by=self._seat(step.by))

    @play.register
    def _(self, step: steps.Confirm) -> None:
        confirm_amendment(self._amendment(step.amendment), by=self._seat(step.by))

    @play.register
    def _(self, step: steps.Disown) -> None:
        disown_amendment(self._amendment(step.amendment), by=self._seat(step.by))

    @play.register
    def _(self, step: steps.Withdraw) -> None:
        withdraw_amendment(self._amendment(step.amendment), by=self._seat(step.by))

    @play.register
    def _(self, step: steps.Lapse) -> None:
        lapse_amendment(self._amendment(step.amendment), by=self._seat(step.by))

    @play.register
    def _(self, step: steps.Decide) -> None:
        decide(
            self._amendment(step.amendment),
            outcome=step.outcome,
            reason=step.reason,
            changes=self._changes(step.changes) or None,
            announce=step.announce,
            by=self._seat(step.by),
        )

    @play.register
    def _(self, step: steps.TakePosition) -> None:
        enter_position(
            self.draft,
            stance=step.stance,
            reservation=step.reservation or "",
            amendment=self._amendment(step.amendment).pk if step.amendment else None,
            paragraph=self._paragraph(step.paragraph),
            note=step.note,
            by=self._seat(step.by),
        )

    @play.register
    def _(self, step: steps.LiftPosition) -> None:
        seat = self._seat(step.by)
        position = Position.objects.get(
            draft=self.draft,
            delegation=seat.delegation,
            amendment=self._amendment(step.amendment) if step.amendment else None,
            paragraph_id=self._paragraph(step.paragraph),
            lifted_at=None,
        )
        lift_position(position, by=seat)

    @play.register
    def _(self, step: steps.Agree) -> None:
        for address in step.paragraphs:
            set_agreement(
                self.draft,
                paragraph=self._paragraph(address),
                state=step.state,
                pending=list(step.pending),
                package=step.package,
                by=self._seat(step.by),
            )

    @play.register
    def _(self, step: steps.Issue) -> None:
        issue_revision(self.draft, symbol=step.symbol, by=self._seat(step.by))

    def _seat(self, username: str) -> Seat:
        return acting_seat(User.objects.get(username=username), self._body)

    def _amendment(self, key: str) -> Amendment:
        return Amendment.objects.get(pk=self._amendments[key].pk)

    def _paragraph(self, address: str | None) -> uuid.UUID | None:
        return None if address is None else uuid.UUID(paragraph_at(self._text(), address).id)

    def _changes(self, changes: tuple[steps.Change, ...]) -> list[dict[str, object]]:
        asked = as_proposed(self._text(), changes, new_id=lambda: str(uuid.uuid4()))
        return stored_from_changes(asked)

    def _text(self) -> Text:
        current = self.draft.revisions.order_by("number").last()
        text = text_of_revision(current) if current else prepared_text(self.draft)
        if text is None:
            raise LookupError("the draft has no text yet")
        return text


def deadline_of(step: steps.OpenRound, *, now: datetime) -> datetime:
    """The hour named, that many days from today; the same hour of the next day where that is too near."""
    zone = ZoneInfo(step.zone)
    now = now.astimezone(zone)
    hour = time.fromisoformat(step.closes_at)
    at = datetime.combine(now.date() + timedelta(days=step.closes_in_days or 0), hour, tzinfo=zone)
    return at if at >= now + DEADLINE_AHEAD else at + timedelta(days=1)
