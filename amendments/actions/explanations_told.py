"""Why a revision changed what it did, as it keeps it for the margin of its tracked paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from amendments.actions.next_text import NextText
from amendments.models import Amendment, Decision
from amendments.models.stored import PRESIDENCY, current_decision, source_of, weighed_changes
from amendments.papers.listings import DECISIONS
from amendments.permissions import is_informal, is_kept_to_the_presidency
from drafting.papers.names import paragraph_names

Json = dict[str, Any]


def explanations_told(made: NextText) -> list[Json]:
    """Of each amendment taken up {proposal, author, date, text}: its justification, then the decision on it.

    Every delegation and every observer reads the tracked paper, so what was told in confidence or tabled in an informal
    round is left unexplained; the disposition explains it to those who were in the room. The amendments bear
    their numbers already.
    """
    names = paragraph_names(made.text) | (paragraph_names(made.old) if made.old else {})
    return [
        told
        for amendment in made.accepted
        if _is_for_all(amendment)
        for told in _explanations(amendment, names)
    ]


def _is_for_all(amendment: Amendment) -> bool:
    return not is_informal(amendment) and not is_kept_to_the_presidency(amendment)


def _explanations(amendment: Amendment, names: Mapping[str, str]) -> Iterator[Json]:
    decision = current_decision(amendment)
    assert decision is not None, "what is accepted was decided on"
    if amendment.justification:
        assert amendment.submitted_at is not None, "what is accepted was submitted"
        said = f"{amendment}: {amendment.justification}"
        yield _told(amendment, source_of(amendment), amendment.submitted_at, said)
    yield _told(amendment, PRESIDENCY, decision.decided_at, _decided(amendment, decision, names))


def _decided(amendment: Amendment, decision: Decision, names: Mapping[str, str]) -> str:
    """ "AM 12, paragraphs 3, 5bis: taken up in part." with the reason; one paragraph is where the words stand."""
    concerned = list(
        dict.fromkeys(
            names[change.paragraph] for change in weighed_changes(amendment) if change.paragraph in names
        )
    )
    where = f", paragraphs {', '.join(concerned)}" if len(concerned) > 1 else ""
    reason = f"\n{decision.reason}" if decision.reason else ""
    return f"{amendment}{where}: {DECISIONS[decision.outcome]}.{reason}"


def _told(amendment: Amendment, author: str, date: datetime, text: str) -> Json:
    return {"proposal": str(amendment.pk), "author": author, "date": date.isoformat(), "text": text}
