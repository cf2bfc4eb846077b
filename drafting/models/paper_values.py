"""A revision's rows as the values its papers are made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from django.utils import timezone

from drafting.models.paper import Paper, PaperSnapshot
from drafting.models.revision import Revision
from drafting.models.stored import text_of_revision
from drafting.papers.brackets import Printed, with_brackets
from drafting.papers.profiles import PROFILES
from drafting.papers.snapshot import Snapshot, content_from_json
from drafting.papers.values import Audience, Baseline, Explanation, PaperValues, TrackedChange
from drafting.text.paragraph import Footnote, Paragraph, Text
from drafting.text.runs import stored_wording
from drafting.text.wording import from_plain
from drafting.text.words import split_words

# Papers that print what was left in brackets. A tracked one does not: its revisions lead from one text to the
# next, and rejecting them all has to give the words of the text before.
_WITH_BRACKETS = frozenset({"clean", "marked"})


def values_of_paper(paper: Paper) -> PaperValues:
    """What one paper is made from, for its audience."""
    values = paper_values(
        paper.revision,
        paper.paper,
        snapshot=paper.snapshot,
        audience=cast(Audience, paper.audience),
        delegation=paper.delegation or None,
    )
    return marked_by(values, paper.revision, profile=paper.profile, against_first=paper.against_first)


def marked_by(
    values: PaperValues, revision: Revision, *, profile: str = "", against_first: bool = False
) -> PaperValues:
    """The values of a marked paper by the profile named, marked against the draft's first text as well."""
    first = revision.draft.revisions.get(number=0) if against_first else None
    return replace(
        values,
        profile=PROFILES[profile] if profile else values.profile,
        first=_baseline(first, "marked") if first else None,
    )


def paper_values(
    revision: Revision,
    paper: str = "clean",
    *,
    snapshot: PaperSnapshot | None = None,
    audience: Audience = "all",
    delegation: str | None = None,
) -> PaperValues:
    """All that the papers of a revision need: its text, the revision before it, and who changed what."""
    before = revision.draft.revisions.filter(number__lt=revision.number).order_by("number").last()
    text = _text(revision, paper)
    return PaperValues(
        symbol=(snapshot.symbol if snapshot else "") or revision.symbol,
        text=text,
        issued=revision.issued_at,
        previous_symbol=revision.previous_symbol or None,
        audience=audience,
        delegation=delegation,
        baseline=_baseline(before, paper) if before else None,
        changes=tuple(_tracked(entry, revision) for entry in revision.changes),
        explanations=tuple(map(_explanation, revision.explanations)),
        snapshot=snapshot_values(snapshot, text) if snapshot else None,
        bracketed=_bracketed_ids(revision, paper),
    )


def snapshot_values(snapshot: PaperSnapshot, text: Text) -> Snapshot:
    """A stored moment as a value; `text` gives the cover that its paper bears."""
    content = content_from_json(snapshot.content, base=text)
    return Snapshot(at=timezone.localtime(snapshot.at, timezone.get_default_timezone()), content=content)


def _baseline(revision: Revision, paper: str) -> Baseline:
    return Baseline(revision.symbol, _text(revision, paper), _bracketed_ids(revision, paper))


def _text(revision: Revision, paper: str) -> Text:
    return _bracketed(revision) if paper in _WITH_BRACKETS else _bare(revision)


def _bracketed_ids(revision: Revision, paper: str) -> frozenset[str]:
    printed = revision.brackets if paper in _WITH_BRACKETS else []
    return frozenset(entry["paragraph"] for entry in printed if "runs" in entry)


# What is issued never changes, and a worker makes a dozen papers of one revision, each against the one before.
@lru_cache(maxsize=4)
def _bare(revision: Revision) -> Text:
    return text_of_revision(revision)


@lru_cache(maxsize=4)
def _bracketed(revision: Revision) -> Text:
    told = [entry for entry in revision.brackets if "runs" in entry]
    return with_brackets(_bare(revision), map(_printed, told), _footnotes(told))


def _printed(entry: dict[str, Any]) -> Printed:
    wording = stored_wording(entry["runs"])
    paragraph = Paragraph(entry["paragraph"], entry["kind"], entry["label"], entry["level"], wording)
    return Printed(paragraph, is_new="after" in entry, after=entry.get("after"))


def _footnotes(told: Iterable[dict[str, Any]]) -> tuple[Footnote, ...]:
    return tuple(Footnote(note["id"], note["text"]) for entry in told for note in entry["footnotes"])


def _tracked(entry: dict[str, Any], revision: Revision) -> TrackedChange:
    return TrackedChange(
        paragraph=entry["paragraph"],
        act=entry["act"],
        source=entry["source"],
        date=datetime.fromisoformat(entry["date"]) if entry.get("date") else revision.issued_at,
        start=entry.get("start", 0),
        end=entry.get("end", 0),
        words=split_words(from_plain(entry.get("text", ""))),
        notes=tuple(entry.get("notes", ())),
        proposals=tuple(entry["amendments"]),
    )


def _explanation(entry: dict[str, Any]) -> Explanation:
    return Explanation(
        proposal=entry["proposal"],
        author=entry["author"],
        date=datetime.fromisoformat(entry["date"]),
        text=entry["text"],
    )
