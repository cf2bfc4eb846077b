"""The amendments that a page about a revision shows: fetched in a constant number of queries, compared once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from django.db.models import Prefetch, Q, QuerySet

from amendments.consolidation.change import Change, Insert, Proposal
from amendments.consolidation.conflict import Conflict, find_conflicts
from amendments.models import Agreement, Amendment, Decision, Position, Sponsorship
from amendments.models.stored import (
    changes_of_decision,
    current_decision,
    lay_at_hand,
    proposal_of,
    source_of,
    sponsorship_rows,
)
from amendments.models.written import instances
from amendments.permissions import (
    may_see_decision,
    may_see_positions_on,
    status_told,
    visible_amendments,
)
from amendments.views.frame import NOT_COUNTED, Frame
from amendments.views.frozen import changes_by_amendment
from amendments.views.states import Held
from drafting.models import Draft, Revision, Seat
from drafting.models.stored import text_of_revision
from drafting.permissions import may
from drafting.text.paragraph import Text

# To say by them what stands in a row already costs a fifth of setting the attribute.
DRAFT, BASE, DELEGATION = (Amendment._meta.get_field(name) for name in ("draft", "base", "delegation"))

# As `for_the_core` keeps them, without the changes.
AT_HAND = (
    Prefetch(
        "sponsorships", Sponsorship.objects.select_related("delegation"), to_attr="sponsorships_at_hand"
    ),
    Prefetch("decisions", Decision.objects.filter(current=True), to_attr="decisions_at_hand"),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """An amendment as one seat sees it."""

    amendment: Amendment
    status: str
    decision: Decision | None
    changes: tuple[Change, ...]
    codes: tuple[str, ...]
    is_own: bool
    positions: list[Held] = field(default_factory=list)
    collides: list[Amendment] = field(default_factory=list)

    @property
    def weighed(self) -> tuple[Change, ...]:
        """What counts of it: where the decision seen modifies it, what was taken instead."""
        if self.decision is not None and self.decision.outcome == Decision.Outcome.ACCEPT_MODIFIED:
            return changes_of_decision(self.decision)
        return self.changes

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
    positions: dict[str, list[Held]]
    # Amendments by the paragraph beside which they stand.
    beside: dict[str, list[Seen]]

    @property
    def counted(self) -> int:
        """How many are submitted on this text: what `Frame.amendment_count` asks the database for."""
        on_text = (each.amendment for each in self.seen if each.amendment.base_id == self.revision.pk)
        return sum(each.status not in NOT_COUNTED for each in on_text)

    def one(self, pk: str) -> Seen | None:
        return next((each for each in self.seen if str(each.amendment.pk) == pk), None)


def gather(frame: Frame, revision: Revision, text: Text | None = None) -> Gathering:
    """What the seat sees on the revision: amendments based on it, and what its delegation is preparing."""
    text = text or text_of_revision(revision)
    rows = visible_amendments(frame.draft, frame.seat).filter(
        Q(base=revision) | Q(status=Amendment.Status.IN_PREPARATION)
    )
    amendments = with_all(rows, frame)
    changes = changes_by_amendment(amendments)
    on_amendments, on_paragraphs = _positions(frame, amendments)
    seen = tuple(
        see(each, changes[each.pk], frame.seat, on_amendments.get(str(each.pk), []))
        for each in sorted(amendments, key=attrgetter("by_number"))
    )
    live = [each for each in seen if each.is_live and each.amendment.base_id == revision.pk]
    proposals = tuple(proposal_of(each.amendment, changes=each.weighed) for each in live)
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


def with_all(rows: QuerySet[Amendment], frame: Frame) -> list[Amendment]:
    """The amendments with all that a page tells of them but their changes (`frozen`).

    Base, delegation and draft come out of what is at hand: joins would build each anew for every amendment. What
    stands with them is asked for by the draft: to match it to hundreds of ids costs as much again as to read it.
    """
    chain = {revision.pk: revision for revision in frame.revisions}
    amendments = instances(rows)
    for each in amendments:
        DRAFT.set_cached_value(each, frame.draft)
        BASE.set_cached_value(each, chain[each.base_id])
        DELEGATION.set_cached_value(each, frame.parties[each.delegation_id] if each.delegation_id else None)
    invited = instances(Sponsorship.objects.filter(amendment__draft=frame.draft))
    for row in invited:
        row.delegation = frame.parties[row.delegation_id]
    decided = instances(Decision.objects.filter(amendment__draft=frame.draft, current=True).order_by())
    lay_at_hand(amendments, sponsorships=invited, decisions=decided)
    return amendments


def see(amendment: Amendment, changes: tuple[Change, ...], seat: Seat, positions: list[Held]) -> Seen:
    """The amendment (by `with_all`) as the seat may know it."""
    decision = current_decision(amendment)
    hidden = decision is not None and not may_see_decision(seat, decision)
    return Seen(
        amendment=amendment,
        status=status_told(amendment, decision, is_known=not hidden),
        decision=None if hidden else decision,
        changes=changes,
        codes=tuple(source_of(amendment).split(", ")),
        is_own=is_own(amendment, seat),
        positions=positions,
    )


def is_own(amendment: Amendment, seat: Seat) -> bool:
    """Whether the reader's delegation stands behind it (or, for the chair, whether it is the Presidency's)."""
    if seat.delegation_id is None or seat.is_office:
        return amendment.delegation_id is None and seat.is_office
    if amendment.delegation_id == seat.delegation_id:
        return True
    behind = (row.delegation_id for row in sponsorship_rows(amendment) if row.answer == row.Answer.ACCEPTED)
    return seat.delegation_id in behind


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
        opened_at = (str(each.amendment.paragraph_id),) if each.amendment.paragraph_id else ()
        for paragraph in anchors(each.changes, first) or opened_at:
            beside[paragraph].append(each)
    return beside


def _positions(
    frame: Frame, amendments: Iterable[Amendment]
) -> tuple[dict[str, list[Held]], dict[str, list[Held]]]:
    """The positions standing that the seat may read, on these amendments and by paragraph."""
    on_amendments: dict[str, list[Held]] = defaultdict(list)
    on_paragraphs: dict[str, list[Held]] = defaultdict(list)
    seat = frame.seat
    if not may(seat, "read", "position"):
        return on_amendments, on_paragraphs
    open_to_seat = {each.pk for each in amendments if may_see_positions_on(seat, each)}
    # Sifted here: to ask the database which amendments are visible a second time costs more than all positions.
    rows = Position.objects.filter(draft=frame.draft, lifted_at__isnull=True)
    fields = ("delegation_id", "stance", "reservation", "amendment_id", "paragraph_id")
    for party, stance, reservation, amendment, paragraph in rows.values_list(*fields):
        held = Held(frame.parties[party].code, stance, reservation)
        if amendment and (party == seat.delegation_id or amendment in open_to_seat):
            on_amendments[str(amendment)].append(held)
        elif paragraph and not amendment:
            on_paragraphs[str(paragraph)].append(held)
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
