"""The amendments that a page about a revision shows: fetched in a constant number of queries, compared once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Q

from amendments.consolidation.change import Change, Insert, Proposal
from amendments.consolidation.conflict import Conflict, find_conflicts
from amendments.models import Agreement, Amendment, Decision, Position
from amendments.models.stored import changes_of, current_decision, for_the_core, source_of, sponsorship_rows
from amendments.permissions import may_see_decision, status_shown, visible_amendments, visible_positions
from amendments.views.frame import Frame
from amendments.weighing import proposals_seen
from drafting.models import Draft, Revision, Seat
from drafting.models.stored import text_of_revision
from drafting.permissions import may
from drafting.text.paragraph import Text


@dataclass(frozen=True, slots=True)
class Seen:
    """An amendment as one seat sees it."""

    amendment: Amendment
    status: str
    decision: Decision | None
    changes: tuple[Change, ...]
    codes: tuple[str, ...]
    is_own: bool
    positions: list[Position] = field(default_factory=list)
    collides: list[Amendment] = field(default_factory=list)

    @property
    def is_live(self) -> bool:
        return self.status in Amendment.LIVE and not self.amendment.flag

    @property
    def is_prepared(self) -> bool:
        """Whether the decision shown is the chair's alone until it is announced."""
        return self.decision is not None and self.decision.announced_at is None


@dataclass(frozen=True, slots=True)
class Gathering:
    """All that stands beside the paragraphs of one revision."""

    revision: Revision
    text: Text
    seen: tuple[Seen, ...]
    conflicts: tuple[Conflict, ...]
    proposals: tuple[Proposal, ...]
    agreements: dict[str, Agreement]
    positions: dict[str, list[Position]]
    # Amendments by the paragraph beside which they stand.
    beside: dict[str, list[Seen]]

    def one(self, pk: str) -> Seen | None:
        return next((each for each in self.seen if str(each.amendment.pk) == pk), None)


def gather(frame: Frame, revision: Revision, text: Text | None = None) -> Gathering:
    """What the seat sees on the revision: amendments based on it, and what its delegation is preparing."""
    text = text or text_of_revision(revision)
    rows = visible_amendments(frame.draft, frame.seat).filter(
        Q(base=revision) | Q(status=Amendment.Status.IN_PREPARATION)
    )
    amendments = list(for_the_core(rows).select_related("delegation", "round", "base"))
    on_amendments, on_paragraphs = _positions(frame)
    seen = tuple(
        see(each, frame.seat, on_amendments.get(str(each.pk), []), prepared=_sees_prepared(frame.seat))
        for each in sorted(amendments, key=_in_order)
    )
    live = [each for each in seen if each.is_live and each.amendment.base_id == revision.pk]
    proposals = proposals_seen([each.amendment for each in live], frame.seat)
    conflicts = _conflicts(text, proposals)
    _cross(live, conflicts)
    agreements = frame.draft.agreements.all() if may(frame.seat, "read", "agreement") else ()
    return Gathering(
        revision=revision,
        text=text,
        seen=seen,
        conflicts=conflicts,
        proposals=proposals,
        agreements={str(each.paragraph_id): each for each in agreements},
        positions=on_paragraphs,
        beside=_beside(seen, text),
    )


def see(amendment: Amendment, seat: Seat, positions: list[Position], *, prepared: bool) -> Seen:
    """The amendment (by `for_the_core`) as the seat may know it."""
    decision = current_decision(amendment)
    visible = decision is not None and (prepared or may_see_decision(seat, decision))
    return Seen(
        amendment=amendment,
        status=amendment.status if visible else status_shown(amendment, decision, seat),
        decision=decision if visible else None,
        changes=changes_of(amendment),
        codes=tuple(source_of(amendment).split(", ")),
        is_own=is_own(amendment, seat),
        positions=positions,
    )


def is_own(amendment: Amendment, seat: Seat) -> bool:
    """Whether the reader's delegation stands behind it (or, for the chair, whether it is the Presidency's)."""
    if seat.delegation_id is None or seat.is_office:
        return amendment.delegation_id is None and seat.is_office
    behind = (row.delegation_id for row in sponsorship_rows(amendment) if row.answer == row.Answer.ACCEPTED)
    return seat.delegation_id in (amendment.delegation_id, *behind)


def anchors(changes: Sequence[Change], first: str) -> tuple[str, ...]:
    """The paragraphs of the base beside which an amendment stands: a new one stands beside the one before it."""
    inserted = {change.paragraph: change.after for change in changes if isinstance(change, Insert)}
    found: dict[str, None] = {}
    for change in changes:
        place: str | None = change.paragraph
        while place in inserted:
            place = inserted[place]
        found[place or first] = None
    return tuple(found)


def prepared_count(draft: Draft) -> int:
    """How many decisions stand that nobody but the chair knows of."""
    return Decision.objects.filter(amendment__draft=draft, current=True, announced_at__isnull=True).count()


def _beside(seen: Iterable[Seen], text: Text) -> dict[str, list[Seen]]:
    beside: dict[str, list[Seen]] = defaultdict(list)
    first = text.paragraphs[0].id if text.paragraphs else ""
    for each in seen:
        for paragraph in anchors(each.changes, first):
            beside[paragraph].append(each)
    return beside


def _sees_prepared(seat: Seat) -> bool:
    return may(seat, "read", "decision_prepared")


def _in_order(amendment: Amendment) -> tuple[bool, int, int]:
    """By number; those that have none yet at the end, in the order of submission."""
    return (amendment.number is None, amendment.number or 0, amendment.order)


def _positions(frame: Frame) -> tuple[dict[str, list[Position]], dict[str, list[Position]]]:
    """The positions standing, by amendment and by paragraph; each with its delegation at hand."""
    on_amendments: dict[str, list[Position]] = defaultdict(list)
    on_paragraphs: dict[str, list[Position]] = defaultdict(list)
    rows = visible_positions(frame.draft, frame.seat).filter(lifted_at__isnull=True)
    for position in rows.select_related("delegation"):
        if position.amendment_id:
            on_amendments[str(position.amendment_id)].append(position)
        elif position.paragraph_id:
            on_paragraphs[str(position.paragraph_id)].append(position)
    return on_amendments, on_paragraphs


# The same text with the same proposals is looked at many times between two changes.
@lru_cache(maxsize=64)
def _conflicts(text: Text, proposals: tuple[Proposal, ...]) -> tuple[Conflict, ...]:
    return find_conflicts(text, proposals)


def _cross(live: Sequence[Seen], conflicts: Iterable[Conflict]) -> None:
    """Write on each amendment which others it collides with."""
    by_id = {str(each.amendment.pk): each for each in live}
    for conflict in conflicts:
        if conflict.blocks:
            first, second = by_id[conflict.first], by_id[conflict.second]
            if second.amendment not in first.collides:
                first.collides.append(second.amendment)
                second.collides.append(first.amendment)
