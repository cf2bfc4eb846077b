"""From the rows of a database to the next text, and to the list of amendments as JSON (design §7)."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import process_time

import orjson

from bench.database import issued_draft

# isort: split
# Django is set up from here on.
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amendments.actions.next_text import next_text
from amendments.api.amendment_json import amendments_as_json
from amendments.models import Amendment
from bench.report import Figure, report

TAKEN = 500
LISTED = 1000
ROUNDS = 5


def main() -> int:
    """Measure, report, and answer how many goals were missed."""
    draft, seat = issued_draft(LISTED)
    rows = Amendment.objects.filter(draft=draft)
    listing = _cpu(lambda: orjson.dumps(amendments_as_json(rows.all(), seat)))
    with CaptureQueriesContext(connection) as queries:
        amendments_as_json(rows.all(), seat)
    rows.filter(number__gt=TAKEN).update(status=Amendment.Status.WITHDRAWN)
    last = draft.revisions.select_related("draft").get()
    issuing = _cpu(lambda: next_text(draft, last))
    figures = [
        Figure("500 amendments × 42 paragraphs, rows to next text", issuing, "ms", 150),
        Figure("list of 1,000 amendments as JSON", listing, "ms", 20),
        Figure("queries for that list", len(queries), "", 4),
    ]
    return report(
        "from_database", figures, {"issuing_ms": issuing, "listing_ms": listing, "queries": len(queries)}
    )


def _cpu(work: Callable[[], object]) -> float:
    """Milliseconds of CPU, the median of several rounds after one to warm up."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        work()
        times.append((process_time() - start) * 1000)
    return median(times)


if __name__ == "__main__":
    main()
