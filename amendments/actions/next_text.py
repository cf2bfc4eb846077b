"""The next revision's text, with whose every word is: rows in, values of the core out, nothing written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from amendments.actions.changes_told import changes_told
from amendments.actions.conflict_told import conflict_told
from amendments.consolidation.change import Proposal
from amendments.consolidation.consolidate import consolidate
from amendments.consolidation.provenance import Provenance, first_provenance
from amendments.models import Amendment
from amendments.models.stored import PRESIDENCY, for_the_core, proposal_of, weighed_changes
from amendments.permissions import is_kept_to_the_presidency
from drafting.actions.keep_text_room import freeze_text_room
from drafting.actions.read_text_room import text_to_issue
from drafting.errors import Clash
from drafting.models import Draft, Revision
from drafting.models.stored import text_of_revision
from drafting.text.numbering import renumber
from drafting.text.paragraph import Text
from drafting.text.spans import unpacked


@dataclass(frozen=True, slots=True)
class NextText:
    """What is to be issued: `changes` as a revision keeps them, and the amendments that went in."""

    old: Text | None
    text: Text
    provenance: Provenance
    changes: list[dict[str, Any]]
    accepted: tuple[Amendment, ...] = ()
    proposals: tuple[Proposal, ...] = ()


def first_text(draft: Draft) -> NextText:
    """The text in preparation, of which every word is INIT's; its room is frozen.

    Refused: no_text (409), and what `text_to_issue` refuses.
    """
    freeze_text_room(draft)
    text = text_to_issue(draft)
    if text is None:
        raise Clash("no_text", _("There is no text to issue yet."))
    return NextText(old=None, text=text, provenance=first_provenance(text), changes=[])


def next_text(draft: Draft, last: Revision, *, number_anew: bool = False) -> NextText:
    """The current text with everything accepted, its paragraphs counted from 1 where that is asked.

    Refused (409): conflicts_left, with the pairs that collide.
    """
    old = text_of_revision(last)
    taken = Amendment.objects.filter(draft=draft, status__in=Amendment.TAKEN).select_related("round")
    accepted = tuple(for_the_core(taken))
    # What the text holds already is taken up as it stands; it was written on an older text.
    proposals = tuple(_proposal(each) for each in accepted if each.base_id == last.pk)
    made = consolidate(
        old,
        proposals,
        label_style="letter" if draft.label_style == "letter" else "bis",
        sources=provenance_of(last),
    )
    if made.text is None:
        raise Clash(
            "conflicts_left",
            _("Amendments that are accepted cannot all be taken as they stand."),
            conflicts=[conflict_told(conflict) for conflict in made.conflicts],
        )
    text = renumber(made.text)[0] if number_anew else made.text
    made = replace(made, text=text)
    return NextText(
        old=old,
        text=text,
        provenance=made.provenance,
        changes=changes_told(made, old=old, amendments=accepted),
        accepted=accepted,
        proposals=proposals,
    )


def provenance_of(revision: Revision) -> Provenance:
    """Whose each word of an issued text is, by paragraph."""
    return {str(row.paragraph_id): unpacked(row.sources) for row in revision.standing.all()}


def _proposal(amendment: Amendment) -> Proposal:
    """What was told the Presidency in confidence, the Presidency takes up as its own."""
    proposal = proposal_of(amendment, changes=weighed_changes(amendment))
    if not is_kept_to_the_presidency(amendment):
        return proposal
    return Proposal(proposal.id, PRESIDENCY, proposal.order, proposal.changes)
