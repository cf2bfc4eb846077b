"""Disposition and comments: amendments one by one, rows to listings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from amendments.consolidation.change import Change, Insert
from amendments.models import Amendment, Decision
from amendments.papers.asked import Asked
from amendments.papers.readers import Seen
from drafting.models import Delegation, Revision
from drafting.models.stored import text_of_revision
from drafting.papers.comments import Comment, comments
from drafting.papers.disposition import Disposed, disposition
from drafting.papers.snapshot import Listing
from drafting.text.paragraph import Text

Status = Amendment.Status
Outcome = Decision.Outcome
_NOT_THERE = "–"
# How papers say what was decided (docs/glossary.md, decision).
DECISIONS: Mapping[str, str] = {
    Outcome.ACCEPT: "taken up",
    Outcome.ACCEPT_MODIFIED: "taken up in part",
    Outcome.REJECT: "not taken up",
    Outcome.BRACKET: "in brackets",
    Outcome.PARK: "parked",
}
_WITHOUT_DECISION: Mapping[str, str] = {
    Status.SUBMITTED: "open",
    Status.WITHDRAWN: "withdrawn",
    Status.LAPSED: "lapsed",
}
_FLAGS: Mapping[str, str] = {
    Amendment.Flag.NEEDS_PLACING: "to be placed anew",
    Amendment.Flag.ALREADY_THERE: "in the text already",
}


@dataclass(frozen=True)
class Chain:
    """The revisions of a draft up to one of them, with what is asked of each."""

    revision: Revision
    _texts: dict[UUID, Text] = field(default_factory=dict)
    _asked: dict[UUID, Asked] = field(default_factory=dict)

    @cached_property
    def revisions(self) -> list[Revision]:
        """In order, INIT first."""
        draft = self.revision.draft
        rows = list(draft.revisions.filter(number__lte=self.revision.number).order_by("number"))
        for row in rows:
            row.draft = draft
        return rows

    @cached_property
    def by_id(self) -> dict[UUID, Revision]:
        return {row.pk: row for row in self.revisions}

    def text(self, pk: UUID) -> Text:
        """The text of a revision, read once."""
        if pk not in self._texts:
            self._texts[pk] = text_of_revision(self.by_id[pk])
        return self._texts[pk]

    def asked(self, pk: UUID) -> Asked:
        """What writes the cells of amendments that stand on a revision."""
        if pk not in self._asked:
            self._asked[pk] = Asked(self.text(pk))
        return self._asked[pk]

    def after(self, pk: UUID) -> Revision | None:
        """The revision that followed one."""
        number = self.by_id[pk].number + 1
        return next((row for row in self.revisions if row.number == number), None)


def disposition_listing(chain: Chain, seen: Iterable[Seen]) -> Listing:
    """Every amendment that stands on one of the chain's revisions, in order of number."""
    lines = [_disposed(each, chain) for each in seen if each.amendment.base_id in chain.by_id]
    return disposition(lines, symbol=chain.revision.symbol)


def comments_listing(chain: Chain, seen: Iterable[Seen], *, delegation: Delegation | None) -> Listing:
    """What one delegation (or, without one, each) proposes to the chain's last revision, alone or with others."""
    asked = chain.asked(chain.revision.pk)
    code, author = (delegation.code, delegation.name) if delegation else (None, "")
    lines = [
        Comment(
            number=number_of(each.amendment),
            source=each.source,
            place=_places(each.changes, asked.names),
            asked=asked.of_all(each.changes),
            justification=each.amendment.justification,
        )
        for each in seen
        if each.is_live
        and each.amendment.base_id == chain.revision.pk
        and (code is None or code in each.source.split(", "))
    ]
    return comments(lines, symbol=chain.revision.symbol, delegation=code, author=author)


def number_of(amendment: Amendment) -> str:
    """The AM number; a dash before it is given one."""
    return str(amendment.number or _NOT_THERE)


def _disposed(seen: Seen, chain: Chain) -> Disposed:
    amendment, decision = seen.amendment, seen.decision
    asked, now = chain.asked(amendment.base_id), chain.asked(chain.revision.pk)
    return Disposed(
        number=number_of(amendment),
        old=_places(seen.changes, asked.names),
        new=_joined(now.names.get(change.paragraph, _NOT_THERE) for change in seen.changes),
        source=seen.source,
        asked=asked.of_all(seen.changes),
        decision=_decision(seen),
        reason=decision.reason if decision else "",
        now=_whereabouts(seen, chain),
    )


def _decision(seen: Seen) -> str:
    if seen.status in _WITHOUT_DECISION:
        return _WITHOUT_DECISION[seen.status]
    return DECISIONS[seen.decision.outcome] if seen.decision else "open"


def _whereabouts(seen: Seen, chain: Chain) -> str:
    if seen.status == Status.INCORPORATED:
        into = chain.after(seen.amendment.base_id)
        return f"in {into.symbol}" if into else ""
    if not seen.is_live:
        return _NOT_THERE
    flagged = _FLAGS.get(seen.amendment.flag)
    return flagged or f"open on {chain.by_id[seen.amendment.base_id].symbol}"


def _places(changes: Sequence[Change], names: Mapping[str, str]) -> str:
    """The paragraphs of the text that the changes stand at; a new one at what it would stand after."""
    return _joined(
        f"after {names.get(change.after or '', _NOT_THERE)}"
        if isinstance(change, Insert)
        else names.get(change.paragraph, _NOT_THERE)
        for change in changes
    )


def _joined(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))
