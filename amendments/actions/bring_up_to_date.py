"""Carry one amendment from the revision it was written on to the current one."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amendments.actions.keep_changes import keep_changes
from amendments.actions.lock import latest_revision
from amendments.consolidation.change import Change
from amendments.consolidation.rebase import Carried, Flag, rebase_over
from amendments.models import Amendment
from amendments.models.stored import changes_of, proposal_of
from drafting.errors import Clash
from drafting.models import Revision
from drafting.models.stored import text_of_revision


def bring_up_to_date(amendment: Amendment) -> None:
    """Rewrites the amendment against the current revision; nothing where it stands on it.

    Refused (409): stale where what it changes has been changed otherwise, already_there where the text holds it.
    """
    base = latest_revision(amendment.draft)
    if base is None or base.pk == amendment.base_id:
        return
    found = rebase_over(
        text_of_revision(amendment.base),
        text_of_revision(base),
        proposal_of(amendment, changes=changes_of(amendment)),
    )
    if not isinstance(found, Carried):
        raise _refusal(found, base=base)
    put_on(amendment, base=base, changes=found.proposal.changes)


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
