"""What an issue changed, as its revision keeps it: whose wish, which amendments, when decided, which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from amendments.consolidation.consolidate import Consolidation, SourcedChange
from amendments.models import Amendment
from amendments.models.stored import current_decision
from amendments.permissions import is_kept_to_the_presidency
from drafting.text.paragraph import Text
from drafting.text.wording import plain

Json = dict[str, Any]


def changes_told(made: Consolidation, *, old: Text, amendments: Sequence[Amendment]) -> list[Json]:
    """One entry per change: {act, paragraph, label, source, amendments, date}; a reword has one for each edit.

    `start` and `end` count words of the old wording, as `split_words` cuts it, and `text` is what stands for them.
    `notes` are the ids of those worded anew. Amendments told in confidence are not named.
    """
    known = {str(amendment.pk): amendment for amendment in amendments}
    labels = {paragraph.id: paragraph.label for paragraph in old.paragraphs}
    labels |= {paragraph.id: paragraph.label for paragraph in (made.text.paragraphs if made.text else ())}
    return [
        _entry(change, label=labels[change.paragraph], known=known) | edit
        for change in made.changes
        for edit in _edits(change)
    ]


def _edits(change: SourcedChange) -> list[Json]:
    """Those of a reword; one that changes spaces alone, and every other act, is told without words."""
    told: list[Json] = [
        {"start": edit.start, "end": edit.end, "text": plain(edit.wording)} for edit in change.edits
    ]
    told += [{"notes": list(change.notes)}] if change.notes else []
    return told or [{}]


def _entry(change: SourcedChange, *, label: str | None, known: Mapping[str, Amendment]) -> Json:
    dates = [decision.decided_at for each in change.proposals if (decision := current_decision(known[each]))]
    return {
        "act": change.act,
        "paragraph": change.paragraph,
        "label": label,
        "source": change.source,
        "amendments": [each for each in change.proposals if not is_kept_to_the_presidency(known[each])],
        "date": max(dates).isoformat() if dates else None,
    }
