"""Amendments as JSON: one function for lists and details, four queries whatever the number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import orjson
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from amendments.models import Amendment, Change, Decision, Sponsorship
from drafting.models import Seat
from drafting.permissions import may

FIELDS = (
    "base__symbol",
    "number",
    "delegation__code",
    "floor",
    "status",
    "flag",
    "flag_reason",
    "justification",
    "to",
    "entered_by",
    "confirmation",
)

CHANGE_FIELDS = ("text_paragraph_id", "text_after_id", "kind", "level", "text_runs", "text_footnotes")

# As JSON is kept; most changes bring no footnotes.
NONE = "[]"
# As SQLite and PostgreSQL write it.
TRUE = ("1", "true")

Json = dict[str, Any]


def amendments_as_json(amendments: QuerySet[Amendment], seat: Seat) -> list[Json]:
    """The amendments in their order, each with its changes, sponsors and the decision that this seat may see.

    Whoever may not see a decision that is prepared and not announced is shown the status before it.
    """
    texts = _as_text("pk", "draft_id", "base_id", "late", "submitted_at", "released_at")
    rows = amendments.values(*FIELDS, **texts)
    # The database repeats the question of which they are faster than it reads a thousand ids.
    ids = amendments.order_by().values("pk")
    changes, sponsors = _changes(ids), _sponsors(ids)
    decisions = decisions_as_json(Decision.objects.filter(amendment_id__in=ids, current=True))
    # By whether it is announced.
    may_see = {
        True: may(seat, "read", "decision_announced"),
        False: may(seat, "read", "decision_prepared"),
    }
    return [_told(row, changes, sponsors, decisions, may_see) for row in rows]


def amendment_as_json(amendment: Amendment, seat: Seat) -> Json:
    """One amendment, in the same form as in lists."""
    return amendments_as_json(Amendment.objects.filter(pk=amendment.pk), seat)[0]


def decisions_as_json(decisions: QuerySet[Decision]) -> dict[str, tuple[str, Json]]:
    """By the id that the database keeps of the amendment: what it was before, and the decision as the API tells it."""
    texts = _as_text("pk", "amendment_id", "changes", "decided_at", "announced_at")
    told = {}
    for row in decisions.order_by().values("outcome", "reason", "was", **texts):
        told[row["text_amendment_id"]] = (
            row["was"],
            {
                "id": dashed(row["text_pk"]),
                "amendment": dashed(row["text_amendment_id"]),
                "outcome": row["outcome"],
                "reason": row["reason"],
                "changes": orjson.loads(row["text_changes"] or "null"),
                "decided_at": instant(row["text_decided_at"]),
                "announced_at": instant(row["text_announced_at"]),
                "announced": row["text_announced_at"] is not None,
            },
        )
    return told


def _told(
    row: Json,
    changes: Mapping[str, list[Json]],
    sponsors: Mapping[str, list[Json]],
    decisions: Mapping[str, tuple[str, Json]],
    may_see: Mapping[bool, bool],
) -> Json:
    key = row["text_pk"]
    was, decision = decisions.get(key, ("", None))
    visible = decision is None or may_see[decision["announced"]]
    return {
        "id": dashed(key),
        "room": dashed(key),
        "draft": dashed(row["text_draft_id"]),
        "base": dashed(row["text_base_id"]),
        "base_symbol": row["base__symbol"],
        "number": row["number"],
        "delegation": row["delegation__code"],
        "cosponsors": sponsors.get(key, []),
        "floor": _floor(row["floor"], sponsors.get(key, [])),
        "status": row["status"] if visible else was,
        "flag": row["flag"] or None,
        "flag_reason": row["flag_reason"] or None,
        "changes": changes.get(key, []),
        "justification": row["justification"],
        "to": row["to"],
        "late": row["text_late"] in TRUE,
        "on_behalf": bool(row["entered_by"] and row["delegation__code"]),
        "entered_by": row["entered_by"] or None,
        "confirmation": row["confirmation"] or None,
        "submitted_at": instant(row["text_submitted_at"]),
        "released_at": instant(row["text_released_at"]),
        "decision": decision if visible else None,
    }


def _as_text(*names: str) -> dict[str, Cast]:
    """Columns as the text that the database keeps: {"text_NAME": …}.

    On SQLite the ORM makes a UUID of each id in 1.5 µs, a moment of each date in 2.5 µs and a dictionary of each
    run, which for a thousand amendments is more than all else together; a row with anything to be made, were it
    one truth value, goes through its converters in 2 µs more.
    """
    return {f"text_{name}": Cast(name, TextField()) for name in names}


def instant(kept: str | None) -> str | None:
    """A moment as JSON tells it: both databases keep it in UTC, PostgreSQL says so at its end ("+00")."""
    return kept and f"{kept[:10]}T{kept[11:].removesuffix('+00')}Z"


@lru_cache(maxsize=8192)
def dashed(key: str | None) -> str | None:
    """A UUID's usual form; SQLite keeps the 32 digits alone."""
    if key is None or len(key) != 32:
        return key
    return f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"


def _changes(ids: QuerySet[Amendment, Any]) -> dict[str, list[Json]]:
    grouped: dict[str, list[Json]] = defaultdict(list)
    texts = _as_text("amendment_id", "paragraph_id", "after_id", "runs", "footnotes")
    rows = Change.objects.filter(amendment_id__in=ids).order_by("amendment_id", "position").annotate(**texts)
    for amendment, *row in rows.values_list("text_amendment_id", "act", *CHANGE_FIELDS):
        grouped[amendment].append(_change(*row))
    return grouped


def _change(
    act: str, paragraph: str, after: str | None, kind: str, level: int | None, runs: str, footnotes: str
) -> Json:
    told: Json = {"act": act, "paragraph": dashed(paragraph)}
    if act in (Change.Act.INSERT, Change.Act.MOVE):
        told["after"] = dashed(after)
    if act == Change.Act.INSERT:
        told |= {"id": told["paragraph"], "kind": kind, "level": level}
    if act in (Change.Act.INSERT, Change.Act.REWORD):
        told["runs"] = orjson.loads(runs)
        told["text"] = "".join([run.get("text", "") for run in told["runs"]])
        told["footnotes"] = orjson.loads(footnotes) if footnotes != NONE else []
    return told


def _floor(floor: str, sponsors: list[Json]) -> str | list[str] | None:
    if floor == Amendment.Floor.NAMED:
        return [each["delegation"] for each in sponsors if each["answer"] == "accepted"]
    return floor or None


def _sponsors(ids: QuerySet[Amendment, Any]) -> dict[str, list[Json]]:
    grouped: dict[str, list[Json]] = defaultdict(list)
    rows = Sponsorship.objects.filter(amendment_id__in=ids).order_by("delegation__rank")
    for row in rows.values("delegation__code", "answer", **_as_text("amendment_id")):
        told = {"delegation": row["delegation__code"], "answer": row["answer"]}
        grouped[row["text_amendment_id"]].append(told)
    return grouped
