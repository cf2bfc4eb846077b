"""Amendments as JSON: one function for lists and details, three queries at most whatever the number."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any

import orjson
from django.db.models import FilteredRelation, Q, QuerySet

from amendments.actions.decision_told import decision_columns, decision_written
from amendments.api.change_json import changes_as_json
from amendments.models import Amendment, Sponsorship
from amendments.models.plain import dashed, instant
from amendments.models.written import TRUE, as_text, tuples, written
from drafting.models import Seat
from drafting.permissions import may

COLUMNS = (
    as_text("pk"),
    as_text("draft_id"),
    as_text("base_id"),
    "base__symbol",
    "number",
    "delegation__code",
    "floor",
    "status",
    "flag",
    "flag_reason",
    "justification",
    "to",
    as_text("late"),
    "entered_by",
    "confirmation",
    as_text("submitted_at"),
    as_text("released_at"),
)

Json = dict[str, Any]


def amendments_as_json(amendments: QuerySet[Amendment], seat: Seat) -> list[Json]:
    """The amendments (of one draft) in their order, each with its changes, sponsors and the decision this seat may see.

    Whoever may not see a decision that is prepared and not announced is shown the status before it. The changes are
    JSON already (`orjson.Fragment`).
    """
    standing = FilteredRelation("decisions", condition=Q(decisions__current=True))
    columns = (*COLUMNS, "standing__was", *decision_columns("standing__"))
    sees = (may(seat, "read", "decision_prepared"), may(seat, "read", "decision_announced"))
    told = [_told(row, *sees) for row in written(amendments.annotate(standing=standing), *columns)]
    if not told:
        return []
    draft = told[0]["draft"]
    changes = changes_as_json([(each["id"], each["base"]) for each in told], draft=draft)
    sponsors = _sponsors(
        {"amendment_id": told[0]["id"]} if len(told) == 1 else {"amendment__draft_id": draft}
    )
    return [_with_sponsors(each, sponsors.get(each["id"], []), changes[each["id"]]) for each in told]


def amendment_as_json(amendment: Amendment, seat: Seat) -> Json:
    """One amendment, in the same form as in lists."""
    return amendments_as_json(Amendment.objects.filter(pk=amendment.pk), seat)[0]


# A list is looked at many times between two changes; what it says of one amendment takes some 4 kB.
@lru_cache(maxsize=4096)
def _told(written: str, sees_prepared: bool, sees_announced: bool) -> Json:
    """An amendment without its sponsors and changes, to be copied before anything is put into it."""
    # fmt: off
    (
        key, draft, base, symbol, number, delegation, floor, status, flag, flag_reason, justification, to, late,
        entered_by, confirmation, submitted, released, was, *decision,
    ) = orjson.loads(written)
    # fmt: on
    is_decided = decision[0] is not None
    is_seen = sees_prepared if decision[-1] is None else sees_announced
    pk = dashed(key)
    return {
        "id": pk,
        "room": pk,
        "draft": dashed(draft),
        "base": dashed(base),
        "base_symbol": symbol,
        "number": number,
        "delegation": delegation,
        "cosponsors": [],
        "floor": floor or None,
        "status": was if is_decided and not is_seen else status,
        "flag": flag or None,
        "flag_reason": flag_reason or None,
        "changes": [],
        "justification": justification,
        "to": to,
        "late": late in TRUE,
        "on_behalf": bool(entered_by and delegation),
        "entered_by": entered_by or None,
        "confirmation": confirmation or None,
        "submitted_at": instant(submitted),
        "released_at": instant(released),
        "decision": decision_written(pk, *decision) if is_decided and is_seen else None,
    }


def _with_sponsors(told: Json, sponsors: list[Json], changes: orjson.Fragment) -> Json:
    whole = told.copy()
    whole["cosponsors"], whole["changes"] = sponsors, changes
    if whole["floor"] == Amendment.Floor.NAMED:
        whole["floor"] = [each["delegation"] for each in sponsors if each["answer"] == "accepted"]
    return whole


def _sponsors(of: dict[str, str]) -> dict[str, list[Json]]:
    """Who was invited to stand behind each amendment, in the body's order."""
    invited = Sponsorship.objects.filter(**of).order_by("delegation__rank")
    grouped: dict[str, list[Json]] = defaultdict(list)
    for key, code, answer in tuples(invited, as_text("amendment_id"), "delegation__code", "answer"):
        grouped[dashed(key)].append({"delegation": code, "answer": answer})
    return grouped
