"""The disposition table: every amendment, what became of it, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

from amendments.models import Amendment
from amendments.models.stored import changes_of, source_of
from amendments.views.cards import Base, name_of, shown_change, stands_at
from amendments.views.frame import Frame
from amendments.views.gathering import Seen, see
from amendments.views.states import FLAGS, OUTCOMES, STATES, State, Words
from drafting.models import Revision


@dataclass(frozen=True, slots=True)
class Disposition:
    """A line of the table; `into` is the revision whose text holds it."""

    amendment: Amendment
    name: str
    places: list[str]
    codes: list[str]
    html: SafeString
    notes: str
    state: State
    is_prepared: bool
    flag: Words
    into: Revision | None
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """The amendments to one revision."""

    base: Revision
    lines: list[Disposition]


def dispositions(amendments: Iterable[Amendment], *, frame: Frame, bases: Mapping[UUID, Base]) -> list[Group]:
    """By the revision they stand on, newest first; each as the seat may know it."""
    quoted = {key: _unlinked(base) for key, base in bases.items()}
    lines: dict[UUID, list[Disposition]] = {}
    for amendment in sorted(amendments, key=attrgetter("by_number")):
        seen = see(amendment, changes_of(amendment), frame.seat, [])
        line = _disposition(seen, quoted[amendment.base_id], frame.revisions)
        lines.setdefault(amendment.base_id, []).append(line)
    return [Group(each, lines[each.pk]) for each in reversed(frame.revisions) if each.pk in lines]


def _disposition(seen: Seen, base: Base, chain: list[Revision]) -> Disposition:
    amendment, decision = seen.amendment, seen.decision
    shown = [shown_change(change, base) for change in seen.changes]
    is_in = seen.status == Amendment.Status.INCORPORATED
    number = next(each.number for each in chain if each.pk == amendment.base_id)
    # An amendment that a text holds stays on the text it was decided on: the one after has its words.
    into = next((each for each in chain if is_in and each.number == number + 1), None)
    return Disposition(
        amendment=amendment,
        name=name_of(amendment),
        places=list(dict.fromkeys(base.named(stands_at(each, seen.changes, base)) for each in seen.changes)),
        codes=source_of(amendment).split(", "),
        html=mark_safe(" ".join(html for html, _note in shown if html)),  # noqa: S308 - joined from safe pieces
        notes=" · ".join(note for _html, note in shown if note),
        state=OUTCOMES[decision.outcome] if is_in and decision else STATES[seen.status],
        is_prepared=seen.is_prepared,
        flag=FLAGS.get(amendment.flag, ""),
        into=into,
        reason=decision.reason if decision else "",
    )


def _unlinked(base: Base) -> Base:
    """The same text for quoting: the notes that its calls would lead to stand on another page."""
    quoted = Base(base.text)
    quoted.markers = {}
    return quoted
