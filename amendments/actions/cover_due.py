"""The cover of the revision that is due: the draft's, dated, naming the document before it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from drafting.models import Draft, Revision
from drafting.papers.days import redated

Json = dict[str, Any]

# Where "No. prev. doc." stands on a cover: before the first of these that is there (conventions §1).
_AFTER_PREVIOUS = ("subject",)
_DATED = frozenset({"place_date", "date"})


def cover_due(draft: Draft, last: Revision | None, *, at: datetime) -> list[Json]:
    """The fields in their order.

    A date that is still the one of the revision before was not meant for this one: the day of issue takes its
    place. One that was typed since is printed as it was typed.
    """
    fields = [field for field in draft.cover if field["field"] != "prev_doc"]
    if last is None:
        return fields
    fields = [_dated(field, last, at) for field in fields]
    names = [field["field"] for field in fields]
    place = next((names.index(name) for name in _AFTER_PREVIOUS if name in names), len(fields))
    return [*fields[:place], {"field": "prev_doc", "text": last.symbol}, *fields[place:]]


def _dated(field: Json, last: Revision, at: datetime) -> Json:
    if field["field"] not in _DATED or field not in last.cover:
        return field
    dated = redated(field["text"], timezone.localtime(at))
    return field if dated is None else field | {"text": dated}
