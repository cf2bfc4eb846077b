"""What is done after the answer: making papers. The row is the job; the queue only wakes somebody up."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from functools import lru_cache

from celery import shared_task
from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from drafting.apart.limits import Limits
from drafting.live.nudge import nudge_draft
from drafting.maker.maker import Maker, NotMadeError
from drafting.models import Paper
from drafting.models.paper_lease import lease_end, renewed
from drafting.models.paper_values import values_of_paper

ATTEMPTS_AT_MOST = 3
REASON_AT_MOST = 500  # characters kept of what went wrong
# Papers that one look for waiting ones wakes workers for: the rest is found by the next looks, and a long queue
# does not fill with messages for the same rows.
WOKEN_AT_MOST = 20


@shared_task(name="drafting.make_paper")
def wake(paper_id: str) -> None:
    """Make one paper, if it still waits to be made."""
    produce_paper(uuid.UUID(paper_id))


@shared_task(name="drafting.wake_for_waiting_papers")
def wake_for_waiting_papers() -> None:
    """Wake the workers anew for what was queued and not taken up, or taken up by one that died."""
    for paper_id in _waiting()[:WOKEN_AT_MOST]:
        wake.delay(str(paper_id))


def make_waiting_papers() -> None:
    """Make all that waits, here and now."""
    for paper_id in _waiting():
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
        with renewed(paper_id, lease):
            content = maker().make(paper.paper, paper.format, values_of_paper(paper))
    except NotMadeError as error:
        _give_back(paper, lease, reason=str(error))
        return
    except Exception as error:  # noqa: BLE001 - whatever a text does to its values, the others are still made
        _give_back(paper, lease, reason=f"{type(error).__name__}: {error}")
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
    nudge_draft(paper.revision.draft_id)


@lru_cache(maxsize=1)
def maker() -> Maker:
    """This process's child for papers; it starts with the first one."""
    return Maker(Limits(seconds=settings.PAPER_SECONDS, memory=settings.PAPER_MEMORY_MB * 1_000_000))


def _waiting() -> list[uuid.UUID]:
    return list(Paper.objects.filter(_claimable()).values_list("pk", flat=True))


def _claimable() -> Q:
    """Queued, or taken up by a worker whose lease has run out."""
    expired = Q(state=Paper.State.MAKING, lease_until__lt=timezone.now())
    return Q(state=Paper.State.QUEUED) | expired


def _claim(paper_id: uuid.UUID, lease: uuid.UUID) -> bool:
    """Whether the row is ours now. A row whose workers died three times is failed instead of tried again."""
    waiting = Paper.objects.filter(_claimable(), pk=paper_id)
    waiting.filter(attempts__gte=ATTEMPTS_AT_MOST).update(
        state=Paper.State.FAILED,
        reason="The worker died each time it made this paper.",
        lease=None,
        lease_until=None,
    )
    claimed = waiting.filter(attempts__lt=ATTEMPTS_AT_MOST).update(
        state=Paper.State.MAKING,
        lease=lease,
        lease_until=lease_end(),
        attempts=F("attempts") + 1,
    )
    return claimed == 1


def _give_back(paper: Paper, lease: uuid.UUID, *, reason: str) -> None:
    last = paper.attempts >= ATTEMPTS_AT_MOST
    given = Paper.objects.filter(pk=paper.pk, lease=lease).update(
        state=Paper.State.FAILED if last else Paper.State.QUEUED,
        reason=reason[:REASON_AT_MOST],
        lease=None,
        lease_until=None,
    )
    if given and not last:
        wake.delay(str(paper.pk))
    elif given:
        nudge_draft(paper.revision.draft_id)
