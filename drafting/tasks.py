"""What is done after the answer: making papers. The row is the job; the queue only wakes somebody up."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from datetime import timedelta

from celery import shared_task
from django.db.models import F, Q
from django.utils import timezone

from drafting.models import Paper
from drafting.models.paper_values import values_of_paper
from drafting.papers.make import make_paper

# Longer than any paper takes, shorter than a secretariat waits before asking why; celery's own limit is below it.
LEASE = timedelta(seconds=150)
ATTEMPTS_AT_MOST = 3
REASON_AT_MOST = 500  # characters kept of what went wrong


@shared_task(name="drafting.make_paper")
def wake(paper_id: str) -> None:
    """Make one paper, if it still waits to be made."""
    produce_paper(uuid.UUID(paper_id))


@shared_task(name="drafting.make_waiting_papers")
def make_waiting_papers() -> None:
    """Make what was queued and not taken up, or taken up by a worker that died (its lease has run out)."""
    for paper_id in Paper.objects.filter(_claimable()).values_list("pk", flat=True):
        produce_paper(paper_id)


def wake_for(papers: Iterable[Paper]) -> None:
    """Tell the workers; to be called after the commit. A lost message costs time only: the rows stay queued."""
    for paper in papers:
        wake.delay(str(paper.pk))


def produce_paper(paper_id: uuid.UUID) -> None:
    """Claim the row under a lease, make the file, and store it whole while the lease is still ours.

    A paper that cannot be made is tried three times, then failed with the reason. Never raises for one paper.
    """
    lease = uuid.uuid4()
    if not _claim(paper_id, lease):
        return
    paper = Paper.objects.select_related("revision__draft", "snapshot").get(pk=paper_id)
    try:
        content = make_paper(paper.paper, paper.format, values_of_paper(paper))
    except Exception as error:  # noqa: BLE001 - whatever a text does to a paper, the others are still made
        _give_back(paper, lease, reason=f"{type(error).__name__}: {error}"[:REASON_AT_MOST])
        return
    Paper.objects.filter(pk=paper_id, lease=lease).update(
        state=Paper.State.READY,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        made_at=timezone.now(),
        lease=None,
        lease_until=None,
        reason="",
    )


def _claimable() -> Q:
    expired = Q(state=Paper.State.MAKING, lease_until__lt=timezone.now())
    return Q(state=Paper.State.QUEUED) | expired


def _claim(paper_id: uuid.UUID, lease: uuid.UUID) -> bool:
    """Whether the row is ours now. A row whose workers died three times is failed instead of tried again."""
    waiting = Paper.objects.filter(_claimable(), pk=paper_id)
    waiting.filter(attempts__gte=ATTEMPTS_AT_MOST).update(
        state=Paper.State.FAILED, reason="The worker died each time it made this paper.", lease=None
    )
    claimed = waiting.filter(attempts__lt=ATTEMPTS_AT_MOST).update(
        state=Paper.State.MAKING,
        lease=lease,
        lease_until=timezone.now() + LEASE,
        attempts=F("attempts") + 1,
    )
    return claimed == 1


def _give_back(paper: Paper, lease: uuid.UUID, *, reason: str) -> None:
    last = paper.attempts >= ATTEMPTS_AT_MOST
    given = Paper.objects.filter(pk=paper.pk, lease=lease).update(
        state=Paper.State.FAILED if last else Paper.State.QUEUED, reason=reason, lease=None, lease_until=None
    )
    if given and not last:
        wake.delay(str(paper.pk))
