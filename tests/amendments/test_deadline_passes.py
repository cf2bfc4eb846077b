"""A deadline that passes releases what it held back, though nobody opens a page."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from amendments.actions.open_round import open_round
from amendments.models import Amendment
from amendments.permissions import visible_amendments
from drafting.models import Draft, Seat
from tests.factories import acts, delete, tabled
from tests.faults.workshop import Workshop, until
from tests.services.redis import redis_server

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_worker_releases_it(
    draft: Draft, presidency: Seat, france: Seat, germany: Seat, tmp_path: Path
) -> None:
    deadline = timezone.now() + timedelta(seconds=2)
    open_round(draft, release="deadline", deadline=deadline, by=presidency)
    held = tabled(draft, delete(draft, "5"), by=france)
    assert not visible_amendments(draft, germany).exists()
    with nullcontext("") if settings.EMBEDDED else redis_server() as redis_url:
        shop = Workshop(tmp_path, redis_url=redis_url)
        try:
            shop.open()
            until(lambda: visible_amendments(draft, germany).exists())
        finally:
            shop.close()
    released = Amendment.objects.get(pk=held.pk)
    assert released.number == 1
    assert released.released_at is not None
    assert released.released_at >= deadline
    assert [act.actor for act in acts(draft, "release_round")] == [presidency.user]
