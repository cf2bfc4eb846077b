"""Issue the next revision: everything accepted goes in, the rest is carried on, nothing disappears silently."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils import timezone

from amendments.actions.announce import announce_prepared
from amendments.actions.audience import ALL
from amendments.actions.carry_over import brackets_told, carry_over, incorporate, onward
from amendments.actions.lock import latest_revision, lock_draft
from amendments.actions.next_text import NextText, first_text, next_text
from amendments.actions.order_paper import order_with_issue
from amendments.actions.symbol_due import stem_of, symbol_due
from amendments.actions.write_revision import Frame, write_revision
from drafting.actions.order_papers import order_papers
from drafting.actions.record import record_act
from drafting.models import Act, Draft, Revision, Seat
from drafting.permissions import matter_of_text, require
from drafting.text.numbering import relabelled
from drafting.text.symbols import format_symbol


@transaction.atomic
def issue_revision(
    draft: Draft, *, symbol: str | None = None, number_anew: bool = False, by: Seat
) -> Revision:
    """The revision issued: INIT from the text in preparation, then the current text with all that is accepted.

    `symbol` may begin a new series; without it the chain goes on. `number_anew` is the one renumbering at the
    end (conventions §3.1): every series of labels is counted from 1, and the record keeps the table of old and new
    ones; INIT is numbered while it is written. Decisions prepared are announced with it, its papers ordered.
    Refused, with nothing written: no_text, conflicts_left with the pairs, symbol_taken (409),
    bad_symbol (400).
    """
    draft = lock_draft(draft, by=by)
    require(by, "issue", matter_of_text(draft))
    last = latest_revision(draft)
    due = symbol_due(draft, last, symbol)
    made = first_text(draft) if last is None else next_text(draft, last, number_anew=number_anew)
    open_ones = () if last is None else onward(draft, made, last=last)
    printed, key, now = format_symbol(due), uuid.uuid4(), timezone.now()
    act = _record(draft, made, symbol=printed, key=key, last=last, by=by)
    frame = Frame(key=key, symbol=printed, last=last, record_head=act.hash, at=now, by=by)
    incorporate(made.accepted, draft=draft, now=now)
    revision = write_revision(draft, made, frame=frame, brackets=brackets_told(open_ones, made.text, draft))
    announce_prepared(draft, by=by)
    carry_over(open_ones, draft=draft, revision=revision, by=by)
    draft.preparation, draft.symbol = None, stem_of(due)
    draft.cover = [field for field in revision.cover if field["field"] != "prev_doc"]
    draft.save(update_fields=["preparation", "symbol", "cover"])
    order_papers(revision)
    order_with_issue(revision, at=now)
    return revision


def _record(
    draft: Draft, made: NextText, *, symbol: str, key: uuid.UUID, last: Revision | None, by: Seat
) -> Act:
    return record_act(
        verb="issue_revision",
        by=by,
        audience=ALL,
        draft=draft,
        subject=f"revision:{key}",
        payload={
            "symbol": symbol,
            "previous_symbol": last.symbol if last else None,
            "paragraphs": len(made.text.paragraphs),
            "changes": made.changes,
            "labels": [[line.old, line.new] for line in relabelled(made.old, made.text)] if made.old else [],
        },
    )
