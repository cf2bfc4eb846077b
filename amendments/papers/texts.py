"""Rolling text, room text, and the brackets of a revision: rows to printed texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from amendments.consolidation.change import Proposal
from amendments.consolidation.consolidate import consolidate
from amendments.consolidation.rebase import Carried, Rebase
from amendments.models import Amendment, Position
from amendments.papers.bracketed import WHOLE, bracketed_text
from amendments.papers.readers import Seen
from drafting.models import Draft, Revision
from drafting.models.stored import text_of_revision
from drafting.papers.rolling import Reserve, reservations
from drafting.text.footnotes import notes_of
from drafting.text.numbering import LabelStyle
from drafting.text.paragraph import Footnote, Text
from drafting.text.runs import runs_from_wording

Json = dict[str, Any]
Reservation = Position.Reservation
_KINDS = {
    Reservation.NONE: "reservation",
    Reservation.SCRUTINY: "scrutiny reservation",
    Reservation.PARLIAMENTARY: "parliamentary scrutiny reservation",
    Reservation.LINGUISTIC: "linguistic reservation",
    Reservation.SUBSTANTIVE: "substantive reservation",
    Reservation.GENERAL: "general reservation",
}


def rolling_text(revision: Revision, seen: Iterable[Seen], positions: Iterable[Position]) -> Text:
    """The revision with every live proposal in brackets, reservations and objections as footnotes."""
    live = [each.proposal for each in seen if each.is_live and each.amendment.base_id == revision.pk]
    return bracketed_text(
        text_of_revision(revision), live, style=style_of(revision.draft), notes=_notes(positions)
    )


def room_text(revision: Revision, seen: Iterable[Seen]) -> Text:
    """The revision with what is accepted taken in and what is bracketed in brackets.

    Where accepted amendments still collide they all stand in brackets: nothing else can be said of them yet.
    """
    here = [each for each in seen if each.amendment.base_id == revision.pk]
    taken = [each.proposal for each in here if each.status in Amendment.TAKEN]
    bracketed = [each.proposal for each in here if each.status == Amendment.Status.BRACKETED]
    base, style = text_of_revision(revision), style_of(revision.draft)
    made = consolidate(base, taken, label_style=style).text
    if made is None:
        return bracketed_text(base, [*taken, *bracketed], style=style)
    carried = Rebase(base, made, taken)
    found = [carried.of(each) for each in bracketed]
    return bracketed_text(made, [one.proposal for one in found if isinstance(one, Carried)], style=style)


def brackets_printed(text: Text, bracketed: Sequence[Proposal], *, style: LabelStyle) -> dict[str, Json]:
    """By paragraph, what a revision keeps so that its papers print the brackets it was issued with.

    Of a paragraph that is not in the text also what it would stand `after`.
    """
    if not bracketed:
        return {}
    standing = {paragraph.id for paragraph in text.paragraphs}
    concerned = {change.paragraph for proposal in bracketed for change in proposal.changes}
    printed = bracketed_text(text, bracketed, style=style)
    told: dict[str, Json] = {}
    before: str | None = None
    for paragraph in printed.paragraphs:
        if paragraph.id in concerned:
            told[paragraph.id] = {
                "kind": paragraph.kind,
                "label": paragraph.label,
                "level": paragraph.level,
                "runs": runs_from_wording(paragraph.wording),
                "footnotes": [{"id": each.id, "text": each.text} for each in notes_of(paragraph, printed)],
            } | ({} if paragraph.id in standing else {"after": before})
        before = paragraph.id
    return told


def style_of(draft: Draft) -> LabelStyle:
    """How the draft labels what is inserted."""
    return "letter" if draft.label_style == "letter" else "bis"


def kind_of(position: Position) -> str:
    """The position's kind in the words of a footnote; a linguistic reservation names its language."""
    if position.stance == Position.Stance.OBJECTION:
        return "objection"
    kind = _KINDS[Reservation(position.reservation)]
    named = position.reservation == Reservation.LINGUISTIC and position.note
    return f"{kind} ({position.note.strip().rstrip('.')})" if named else kind


def _notes(positions: Iterable[Position]) -> dict[str, Footnote]:
    """The footnotes by what they are on: an amendment's id, a paragraph's, or the whole."""
    reserves: dict[str, list[Reserve]] = defaultdict(list)
    for each in positions:
        if each.stance in (Position.Stance.RESERVATION, Position.Stance.OBJECTION):
            matter = str(each.amendment_id or each.paragraph_id or WHOLE)
            reserves[matter].append(Reserve(each.delegation.code, kind_of(each)))
    return {
        matter: Footnote(f"reservation-{matter}", reservations(each)) for matter, each in reserves.items()
    }
