"""Proposals read against their base once; conflict, consolidation and rolling text look at the reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from amendments.consolidation.change import Change, Delete, Insert, Move, Proposal, Reword
from amendments.consolidation.hunks import Rewording, read_rewording
from amendments.consolidation.order import Loop, loops
from drafting.text.paragraph import Footnote, Paragraph, Text
from drafting.text.wording import Call, Wording, calls


class UnknownParagraph(ValueError):
    """A change names a paragraph that neither the base nor its own amendment holds."""

    def __init__(self, proposal: str, paragraph: str) -> None:
        super().__init__(f"{proposal} names the paragraph {paragraph}, which is not in the text")
        self.proposal = proposal
        self.paragraph = paragraph


@dataclass(frozen=True, slots=True)
class ReadReword:
    """One reword: what it changes in the wording, which notes it drops, adds, and words anew."""

    rewording: Rewording
    dropped: frozenset[str]
    added: tuple[Footnote, ...]
    reworded: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class ReadProposal:
    """One proposal, its changes by what they do. `sense` is equal for proposals equal in every change."""

    proposal: Proposal
    rewords: Mapping[str, ReadReword]
    deletes: frozenset[str]
    moves: Mapping[str, str | None]
    inserts: tuple[tuple[Insert, Hashable], ...]
    sense: Hashable


@dataclass(frozen=True, slots=True)
class Reading:
    """A base and what is proposed on it, in the order of the delegations, then of submission."""

    base: Text
    paragraphs: Mapping[str, Paragraph]
    places: Mapping[str, int]
    notes: Mapping[str, str]
    proposals: tuple[ReadProposal, ...]


def read(base: Text, proposals: Iterable[Proposal]) -> Reading:
    """Each wording compared with its base, once. Raises UnknownParagraph."""
    empty = Reading(
        base=base,
        paragraphs={paragraph.id: paragraph for paragraph in base.paragraphs},
        places={paragraph.id: place for place, paragraph in enumerate(base.paragraphs)},
        notes={note.id: note.text for note in base.footnotes},
        proposals=(),
    )
    return reading_of(empty, (read_proposal(empty, proposal) for proposal in proposals))


def reading_of(reading: Reading, proposals: Iterable[ReadProposal]) -> Reading:
    """A reading of the same base with these proposals, which have been read already."""
    ordered = sorted(proposals, key=lambda one: (one.proposal.order, one.proposal.id))
    return replace(reading, proposals=tuple(ordered))


def read_proposal(reading: Reading, proposal: Proposal) -> ReadProposal:
    """One proposal compared with the base of the reading. Raises UnknownParagraph."""
    paragraphs, notes = reading.paragraphs, reading.notes
    _check_known(proposal, paragraphs)
    rewords = {
        change.paragraph: _read_reword(change, paragraphs[change.paragraph].wording, notes)
        for change in proposal.changes
        if isinstance(change, Reword)
    }
    inserts = _with_senses([change for change in proposal.changes if isinstance(change, Insert)], notes)
    return ReadProposal(
        proposal=proposal,
        rewords=rewords,
        deletes=frozenset(change.paragraph for change in proposal.changes if isinstance(change, Delete)),
        moves={change.paragraph: change.after for change in proposal.changes if isinstance(change, Move)},
        inserts=inserts,
        sense=_sense(proposal.changes, inserts, notes),
    )


def _check_known(proposal: Proposal, paragraphs: Mapping[str, Paragraph]) -> None:
    own = {change.paragraph for change in proposal.changes if isinstance(change, Insert)}
    for change in proposal.changes:
        if not isinstance(change, Insert) and change.paragraph not in paragraphs:
            raise UnknownParagraph(proposal.id, change.paragraph)
        after = change.after if isinstance(change, (Insert, Move)) else None
        if after is not None and after not in paragraphs and after not in own:
            raise UnknownParagraph(proposal.id, after)


def _read_reword(change: Reword, base: Wording, notes: Mapping[str, str]) -> ReadReword:
    called = frozenset(calls(change.wording))
    added = tuple(note for note in change.footnotes if note.id in called and note.id not in notes)
    return ReadReword(
        rewording=read_rewording(base, change.wording, {note.id: note.text for note in added}),
        dropped=frozenset(calls(base)) - called,
        added=added,
        reworded=tuple(
            note
            for note in change.footnotes
            if note.id in called and notes.get(note.id, note.text) != note.text
        ),
    )


def _with_senses(inserts: Sequence[Insert], notes: Mapping[str, str]) -> tuple[tuple[Insert, Hashable], ...]:
    """Each new paragraph with what makes it equal to another's: place, kind, level, words, which repeat."""
    roots = _roots(inserts)
    seen: Counter[Hashable] = Counter()
    result: list[tuple[Insert, Hashable]] = []
    for insert in inserts:
        words = _sense_wording(insert.wording, insert.footnotes, notes)
        sense = (roots[insert.paragraph], insert.kind, insert.level, words)
        result.append((insert, (sense, seen[sense])))
        seen[sense] += 1
    return tuple(result)


def _roots(inserts: Sequence[Insert]) -> dict[str, str | None]:
    """For each new paragraph the first thing it stands after that is not new. Raises Loop."""
    roots: dict[str, str | None] = {insert.paragraph: insert.after for insert in inserts}
    circle = next(loops(roots), None)
    if circle:
        raise Loop(circle)
    for insert in inserts:
        path, at = [insert.paragraph], insert.after
        while at in roots:
            path.append(at)
            at = roots[at]
        roots.update(dict.fromkeys(path, at))
    return roots


def _sense_wording(wording: Wording, own: Iterable[Footnote], notes: Mapping[str, str]) -> Hashable:
    texts = {note.id: note.text for note in own if note.id not in notes}
    return tuple(
        ("new note", texts[piece.footnote]) if isinstance(piece, Call) and piece.footnote in texts else piece
        for piece in wording
    )


def _sense(
    changes: Iterable[Change], inserts: Sequence[tuple[Insert, Hashable]], notes: Mapping[str, str]
) -> Hashable:
    """What two proposals equal in every change have in common; ids of new things do not count."""
    new: dict[str | None, Hashable] = {insert.paragraph: sense for insert, sense in inserts}
    order = tuple(sense for _, sense in inserts)
    others: set[Hashable] = set()
    for change in changes:
        if isinstance(change, Reword):
            texts = frozenset(note for note in change.footnotes if notes.get(note.id, note.text) != note.text)
            words = _sense_wording(change.wording, change.footnotes, notes)
            others.add(("reword", change.paragraph, words, texts))
        elif isinstance(change, Move):
            others.add(("move", change.paragraph, new.get(change.after, change.after)))
        elif isinstance(change, Delete):
            others.add(("delete", change.paragraph))
    return order, frozenset(others)
