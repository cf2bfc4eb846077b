"""Rows and JSON to the values of the core and back: the only place where the two meet for texts."""

from __future__ import annotations

from typing import Any, cast

from drafting.models.draft import Draft
from drafting.models.revision import Revision, RevisionParagraph
from drafting.text.paragraph import CoverField, Family, Footnote, Kind, Paragraph, Text
from drafting.text.runs import runs_from_wording, stored_wording

Json = dict[str, Any]


def text_of_revision(revision: Revision) -> Text:
    """The revision's text; one query unless `standing` was prefetched."""
    return Text(
        family=cast(Family, revision.draft.family),
        title=revision.title,
        cover=_cover(revision.cover),
        paragraphs=tuple(_standing(row) for row in revision.standing.all()),
        footnotes=_footnotes(revision.footnotes),
    )


def text_of_preparation(draft: Draft) -> Text | None:
    """The text before INIT, or None where nothing was read in or typed yet."""
    stored = draft.preparation
    if stored is None:
        return None
    return Text(
        family=cast(Family, draft.family),
        title=stored["title"],
        cover=_cover(draft.cover),
        paragraphs=tuple(_prepared(entry) for entry in stored["paragraphs"]),
        footnotes=_footnotes(stored["footnotes"]),
    )


def preparation_from_text(text: Text) -> Json:
    """The JSON that `text_of_preparation` reads; the cover is kept on the draft itself."""
    return {
        "title": text.title,
        "paragraphs": [
            {
                "id": p.id,
                "kind": p.kind,
                "label": p.label,
                "level": p.level,
                "runs": runs_from_wording(p.wording),
            }
            for p in text.paragraphs
        ],
        "footnotes": [{"id": note.id, "text": note.text} for note in text.footnotes],
    }


def _cover(stored: list[Json]) -> tuple[CoverField, ...]:
    return tuple(CoverField(field=entry["field"], text=entry["text"]) for entry in stored)


def _footnotes(stored: list[Json]) -> tuple[Footnote, ...]:
    return tuple(Footnote(id=note["id"], text=note["text"]) for note in stored)


def _standing(row: RevisionParagraph) -> Paragraph:
    return Paragraph(
        id=str(row.paragraph_id),
        kind=cast(Kind, row.kind),
        label=row.label,
        level=row.level,
        wording=stored_wording(row.runs),
    )


def _prepared(entry: Json) -> Paragraph:
    return Paragraph(
        id=entry["id"],
        kind=entry["kind"],
        label=entry["label"],
        level=entry["level"],
        wording=stored_wording(entry["runs"]),
    )
