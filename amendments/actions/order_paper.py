"""Order a paper of a negotiation: how it stands now is kept at once, the file is made by a worker."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments.actions.audience import OFFICE
from amendments.actions.lock import latest_revision, lock_draft
from amendments.actions.release_round import release_due
from amendments.papers.readers import Readers, amendments_seen
from amendments.papers.snapshots import Of, Taken, take_snapshot
from drafting.actions.delegation_of import delegation_of
from drafting.actions.record import record_act
from drafting.errors import Clash, DomainError, Forbidden
from drafting.models import Draft, Paper, Revision, Seat
from drafting.papers.make import DATED_PAPERS
from drafting.permissions import require
from drafting.tasks import wake_for

Audience = Paper.Audience
# What goes out with every revision but the first, beside what is made from the revision alone (design §4.8).
WITH_EACH_ISSUE = {"rolling": ("docx", "pdf"), "disposition": ("docx", "pdf", "xlsx")}


@transaction.atomic
def order_paper(
    draft: Draft,
    *,
    paper: str,
    format: str,
    audience: str = Audience.ALL,
    delegation: str | None = None,
    of: Of = "delegations",
    addendum: bool = False,
    by: Seat,
) -> Paper:
    """The paper's row, queued: of the current revision, as the negotiation stands, for the audience alone.

    `delegation` (a code) is the one whose comments they are, or the one that an audience of "delegation" means.
    `addendum`: it is given a symbol of its own, as one delegation's comments always are.
    Refused (400): unknown_paper, unknown_audience, unknown_delegation, delegation_needed, delegation_not_meant;
    not_issued_yet (409); forbidden (403) where another than the secretariat orders a paper for the public, or another
    than the Presidency one for the Presidency.
    """
    release_due(draft)
    draft = lock_draft(draft, by=by)
    require(by, "issue", "issued_text")
    if (paper, format) not in DATED_PAPERS:
        raise DomainError(
            "unknown_paper",
            _("There is no paper “%(paper)s” as %(format)s to be ordered.")
            % {"paper": paper, "format": format},
        )
    party = None if delegation is None else delegation_of(draft.body, delegation)
    readers = Readers(draft, audience, party)
    _check(paper, readers, by)
    revision = latest_revision(draft)
    if revision is None:
        raise Clash("not_issued_yet", _("Nothing has been issued yet."))
    taken = take_snapshot(paper, revision, readers, of=of, addendum=addendum, at=timezone.now())
    made = _queued((format,), taken, paper, readers)[0]
    record_act(
        verb="order_paper",
        by=by,
        audience=OFFICE,
        draft=draft,
        subject=f"paper:{made.pk}",
        payload={"paper": paper, "format": format, "audience": audience, "delegation": delegation},
    )
    return made


def order_with_issue(revision: Revision, *, at: datetime) -> list[Paper]:
    """The papers that go out with a revision, for all delegations; inside the transaction that issues it."""
    if revision.number == 0:
        return []
    readers = Readers(revision.draft, Audience.ALL)
    seen = amendments_seen(readers)
    return [
        made
        for paper, formats in WITH_EACH_ISSUE.items()
        for made in _queued(
            formats, take_snapshot(paper, revision, readers, seen=seen, at=at), paper, readers
        )
    ]


def _check(paper: str, readers: Readers, by: Seat) -> None:
    if readers.audience not in Audience.values:
        raise DomainError("unknown_audience", _("There is no such audience."))
    if readers.audience == Audience.DELEGATION and readers.delegation is None:
        raise DomainError("delegation_needed", _("Say which delegation the paper is for."))
    # What names positions is LIMITE unless the secretariat says otherwise (conventions §1).
    if readers.audience == Audience.PUBLIC and by.role != Seat.Role.SECRETARIAT:
        raise Forbidden(_("Only the secretariat gives a paper of the negotiation to the public."))
    # It tells decisions that are prepared, which nobody else may read (threats.md): nor could another have the file.
    if readers.audience == Audience.PRESIDENCY and by.role != Seat.Role.PRESIDENCY:
        raise Forbidden(_("Only the Presidency orders a paper for itself."))
    if readers.delegation is not None and readers.audience != Audience.DELEGATION and paper != "comments":
        raise DomainError("delegation_not_meant", _("Only comments are one delegation's."))


def _queued(formats: Iterable[str], taken: Taken, paper: str, readers: Readers) -> list[Paper]:
    """The snapshot stored, and a row for each file that is to be made from it."""
    taken.snapshot.save(force_insert=True)
    rows = Paper.objects.bulk_create(
        Paper(
            revision=taken.snapshot.revision,
            paper=paper,
            format=each,
            audience=readers.audience,
            delegation=readers.delegation.code if readers.delegation else "",
            parties_only=taken.parties_only,
            snapshot=taken.snapshot,
        )
        for each in formats
    )
    transaction.on_commit(partial(wake_for, rows), robust=True)
    return rows
