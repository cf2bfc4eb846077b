"""Try a paper again that could not be made."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from drafting.actions.lock_draft import lock_draft
from drafting.actions.record import record_act
from drafting.errors import Clash
from drafting.models import Paper, Seat
from drafting.permissions import require
from drafting.tasks import wake_for


def retry_paper(paper: Paper, *, by: Seat) -> Paper:
    """The paper, queued anew. Refused: not_failed (409) where there is nothing to try again."""
    with transaction.atomic():
        draft = lock_draft(paper.revision.draft, by=by)
        require(by, "issue", "issued_text")
        queued = Paper.objects.filter(pk=paper.pk, state=Paper.State.FAILED).update(
            state=Paper.State.QUEUED, attempts=0, reason=""
        )
        if not queued:
            raise Clash("not_failed", _("This paper has not failed."))
        record_act(
            verb="retry_paper",
            by=by,
            audience="office",
            draft=draft,
            subject=f"paper:{paper.pk}",
            payload={"paper": paper.paper, "format": paper.format},
        )
        transaction.on_commit(partial(wake_for, [paper]), robust=True)
    paper.refresh_from_db()
    return paper
