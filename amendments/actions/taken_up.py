"""What an issue took up, read again from the rows."""

from __future__ import annotations

from amendments.consolidation.change import Proposal
from amendments.consolidation.consolidate import consolidate
from amendments.models import Amendment
from amendments.models.stored import for_the_core, proposals_of
from drafting.models import Revision
from drafting.text.paragraph import Text


def taken_up(last: Revision, *, old: Text, new: Text) -> tuple[Proposal, ...] | None:
    """What was accepted on `last`, whose text is `old`, and made `new` of it.

    None where that no longer gives the text: delegations may have been put into another order since.
    """
    rows = Amendment.objects.filter(
        draft=last.draft, base=last, status=Amendment.Status.INCORPORATED, flag=Amendment.Flag.NONE
    )
    proposals = proposals_of(for_the_core(rows))
    made = consolidate(old, proposals).text
    return proposals if made is not None and _said(made) == _said(new) else None


def _said(text: Text) -> object:
    """All of a text but its labels, which are given by a style that may have changed."""
    return [(each.id, each.wording) for each in text.paragraphs], set(text.footnotes)
