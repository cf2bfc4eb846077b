"""Rows and JSON to the values of the core and back: the only place where the two meet for amendments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, assert_never, cast
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from amendments.consolidation.change import Change, Delete, Insert, Move, Proposal, Reword
from amendments.models.amendment import Amendment
from amendments.models.change import Change as ChangeRow
from amendments.models.decision import Decision
from amendments.models.sponsorship import Sponsorship
from drafting.text.paragraph import Footnote, Kind
from drafting.text.runs import runs_from_wording, stored_wording

Json = dict[str, Any]

PRESIDENCY = "Presidency"
# What the Presidency itself proposes stands before what any delegation proposes at the same place.
PRESIDENCY_RANK = -1


def for_the_core(amendments: QuerySet[Amendment]) -> QuerySet[Amendment]:
    """The amendments with all that `proposals_of` reads, in a constant number of queries.

    Kept as lists, to be read by `change_rows`, `sponsorship_rows` and `current_decision`: a prefetched manager
    costs a query set for each amendment, which for 500 of them is half of what an issue takes.
    """
    return amendments.select_related("delegation").prefetch_related(
        Prefetch("changes", to_attr="changes_at_hand"),
        Prefetch(
            "sponsorships", Sponsorship.objects.select_related("delegation"), to_attr="sponsorships_at_hand"
        ),
        Prefetch("decisions", Decision.objects.filter(current=True), to_attr="decisions_at_hand"),
    )


def change_rows(amendment: Amendment) -> list[ChangeRow]:
    """The amendment's changes in their order: those at hand, else from the database."""
    return list(_at_hand(amendment, "changes"))


def sponsorship_rows(amendment: Amendment) -> list[Sponsorship]:
    """Who was invited to stand behind the amendment, in the body's order."""
    return list(_at_hand(amendment, "sponsorships"))


def lay_at_hand(
    amendments: Iterable[Amendment], *, sponsorships: Iterable[Sponsorship], decisions: Iterable[Decision]
) -> None:
    """As `for_the_core` does, with rows fetched already; those of other amendments are left aside."""
    held: dict[UUID, dict[str, Any]] = {each.pk: each.__dict__ for each in amendments}
    for fields in held.values():
        fields["sponsorships_at_hand"], fields["decisions_at_hand"] = [], []
    for sponsorship in sponsorships:
        if sponsorship.amendment_id in held:
            held[sponsorship.amendment_id]["sponsorships_at_hand"].append(sponsorship)
    for decision in decisions:
        if decision.amendment_id in held:
            held[decision.amendment_id]["decisions_at_hand"].append(decision)


def forget_rows(amendment: Amendment) -> None:
    """What was at hand has been changed: the next who asks reads it from the database."""
    for name in ("changes_at_hand", "sponsorships_at_hand", "decisions_at_hand"):
        amendment.__dict__.pop(name, None)


def _at_hand(amendment: Amendment, name: str) -> Any:
    """To name the related manager makes it, a hundred times the cost of what is at hand: only where nothing is."""
    held = amendment.__dict__.get(f"{name}_at_hand")
    return getattr(amendment, name).all() if held is None else held


def changes_of(amendment: Amendment) -> tuple[Change, ...]:
    """What the amendment itself asks."""
    return tuple(_change_of_row(row) for row in change_rows(amendment))


def changes_of_decision(decision: Decision) -> tuple[Change, ...]:
    """What `accept_modified` takes instead of the amendment's own changes."""
    return changes_from_stored(decision.changes or [])


def current_decision(amendment: Amendment) -> Decision | None:
    """The decision that stands, announced or not."""
    held = _at_hand(amendment, "decisions")
    return next((decision for decision in held if decision.current), None)


def weighed_changes(amendment: Amendment, *, prepared: bool = True) -> tuple[Change, ...]:
    """What counts of the amendment: of one accepted modified its modified changes.

    With `prepared` False a decision that is not announced does not count: for those who may not see it.
    """
    decision = current_decision(amendment)
    if (
        decision is not None
        and decision.outcome == Decision.Outcome.ACCEPT_MODIFIED
        and (prepared or decision.announced_at is not None)
    ):
        return changes_of_decision(decision)
    return changes_of(amendment)


def source_of(amendment: Amendment) -> str:
    """Proposer and accepted co-sponsors in the body's order ("FR, SE"), or "Presidency".

    A drafting group's is its delegations': the Presidency gave the floor and asks for nothing itself.
    """
    rows = sponsorship_rows(amendment)
    if not rows:
        return amendment.delegation.code if amendment.delegation else PRESIDENCY
    behind = [row.delegation for row in rows if row.answer == row.Answer.ACCEPTED]
    proposer = [] if amendment.delegation is None else [amendment.delegation]
    parties = sorted([*proposer, *behind], key=lambda party: party.rank)
    return ", ".join(party.code for party in parties) or PRESIDENCY


def proposals_of(amendments: Iterable[Amendment], *, prepared: bool = True) -> tuple[Proposal, ...]:
    """The amendments (by `for_the_core`) as the core sees them; `prepared` as in `weighed_changes`."""
    return tuple(
        proposal_of(amendment, changes=weighed_changes(amendment, prepared=prepared))
        for amendment in amendments
    )


def proposal_of(amendment: Amendment, *, changes: tuple[Change, ...]) -> Proposal:
    """The amendment as the core sees it, asking `changes`."""
    return Proposal(
        id=str(amendment.pk),
        source=source_of(amendment),
        order=(amendment.delegation.rank if amendment.delegation else PRESIDENCY_RANK, amendment.order),
        changes=changes,
    )


def stored_from_changes(changes: Sequence[Change]) -> list[Json]:
    """The JSON that `changes_from_stored` reads; its fields are those of a row of changes."""
    return [_stored(change) for change in changes]


def changes_from_stored(stored: Iterable[Json]) -> tuple[Change, ...]:
    """The values that `stored_from_changes` wrote."""
    return tuple(_change(entry) for entry in stored)


def _stored(change: Change) -> Json:
    match change:
        case Reword(paragraph, wording, footnotes):
            return {
                "act": "reword",
                "paragraph": paragraph,
                "runs": runs_from_wording(wording),
                "footnotes": _notes(footnotes),
            }
        case Insert(paragraph, after, kind, wording, level, footnotes):
            return {
                "act": "insert",
                "paragraph": paragraph,
                "after": after,
                "kind": kind,
                "level": level,
                "runs": runs_from_wording(wording),
                "footnotes": _notes(footnotes),
            }
        case Delete(paragraph):
            return {"act": "delete", "paragraph": paragraph}
        case Move(paragraph, after):
            return {"act": "move", "paragraph": paragraph, "after": after}
        case _:
            assert_never(change)


def _notes(footnotes: tuple[Footnote, ...]) -> list[Json]:
    return [{"id": note.id, "text": note.text} for note in footnotes]


def _change_of_row(row: ChangeRow) -> Change:
    return _change(
        {
            "act": row.act,
            "paragraph": str(row.paragraph_id),
            "after": str(row.after_id) if row.after_id else None,
            "kind": row.kind,
            "level": row.level,
            "runs": row.runs,
            "footnotes": row.footnotes,
        }
    )


def _change(entry: Json) -> Change:
    paragraph = entry["paragraph"]
    match entry["act"]:
        case "delete":
            return Delete(paragraph)
        case "move":
            return Move(paragraph, entry["after"])
        case "reword":
            return Reword(paragraph, stored_wording(entry["runs"]), _footnotes(entry["footnotes"]))
        case _:
            return Insert(
                paragraph,
                entry["after"],
                cast(Kind, entry["kind"]),
                stored_wording(entry["runs"]),
                entry["level"],
                _footnotes(entry["footnotes"]),
            )


def _footnotes(stored: list[Json]) -> tuple[Footnote, ...]:
    return tuple(Footnote(note["id"], note["text"]) for note in stored)
