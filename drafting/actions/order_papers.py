"""Order the papers of a revision: rows now, files when a worker has made them."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from drafting.models import Paper, Revision
from drafting.papers.make import NEED_BASELINE, PAPERS
from drafting.tasks import wake_for


def order_papers(revision: Revision) -> list[Paper]:
    """The rows of every paper this revision can have, queued; inside the transaction that issues it.

    The first revision of a draft has none that show what changed.
    """
    wanted = [(paper, form) for paper, form in PAPERS if revision.number > 0 or paper not in NEED_BASELINE]
    papers = Paper.objects.bulk_create(
        Paper(revision=revision, paper=paper, format=form) for paper, form in wanted
    )
    transaction.on_commit(partial(wake_for, papers), robust=True)
    return papers
