"""The page of a text with 500 amendments: queries and server time (design §7)."""

from __future__ import annotations

from statistics import median
from time import perf_counter, process_time

from bench.database import issued_draft

# isort: split
# Django is set up from here on.
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amendments.models import Amendment
from bench.report import Figure, report
from drafting.models import Seat

AMENDMENTS = 500
ROUNDS = 21


def main() -> int:
    """Measure, report, and answer how many goals were missed."""
    draft, _ = issued_draft(AMENDMENTS)
    rows = Amendment.objects.filter(draft=draft)
    rows.update(status=Amendment.Status.SUBMITTED)
    reader = User.objects.create_user("head")
    Seat.objects.create(
        user=reader, body=draft.body, delegation=draft.body.delegations.first(), role=Seat.Role.HEAD
    )
    client = Client()
    client.force_login(reader)
    address = f"/drafts/{draft.pk}/"
    first = _timed(client, address)
    walls, cpus = zip(*(_timed(client, address) for _ in range(ROUNDS)), strict=True)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    rows.filter(number__gt=10).delete()
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    figures = [
        Figure("text page, 500 amendments: server time, p95", sorted(walls)[-2], "ms", 150),
        Figure("the same, CPU, median", median(cpus), "ms"),
        Figure("the first time it is asked for", first[0], "ms"),
        Figure("queries with 500 less queries with 10", len(many) - len(few), "", 0),
    ]
    return report("text_page", figures, {"wall_ms": walls, "cpu_ms": cpus, "queries": len(many)})


def _timed(client: Client, address: str) -> tuple[float, float]:
    """Milliseconds of wall and of CPU."""
    wall, cpu = perf_counter(), process_time()
    response = client.get(address)
    assert response.status_code == 200
    return (perf_counter() - wall) * 1000, (process_time() - cpu) * 1000


if __name__ == "__main__":
    main()
