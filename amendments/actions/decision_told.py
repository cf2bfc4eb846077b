"""A decision as JSON values: in an answer, with its amendment, and with a refusal."""

from __future__ import annotations

from typing import Any

import orjson

from amendments.models import Decision
from amendments.models.plain import dashed, instant
from amendments.models.written import as_text, tuples

Json = dict[str, Any]


def decision_told(decision: Decision) -> Json:
    """The decision in the one form that everybody is told."""
    (row,) = tuples(Decision.objects.filter(pk=decision.pk), *decision_columns())
    return decision_written(str(decision.amendment_id), *row)


def decision_columns(prefix: str = "") -> tuple[Any, ...]:
    """What `decision_written` takes after the amendment."""
    return (
        as_text(f"{prefix}pk"),
        f"{prefix}outcome",
        f"{prefix}reason",
        as_text(f"{prefix}changes"),
        as_text(f"{prefix}decided_at"),
        as_text(f"{prefix}announced_at"),
    )


def decision_written(
    amendment: str,
    pk: str,
    outcome: str,
    reason: str,
    changes: str | None,
    decided_at: str,
    announced_at: str | None,
) -> Json:
    """The same of what the database has written."""
    return {
        "id": dashed(pk),
        "amendment": amendment,
        "outcome": outcome,
        "reason": reason,
        "changes": orjson.loads(changes) if changes else None,
        "decided_at": instant(decided_at),
        "announced_at": instant(announced_at),
        "announced": announced_at is not None,
    }
