"""A revision's rows as the values its papers are made from."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from drafting.models.revision import Revision
from drafting.models.stored import text_of_revision
from drafting.papers.values import Baseline, PaperValues, TrackedChange
from drafting.text.wording import from_plain
from drafting.text.words import split_words


def paper_values(revision: Revision) -> PaperValues:
    """All that the papers of a revision need: its text, the revision before it, and who changed what."""
    before = revision.draft.revisions.filter(number__lt=revision.number).order_by("number").last()
    return PaperValues(
        symbol=revision.symbol,
        text=text_of_revision(revision),
        issued=revision.issued_at,
        previous_symbol=revision.previous_symbol or None,
        baseline=Baseline(symbol=before.symbol, text=text_of_revision(before)) if before else None,
        changes=tuple(_tracked(entry, revision) for entry in revision.changes),
    )


def _tracked(entry: dict[str, Any], revision: Revision) -> TrackedChange:
    return TrackedChange(
        paragraph=entry["paragraph"],
        act=entry["act"],
        source=entry["source"],
        date=datetime.fromisoformat(entry["date"]) if entry.get("date") else revision.issued_at,
        start=entry.get("start", 0),
        end=entry.get("end", 0),
        words=split_words(from_plain(entry.get("text", ""))),
    )
