"""What an issue does to amendments: the accepted are incorporated, the open stand on the new text or are flagged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from amendments.actions.audience import audience_of, subject_of
from amendments.actions.keep_changes import keep_changes
from amendments.actions.next_text import NextText
from amendments.actions.release import release
from amendments.consolidation.lifecycle import next_status
from amendments.consolidation.rebase import Carried, Flag, Rebase
from amendments.models import Amendment
from amendments.models.stored import changes_of, for_the_core, proposal_of
from amendments.papers.texts import brackets_printed, style_of
from amendments.permissions import is_kept_to_the_presidency, is_told_to_all
from drafting.actions.record import record_act
from drafting.models import Draft, Revision, Seat
from drafting.text.paragraph import Text


@dataclass(frozen=True, slots=True)
class Onward:
    """An open amendment and what becomes of it on the next text."""

    amendment: Amendment
    found: Carried | Flag


def incorporate(accepted: Iterable[Amendment], *, draft: Draft, now: datetime) -> None:
    """The accepted are in the text now; those whose round had not released them yet are told with it."""
    taken = list(accepted)
    for amendment in taken:
        amendment.status = next_status(amendment.status, "issue")
    Amendment.objects.bulk_update(taken, ["status"])
    untold = [each for each in taken if each.released_at is None and not is_kept_to_the_presidency(each)]
    release(sorted(untold, key=lambda each: each.order), draft=draft, now=now)


def onward(draft: Draft, made: NextText, *, last: Revision) -> tuple[Onward, ...]:
    """The open amendments of `last`, each carried to the next text whole or not at all (design §3.6)."""
    assert made.old is not None, "before INIT there is no amendment"
    rebase = Rebase(made.old, made.text, made.proposals)
    rows = for_the_core(Amendment.objects.filter(draft=draft, base=last, status__in=Amendment.OPEN))
    return tuple(
        Onward(each, rebase.of(proposal_of(each, changes=changes_of(each))))
        for each in rows.select_related("round").order_by("order")
    )


def brackets_told(open_ones: Iterable[Onward], text: Text, draft: Draft) -> list[dict[str, Any]]:
    """Each paragraph that a bracketed amendment concerns, with its owners; what not all may read stands in no paper.

    The first entry of a paragraph says besides how it is printed (`papers.texts.brackets_printed`).
    """
    proposals = [
        one.found.proposal
        for one in open_ones
        if isinstance(one.found, Carried)
        and one.amendment.status == Amendment.Status.BRACKETED
        and is_told_to_all(one.amendment)
    ]
    printed = brackets_printed(text, proposals, style=style_of(draft))
    return [
        {"paragraph": paragraph, "amendment": each.id, "source": each.source, **printed.pop(paragraph, {})}
        for each in proposals
        for paragraph in dict.fromkeys(change.paragraph for change in each.changes)
    ]


def carry_over(open_ones: Sequence[Onward], *, draft: Draft, revision: Revision, by: Seat) -> None:
    """Puts the carried on the revision. The others keep the words they have, where they wrote them, and are flagged:
    a person must place them, and each is told in the record."""
    carried = []
    for one in open_ones:
        one.amendment.draft = draft
        if isinstance(one.found, Flag):
            _flag(one.amendment, one.found, revision=revision, by=by)
            continue
        carried.append(one.amendment.pk)
        if one.found.proposal.changes != changes_of(one.amendment):
            keep_changes(one.amendment, one.found.proposal.changes)
    Amendment.objects.filter(pk__in=carried).update(base=revision)


def _flag(amendment: Amendment, found: Flag, *, revision: Revision, by: Seat) -> None:
    amendment.flag, amendment.flag_reason = found.flag, found.reason
    amendment.save(update_fields=["flag", "flag_reason"])
    record_act(
        verb="flag_amendment",
        by=by,
        audience=audience_of(amendment),
        draft=amendment.draft,
        subject=subject_of(amendment),
        payload={"flag": found.flag, "reason": found.reason, "revision": revision.symbol},
    )
