"""A revision as rows: written once, never edited."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from amendments.actions.cover_due import cover_due
from amendments.actions.explanations_told import explanations_told
from amendments.actions.next_text import NextText
from amendments.consolidation.provenance import shares
from drafting.models import Draft, Paragraph, Revision, RevisionParagraph, Seat
from drafting.text.runs import runs_from_wording
from drafting.text.spans import packed


@dataclass(frozen=True, slots=True)
class Frame:
    """What a revision bears beside its text: its id and symbol, the one before it, the head of the record."""

    key: uuid.UUID
    symbol: str
    last: Revision | None
    record_head: str
    at: datetime
    by: Seat


def write_revision(draft: Draft, made: NextText, *, frame: Frame, brackets: list[dict[str, Any]]) -> Revision:
    """The next revision of the draft, and its paragraphs in their places.

    What was taken up bears its number already, since the revision explains itself with it.
    """
    Paragraph.objects.bulk_create(
        (Paragraph(pk=each.id, draft=draft) for each in made.text.paragraphs), ignore_conflicts=True
    )
    revision = Revision.objects.create(
        pk=frame.key,
        draft=draft,
        number=frame.last.number + 1 if frame.last else 0,
        symbol=frame.symbol,
        previous_symbol=frame.last.symbol if frame.last else "",
        title=made.text.title,
        cover=cover_due(draft, frame.last, at=frame.at),
        footnotes=[{"id": note.id, "text": note.text} for note in made.text.footnotes],
        changes=made.changes,
        explanations=explanations_told(made),
        shares=shares(made.text, made.provenance),
        brackets=brackets,
        record_head=frame.record_head,
        issued_by=frame.by.user,
        issued_at=frame.at,
    )
    RevisionParagraph.objects.bulk_create(
        RevisionParagraph(
            revision=revision,
            paragraph_id=each.id,
            position=position,
            kind=each.kind,
            label=each.label,
            level=each.level,
            runs=runs_from_wording(each.wording),
            sources=packed(made.provenance[each.id]),
        )
        for position, each in enumerate(made.text.paragraphs)
    )
    return revision
