"""What an issue changed, as its revision keeps it: whose wish, which amendments, when decided, which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from amendments.consolidation.change import Proposal
from amendments.consolidation.conflict import woven_paragraphs
from amendments.consolidation.consolidate import Consolidation, SourcedChange
from amendments.consolidation.reading import read
from amendments.models import Amendment
from amendments.models.stored import current_decision
from amendments.permissions import is_kept_to_the_presidency
from drafting.text.paragraph import Text
from drafting.text.wording import plain
from drafting.text.words import join_words

Json = dict[str, Any]
# Of a paragraph, the proposals that want an edit (ids) -> the edits as {start, end, text}.
Edits = Mapping[tuple[str, ...], list[Json]]


def changes_told(
    made: Consolidation, *, old: Text, proposals: Sequence[Proposal], amendments: Sequence[Amendment]
) -> list[Json]:
    """One entry per change: {act, paragraph, label, source, amendments, date}; a reword has one for each edit.

    `start` and `end` count words of the old wording, as `split_words` cuts it, and `text` is what stands for them.
    Amendments told in confidence are not named.
    """
    edits = _edits(old, proposals)
    known = {str(amendment.pk): amendment for amendment in amendments}
    labels = {paragraph.id: paragraph.label for paragraph in old.paragraphs}
    labels |= {paragraph.id: paragraph.label for paragraph in (made.text.paragraphs if made.text else ())}
    return [
        _entry(change, label=labels[change.paragraph], known=known) | edit
        for change in made.changes
        for edit in _edits_of(change, edits)
    ]


def _edits(old: Text, proposals: Sequence[Proposal]) -> dict[str, Edits]:
    reading = read(old, proposals)
    ids = [each.proposal.id for each in reading.proposals]
    found: dict[str, dict[tuple[str, ...], list[Json]]] = {}
    for paragraph, woven in woven_paragraphs(reading).items():
        groups = found.setdefault(paragraph, {})
        for strand, start in woven.placed:
            words = plain(join_words(strand.edit.words(start)))
            edit = {"start": start, "end": start + strand.edit.length, "text": words}
            groups.setdefault(tuple(ids[owner] for owner in strand.owners), []).append(edit)
    return dict(found)


def _edits_of(change: SourcedChange, edits: Mapping[str, Edits]) -> Iterator[Json]:
    """Those of a reword; one that changes notes or spaces alone, and every other act, is told without words."""
    found = edits.get(change.paragraph, {}).get(change.proposals, []) if change.act == "reword" else []
    yield from found or [{}]


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
