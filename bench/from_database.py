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
ROUNDS = 15


def main() -> int:
    """Measure, report, and answer how many goals were missed."""
    draft, seat = issued_draft(LISTED)
    rows = Amendment.objects.filter(draft=draft)
    with CaptureQueriesContext(connection) as queries:
        first = _once(lambda: orjson.dumps(amendments_as_json(rows.all(), seat)))
    listing = _cpu(lambda: orjson.dumps(amendments_as_json(rows.all(), seat)))
    rows.filter(number__gt=TAKEN).update(status=Amendment.Status.WITHDRAWN)
    last = draft.revisions.select_related("draft").get()
    issuing = _cpu(lambda: next_text(draft, last))
    figures = [
        Figure("500 amendments × 42 paragraphs, rows to next text", issuing, "ms", 150),
        Figure("list of 1,000 amendments as JSON", listing, "ms", 20),
        Figure("the first time it is asked for", first, "ms"),
        Figure("queries for that list, the first time", len(queries), "", 4),
    ]
    raw = {"issuing_ms": issuing, "listing_ms": listing, "first_ms": first, "queries": len(queries)}
    return report("from_database", figures, raw)


def _cpu(work: Callable[[], object]) -> float:
    """Milliseconds of CPU, the median of several rounds after one to warm up."""
    work()
    return median([_once(work) for _ in range(ROUNDS)])


def _once(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return (process_time() - start) * 1000


if __name__ == "__main__":
    main()
