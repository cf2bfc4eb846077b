"""Order the marked paper of a revision by another marking profile, or against the first text as well."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from drafting.actions.lock_draft import lock_draft
from drafting.actions.record import record_act
from drafting.errors import Clash, DomainError
from drafting.models import Paper, Revision, Seat
from drafting.papers.make import PAPERS
from drafting.papers.profiles import PROFILES
from drafting.permissions import require
from drafting.tasks import wake_for


@transaction.atomic
def order_marked_paper(
    revision: Revision, *, format: str, profile: str, against_first: bool = False, by: Seat
) -> Paper:
    """The paper's row, queued; the one that is there where it was ordered before.

    `against_first` compares with the text that the negotiation began with, and marks what is new since the
    revision before a second time (both baselines, conventions §1). Refused: unknown_paper, unknown_profile (400);
    no_text_before (409) where there is nothing, or only one text, to compare with.
    """
    draft = lock_draft(revision.draft, by=by)
    require(by, "issue", "issued_text")
    if ("marked", format) not in PAPERS:
        raise DomainError("unknown_paper", _("There is no marked paper as %(format)s.") % {"format": format})
    if profile not in PROFILES:
        raise DomainError(
            "unknown_profile", _("There is no marking profile “%(profile)s”.") % {"profile": profile}
        )
    if revision.number < (2 if against_first else 1):
        raise Clash("no_text_before", _("There are not that many texts before it to compare it with."))
    paper, is_new = Paper.objects.get_or_create(
        revision=revision,
        paper="marked",
        format=format,
        profile=profile,
        against_first=against_first,
        snapshot=None,
    )
    if is_new:
        record_act(
            verb="order_paper",
            by=by,
            audience="office",
            draft=draft,
            subject=f"paper:{paper.pk}",
            payload={
                "paper": "marked",
                "format": format,
                "profile": profile,
                "against_first": against_first,
            },
        )
        transaction.on_commit(partial(wake_for, [paper]), robust=True)
    return paper
