"""The rolling text of the core as the brackets that papers print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from amendments.consolidation.bracket import Bracket, Piece
from amendments.consolidation.change import Insert, Proposal, Reword
from amendments.consolidation.rolling import RollingParagraph, Whole, rolling
from drafting.papers.brackets import Agreed, BracketedParagraph, Version, Want, printed_text
from drafting.papers.names import paragraph_names
from drafting.text.numbering import LabelStyle
from drafting.text.paragraph import Footnote, Text
from drafting.text.wording import Wording
from drafting.text.words import join_words

# What a note is hung on: an amendment's id, a paragraph's, or the text as a whole.
WHOLE = ""


@dataclass(slots=True)
class Notes:
    """Footnotes to be called once each, where what they are on is printed first."""

    by_matter: Mapping[str, Footnote] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)

    def of(self, matters: Iterable[str]) -> tuple[str, ...]:
        """The notes on these matters that were not called yet."""
        found = [each for each in matters if each in self.by_matter and each not in self.called]
        self.called |= set(found)
        return tuple(self.by_matter[each].id for each in found)


def bracketed_text(
    base: Text,
    proposals: Sequence[Proposal],
    *,
    style: LabelStyle,
    notes: Mapping[str, Footnote] | None = None,
) -> Text:
    """The base with all proposals in brackets, and with `notes` by what they are on."""
    hung = Notes(notes or {})
    names = paragraph_names(base)
    paragraphs = [_paragraph(each, hung, names) for each in rolling(base, proposals, label_style=style)]
    footnotes = (*_notes_asked(proposals), *hung.by_matter.values())
    return printed_text(replace(base, footnotes=_bracketed_notes(base, proposals)), paragraphs, footnotes)


def _paragraph(rolled: RollingParagraph, notes: Notes, names: Mapping[str, str]) -> BracketedParagraph:
    on_whole = notes.of([WHOLE])
    return BracketedParagraph(
        id=rolled.id,
        kind=rolled.kind,
        label=rolled.label,
        level=rolled.level,
        pieces=tuple(_pieces(rolled.pieces, notes)),
        wants=tuple(_want(whole, notes, names) for whole in rolled.wholes),
        notes=(*on_whole, *notes.of([rolled.id])),
    )


def _pieces(pieces: Sequence[Piece], notes: Notes) -> Iterator[Agreed | Version]:
    region = None
    for place, piece in enumerate(pieces):
        # Of a region only the first version may stand close to what is before it; the others stand apart.
        spaced = place > 0 and (piece.words[0].space if piece.words else True)
        if not isinstance(piece, Bracket):
            yield Agreed(piece.wording, spaced)
            continue
        apart = piece.region == region or bool(piece.proposals)
        yield Version(
            piece.owner, _wording(piece), notes.of(piece.proposals), (spaced or apart) and place > 0
        )
        region = piece.region


def _wording(piece: Bracket) -> Wording:
    return join_words(piece.words)


def _want(whole: Whole, notes: Notes, names: Mapping[str, str]) -> Want:
    to = ""
    if whole.act == "move":
        to = (
            "to the beginning"
            if whole.after is None
            else f"after {names.get(whole.after, 'a new paragraph')}"
        )
    return Want(whole.act, whole.owner, to, notes.of(whole.proposals))


def _notes_asked(proposals: Iterable[Proposal]) -> Iterator[Footnote]:
    """The notes that the proposals add or word anew."""
    for proposal in proposals:
        for change in proposal.changes:
            if isinstance(change, (Insert, Reword)):
                yield from change.footnotes


def _bracketed_notes(base: Text, proposals: Sequence[Proposal]) -> tuple[Footnote, ...]:
    """The base's notes; one that shall read otherwise in brackets, as its paragraph would be."""
    asked: dict[str, dict[str, list[str]]] = {}  # by note, whose each of its versions is
    for proposal in sorted(proposals, key=lambda each: each.order):
        for note in _notes_asked([proposal]):
            asked.setdefault(note.id, {}).setdefault(note.text, []).append(proposal.source)
    return tuple(_bracketed_note(note, asked.get(note.id, {})) for note in base.footnotes)


def _bracketed_note(note: Footnote, versions: Mapping[str, Sequence[str]]) -> Footnote:
    told = [f"[{', '.join(owners)}: {text}]" for text, owners in versions.items() if text != note.text]
    return replace(note, text=" ".join([f"[{note.text}]", *told])) if told else note
