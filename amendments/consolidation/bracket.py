"""Words not agreed, between brackets with their owners: `[shall] [FR, SE: should] be shielded` (design §1)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from amendments.consolidation.hunks import Edit
from amendments.consolidation.provenance import joined_sources
from amendments.consolidation.reading import Reading
from amendments.consolidation.weave import Weave
from drafting.text.wording import Wording
from drafting.text.words import Word, join_words, split_words


@dataclass(frozen=True, slots=True)
class Plain:
    """Words that nobody wants to change."""

    words: tuple[Word, ...]

    @property
    def wording(self) -> Wording:
        """The words joined, without a space before the first; `words[0].space` says whether one stands there."""
        return join_words(self.words)


@dataclass(frozen=True, slots=True)
class Bracket:
    """One of the versions of a few words; those of one `region` stand for one another.

    The owner of the base's own version is "" and it comes first; where only insertions meet there is none.
    A version without words is a deletion. `clash`: some versions of the region cannot both be taken.
    """

    owner: str
    words: tuple[Word, ...]
    clash: bool
    proposals: tuple[str, ...]
    region: int

    @property
    def wording(self) -> Wording:
        """The words joined, without a space before the first."""
        return join_words(self.words)


Piece = Plain | Bracket


def bracketed(reading: Reading, paragraph: str, weave: Weave | None) -> tuple[Piece, ...]:
    """A paragraph of the base with all that is proposed for its words, in the order of the proposals."""
    words = split_words(reading.paragraphs[paragraph].wording)
    pieces: list[Piece] = []
    place = 0
    for number, region in enumerate(_regions(reading, paragraph, weave) if weave else ()):
        if region.start > place:
            pieces.append(Plain(words[place : region.start]))
        pieces += _versions(reading, words, region, number)
        place = region.end
    if place < len(words):
        pieces.append(Plain(words[place:]))
    return tuple(pieces)


def dissolved(pieces: Iterable[Piece], proposal: str | None) -> Wording:
    """The wording with every bracket dissolved one way: as the proposal (its id) has it, or as the base has."""
    words: list[Word] = []
    regions: dict[int, list[Bracket]] = {}
    for piece in pieces:
        if isinstance(piece, Bracket):
            regions.setdefault(piece.region, []).append(piece)
    done: set[int] = set()
    for piece in pieces:
        if isinstance(piece, Plain):
            words += piece.words
        elif piece.region not in done:
            done.add(piece.region)
            versions = regions[piece.region]
            own = next((one for one in versions if proposal is not None and proposal in one.proposals), None)
            chosen = own or next((one for one in versions if not one.proposals), None)
            words += chosen.words if chosen else ()
    return join_words(words)


@dataclass(frozen=True, slots=True)
class _Want:
    """What one proposal (by number) wants put for the base words `start` to `end`."""

    number: int
    start: int
    end: int
    words: tuple[Word, ...]
    senses: tuple[Hashable, ...]
    white: bool = False


@dataclass(slots=True)
class _Region:
    start: int
    end: int
    wants: list[_Want]
    clash: bool = False

    def meets(self, want: _Want) -> bool:
        """Whether the next want shares words with the region, or an insertion stands at the edge of both."""
        if want.start < self.end:
            return True
        loose = (want, *(one for one in self.wants if one.end == self.end))
        return want.start == self.end and any(one.white or one.start == one.end for one in loose)


def _regions(reading: Reading, paragraph: str, weave: Weave) -> list[_Region]:
    """From left to right; white space counts only where it meets a change of words."""
    words = split_words(reading.paragraphs[paragraph].wording)
    wants = [_want(number, strand.edit) for strand in weave.strands for number in strand.owners]
    wants += _spaces(reading, paragraph, words)
    regions: list[_Region] = []
    for want in sorted(wants, key=lambda want: (want.start, want.end, want.number)):
        if regions and regions[-1].meets(want):
            regions[-1].wants.append(want)
            regions[-1].end = max(regions[-1].end, want.end)
        else:
            regions.append(_Region(want.start, want.end, [want]))
    regions = [region for region in regions if not all(want.white for want in region.wants)]
    for region in regions:
        region.clash = any(
            all(region.start <= strand.edit.at <= region.end for strand in (clash.first, clash.second))
            for clash in weave.clashes
        )
    return regions


def _want(number: int, edit: Edit) -> _Want:
    return _Want(number, edit.at, edit.at + edit.length, edit.words(edit.at), edit.sense(edit.at))


def _spaces(reading: Reading, paragraph: str, words: Sequence[Word]) -> Iterator[_Want]:
    for number, one in enumerate(reading.proposals):
        if paragraph in one.rewords:
            for place, space in one.rewords[paragraph].rewording.spaces:
                word = words[place]
                respaced = (Word(word.parts, space, word.call),)
                yield _Want(number, place, place + 1, respaced, (_sense(word),), white=True)


def _sense(word: Word) -> Hashable:
    return word.parts if word.call is None else ("note", word.call)


def _versions(reading: Reading, words: Sequence[Word], region: _Region, number: int) -> Iterator[Bracket]:
    """The base's version, then each other once with all its owners."""
    if region.end > region.start:
        yield Bracket("", tuple(words[region.start : region.end]), region.clash, (), number)
    versions: dict[Hashable, tuple[tuple[Word, ...], list[int]]] = {}
    for owner in sorted({want.number for want in region.wants if not want.white}):
        made, sense = _version(words, region, owner)
        versions.setdefault(sense, (made, []))[1].append(owner)
    for made, owners in versions.values():
        proposals = [reading.proposals[owner].proposal for owner in owners]
        source = joined_sources(proposal.source for proposal in proposals)
        yield Bracket(source, made, region.clash, tuple(proposal.id for proposal in proposals), number)


def _version(
    words: Sequence[Word], region: _Region, owner: int
) -> tuple[tuple[Word, ...], tuple[Hashable, ...]]:
    """The words of the region as one proposal has them, and what makes two versions equal."""
    made: list[Word] = []
    sense: list[Hashable] = []
    place = region.start
    for want in region.wants:
        if want.number == owner:
            made += (*words[place : want.start], *want.words)
            sense += (*map(_sense, words[place : want.start]), *want.senses)
            place = want.end
    made += words[place : region.end]
    sense += map(_sense, words[place : region.end])
    return tuple(made), tuple(sense)
