"""The changes of amendments as JSON, made once: what is submitted is frozen on its base."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import orjson
from django.db.models import Q

from amendments.models import Amendment, Change
from amendments.models.plain import dashed
from amendments.models.written import as_text, tuples

Json = dict[str, Any]

# Some 15 MB: ten drafts of 1,000 amendments, each of one paragraph.
KEPT_AT_MOST = 10_000
# Beyond so many the database finds all changes of a draft faster than it reads the ids.
FEW = 50

NOTHING = orjson.Fragment(b"[]")
# As JSON is kept; most changes bring no footnotes.
NO_FOOTNOTES = "[]"

COLUMNS = (
    as_text("amendment_id"),
    as_text("amendment__base_id"),
    "amendment__status",
    "act",
    as_text("paragraph_id"),
    as_text("after_id"),
    "kind",
    "level",
    as_text("runs"),
    as_text("footnotes"),
)

# By amendment and base: being carried to another revision is the one thing that
# rewrites what was submitted.
_kept: dict[tuple[str, str], orjson.Fragment] = {}


def changes_as_json(amendments: Sequence[tuple[str, str]], *, draft: str) -> Mapping[str, orjson.Fragment]:
    """The list of changes of each amendment of a draft, given as (id, base), by its id; one query at most."""
    told = {pk: _kept.get((pk, base)) for pk, base in amendments}
    unread = [pk for pk, kept in told.items() if kept is None]
    read = _read(unread, draft) if unread else {}
    return {pk: kept or read.get(pk, NOTHING) for pk, kept in told.items()}


def _read(unread: Sequence[str], draft: str) -> dict[str, orjson.Fragment]:
    these = Q(amendment_id__in=unread) if len(unread) <= FEW else Q(amendment__draft_id=draft)
    rows = tuples(Change.objects.filter(these).order_by("amendment_id", "position"), *COLUMNS)
    read = {}
    for (key, base, status), changes in groupby(rows, itemgetter(0, 1, 2)):
        pk, told = dashed(key), orjson.Fragment(orjson.dumps([_change(*row[3:]) for row in changes]))
        read[pk] = told
        if status != Amendment.Status.IN_PREPARATION:
            _keep((pk, dashed(base)), told)
    return read


def _keep(key: tuple[str, str], told: orjson.Fragment) -> None:
    if len(_kept) >= KEPT_AT_MOST:
        _kept.clear()
    _kept[key] = told


def _change(
    act: str, paragraph: str, after: str | None, kind: str, level: int | None, runs: str, footnotes: str
) -> Json:
    told: Json = {"act": act, "paragraph": dashed(paragraph)}
    if act in (Change.Act.INSERT, Change.Act.MOVE):
        told["after"] = after and dashed(after)
    if act == Change.Act.INSERT:
        told |= {"id": told["paragraph"], "kind": kind, "level": level}
    if act in (Change.Act.INSERT, Change.Act.REWORD):
        told["runs"] = orjson.loads(runs)
        told["text"] = "".join([run.get("text", "") for run in told["runs"]])
        told["footnotes"] = orjson.loads(footnotes) if footnotes != NO_FOOTNOTES else []
    return told
