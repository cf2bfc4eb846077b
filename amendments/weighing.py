"""What a seat may weigh: the live amendments it may see, as the core reads them, and their conflicts."""

from __future__ import annotations

from collections.abc import Iterable

from amendments.consolidation.change import Proposal
from amendments.consolidation.conflict import Conflict, find_conflicts
from amendments.models import Amendment
from amendments.models.stored import current_decision, for_the_core, proposals_of
from amendments.permissions import status_shown, visible_amendments
from drafting.models import Draft, Seat
from drafting.models.stored import text_of_revision
from drafting.permissions import may


def live_amendments(draft: Draft, seat: Seat) -> list[Amendment]:
    """The amendments that the seat may see and that stand on the current text, submitted and not yet settled.

    One that waits for a new place (flag needs_placing) stands on no text, and one whose words the text holds
    already has nothing left to weigh: neither is among them. A constant number of queries.
    """
    rows = for_the_core(visible_amendments(draft, seat)).filter(status__in=_may_be_live(), flag="")
    return [row for row in rows if status_shown(row, current_decision(row), seat) in Amendment.LIVE]


def proposals_seen(amendments: Iterable[Amendment], seat: Seat) -> tuple[Proposal, ...]:
    """The amendments as the core sees them; a decision that the seat may not know of changes nothing in them."""
    return proposals_of(amendments, prepared=may(seat, "read", "decision_prepared"))


def conflicts_seen(draft: Draft, seat: Seat, *, accepted_only: bool = False) -> tuple[Conflict, ...]:
    """The colliding and the identical pairs among what the seat may see; () before the first revision.

    `accepted_only` looks at those taken up alone, which is what an issue will refuse.
    """
    current = draft.revisions.order_by("number").last()
    if current is None:
        return ()
    weighed = live_amendments(draft, seat)
    if accepted_only:
        weighed = [
            row for row in weighed if status_shown(row, current_decision(row), seat) in Amendment.TAKEN
        ]
    return find_conflicts(text_of_revision(current), proposals_seen(weighed, seat))


def _may_be_live() -> tuple[str, ...]:
    """A rejection that was not announced has not happened for those who may not see it."""
    return (*Amendment.LIVE, Amendment.Status.REJECTED)
