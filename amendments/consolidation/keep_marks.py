"""A reword given as plain text (design §3, "What the words mean" 5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain

from drafting.text.compare import Hunk, apply, compare, is_restyle
from drafting.text.wording import Call, Run, Wording, canonical, from_plain
from drafting.text.words import Word, split_words


def reword_plain(base: Wording, text: str) -> Wording:
    """The wording that says `text`, to the letter: words that survive keep their marks, every footnote its place.

    The call of a note whose word is replaced stands behind as much of what replaces it.
    """
    bare = canonical(tuple(piece for piece in base if isinstance(piece, Run)))
    words, hunks = split_words(bare), compare(bare, from_plain(text))
    made = canonical(apply(bare, [_kept(words, hunk) for hunk in hunks]))
    return _called(made, (_moved(place, words, hunks) for place in _places(base)))


def _kept(words: Sequence[Word], hunk: Hunk) -> Hunk:
    """The hunk without other marks, which a plain text cannot say."""
    if is_restyle(words, hunk):
        return replace(hunk, words=(replace(words[hunk.start], space=hunk.words[0].space),))
    return hunk


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a call stands: behind so many letters, and behind the space that follows them or before it."""

    call: Call
    letters: int
    spaced: bool


def _places(wording: Wording) -> Iterator[_Place]:
    letters, spaced = 0, False
    for piece in wording:
        if isinstance(piece, Call):
            yield _Place(piece, letters, spaced)
            continue
        for char in piece.text:
            spaced = char == " "
            letters += not spaced


def _moved(place: _Place, words: Sequence[Word], hunks: Iterable[Hunk]) -> _Place:
    """Where the call stands once the hunks are made."""
    ends = (0, *accumulate(len(word.text) for word in words))
    shift = 0
    for hunk in hunks:
        start, end = ends[hunk.start], ends[hunk.end]
        if place.letters <= start:
            break
        new = [len(word.text) for word in hunk.words]
        if place.letters <= end and not _says_the_same(words, hunk):
            before = sum(ends[word] < place.letters for word in range(hunk.start, hunk.end))
            behind = new if before == hunk.end - hunk.start else new[:before]
            return replace(place, letters=start + shift + sum(behind))
        shift += sum(new) - (end - start)
    return replace(place, letters=place.letters + shift)


def _says_the_same(words: Sequence[Word], hunk: Hunk) -> bool:
    """Whether only marks or spaces change."""
    old = "".join(word.text for word in words[hunk.start : hunk.end])
    return old == "".join(word.text for word in hunk.words)


def _called(wording: Wording, places: Iterable[_Place]) -> Wording:
    """The wording with the calls at their places; it has a space only where it had one."""
    waiting: dict[tuple[int, bool], list[Call]] = defaultdict(list)
    for place in places:
        waiting[place.letters, place.spaced].append(place.call)
    letters = 0
    pieces: list[Run | Call] = []
    for run in (piece for piece in wording if isinstance(piece, Run)):
        for char in run.text:
            pieces += waiting.pop((letters, False), ())
            if char != " ":
                pieces += waiting.pop((letters, True), ())
                letters += 1
            pieces.append(Run(char, run.marks))
    return canonical((*pieces, *chain.from_iterable(waiting.values())))
