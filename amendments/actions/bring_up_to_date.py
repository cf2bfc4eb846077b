"""Carry one amendment from the revision it was written on to the current one."""

from __future__ import annotations

from itertools import pairwise

from django.utils.translation import gettext as _

from amendments.actions.keep_changes import keep_changes
from amendments.actions.lock import latest_revision
from amendments.actions.taken_up import taken_up
from amendments.consolidation.change import Change, Proposal
from amendments.consolidation.rebase import Carried, Flag, rebase, rebase_over
from amendments.models import Amendment
from amendments.models.stored import changes_of, proposal_of
from drafting.errors import Clash
from drafting.models import Revision
from drafting.models.stored import text_of_revision
from drafting.text.paragraph import Text


def bring_up_to_date(amendment: Amendment) -> None:
    """Rewrites the amendment against the current revision; nothing where it stands on it.

    Refused (409): stale where what it changes has been changed otherwise, already_there where the text holds it.
    """
    base = latest_revision(amendment.draft)
    if base is None or base.pk == amendment.base_id:
        return
    found, at = _carried(proposal_of(amendment, changes=changes_of(amendment)), _chain(amendment, base))
    if not isinstance(found, Carried):
        raise _refusal(found, base=at)
    put_on(amendment, base=base, changes=found.proposal.changes)


def _chain(amendment: Amendment, last: Revision) -> list[tuple[Revision, Text]]:
    """The revisions from the amendment's base to the last, each with its text."""
    numbers = (amendment.base.number, last.number)
    rows = Revision.objects.filter(draft=amendment.draft, number__range=numbers).order_by("number")
    return [(row, text_of_revision(row)) for row in rows]


def _carried(proposal: Proposal, chain: list[tuple[Revision, Text]]) -> tuple[Carried | Flag, Revision]:
    """The proposal carried over one issue after the other, and the revision at which that ended.

    What collided on the way, and perhaps stands again as it stood, is put to the last text as a whole.
    """
    first, last = chain[0], chain[-1]
    carried = Carried(proposal)
    for before, after in pairwise(chain):
        found = _over_one(carried.proposal, before, after)
        if isinstance(found, Flag):
            if found.flag == "needs_placing" and after is not last:
                return rebase_over(first[1], last[1], proposal), last[0]
            return found, after[0]
        carried = found
    return carried, last[0]


def _over_one(
    proposal: Proposal, before: tuple[Revision, Text], after: tuple[Revision, Text]
) -> Carried | Flag:
    """Over one issue by what it took up: two texts alone do not tell apart whose words stand side by side."""
    (revision, old), (_, new) = before, after
    accepted = taken_up(revision, old=old, new=new)
    return rebase_over(old, new, proposal) if accepted is None else rebase(old, new, accepted, proposal)


def put_on(amendment: Amendment, *, base: Revision, changes: tuple[Change, ...]) -> None:
    """The amendment asks `changes` of `base` from now on, and nothing is left to place."""
    if changes != changes_of(amendment):
        keep_changes(amendment, changes)
    amendment.base = base
    amendment.flag, amendment.flag_reason = Amendment.Flag.NONE, ""
    amendment.save(update_fields=["base", "flag", "flag_reason"])


def _refusal(found: Flag, *, base: Revision) -> Clash:
    if found.flag == "already_there":
        return Clash(
            "already_there",
            _("%(symbol)s says all of this already.") % {"symbol": base.symbol},
            base=str(base.pk),
        )
    # With nothing accepted to be named, the other side of the collision is the current revision itself.
    conflict = {"kind": found.reason, "paragraph": found.paragraph, "revision": str(base.pk)}
    return Clash(
        "stale",
        _("What it would change has been changed otherwise in %(symbol)s.") % {"symbol": base.symbol},
        conflicts=[conflict],
    )
