"""A wording cut into words and put together again (design §3, "What the words mean" 1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice

from drafting.text.wording import Call, Mark, Run, Wording

NO_BREAK_SPACES = "\u00a0\u202f"
_BREAKS = re.compile(f"([{NO_BREAK_SPACES}])")

_Marks = frozenset[Mark]
_NO_MARKS: _Marks = frozenset()
_CHUNKS_KEPT = 32768  # under one set of marks; a language has fewer words in use


@dataclass(frozen=True, slots=True)
class Word:
    """One word, one punctuation character at a word's edge, one no-break space, or one footnote call.

    `parts` are its runs (marks may change inside a word: 62nd with a raised nd); a call has none and names
    its note in `call`. `space` says that a space stands before it; the first word of a wording always says
    so, which rendering drops, so that inserting before it changes nothing about it.
    `text` is what is printed, without the space before it; empty for a call. `marks` are those of the whole
    word, None where they change in it and for a call.
    """

    parts: tuple[Run, ...]
    space: bool
    call: str | None = None
    text: str = field(init=False, repr=False, compare=False)
    marks: frozenset[Mark] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "".join([part.text for part in self.parts]))
        object.__setattr__(self, "marks", self.parts[0].marks if len(self.parts) == 1 else None)

    @property
    def is_word(self) -> bool:
        """Whether it counts as a word: something other than punctuation, no-break spaces and calls."""
        return not all(map(_is_punctuation, self.text.strip(NO_BREAK_SPACES)))


def key(word: Word) -> Hashable:
    """What comparison and conflict look at: the letters or the note called; not the marks, not the space."""
    return word.text if word.call is None else ("call", word.call)


def keys(words: Sequence[Word]) -> list[Hashable]:
    """The key of each word."""
    return [word.text if word.call is None else ("call", word.call) for word in words]


@lru_cache(maxsize=8192)
def split_words(wording: Wording) -> tuple[Word, ...]:
    """The words of a canonical wording. `join_words` is the way back, exactly."""
    words: list[Word] = []
    stretch: list[Run] = []
    spaced = True
    for piece in wording:
        if isinstance(piece, Run):
            stretch.append(piece)
            continue
        spaced = _add_stretch(words, stretch, spaced)
        words.append(Word((), spaced, piece.footnote))
        stretch, spaced = [], False
    _add_stretch(words, stretch, spaced)
    return tuple(words)


def join_words(words: Sequence[Word]) -> Wording:
    """The canonical wording that these words make; needless spaces (first, last, two about a call) go."""
    pieces: list[Run | Call] = []
    marks = _NO_MARKS  # of the character before
    spaced, last = True, _last_text(words)
    for place, word in enumerate(words):
        space = word.space and not spaced and place <= last
        if space:
            after = next(other for other in islice(words, place, None) if other.call is None)
            _append(pieces, " ", marks & after.parts[0].marks)
        if word.call is not None:
            pieces.append(Call(word.call))
            spaced = spaced or space
            continue
        for part in word.parts:
            _append(pieces, part.text, part.marks)
        marks, spaced = word.parts[-1].marks, False
    return tuple(pieces)


def count_words(wording: Wording) -> int:
    """How many words are said: punctuation, no-break spaces and footnote calls do not count."""
    return sum(word.is_word for word in split_words(wording))


def _last_text(words: Sequence[Word]) -> int:
    """The place of the last word that is not a call: no space may stand behind it; -1 without one."""
    return next((place for place in range(len(words) - 1, -1, -1) if words[place].call is None), -1)


def _append(pieces: list[Run | Call], text: str, marks: _Marks) -> None:
    before = pieces[-1] if pieces else None
    if isinstance(before, Run) and before.marks == marks:
        # Letters that were apart may meet in one composed letter when what stood between them goes.
        whole = before.text + text
        pieces[-1] = Run(whole if text[0].isascii() else unicodedata.normalize("NFC", whole), marks)
    else:
        pieces.append(Run(text, marks))


def _add_stretch(words: list[Word], stretch: Sequence[Run], spaced: bool) -> bool:
    """Add the words of the runs between two calls; answer whether a space stands at their end."""
    if not stretch:
        return spaced
    if len(stretch) == 1:
        words += _plain_words(stretch[0].text, stretch[0].marks, spaced)
    else:
        cuts = _Cuts(stretch)
        for start, text, space in _tokens("".join(run.text for run in stretch), spaced):
            words.append(cuts.word(start, text, space))
    return stretch[-1].text.endswith(" ")


def _plain_words(text: str, marks: _Marks, spaced: bool) -> list[Word]:
    """The words of a stretch under one set of marks: the same as `_tokens` gives, without their places."""
    words = list(chain.from_iterable(map(_chunks(marks).__getitem__, text.split(" "))))
    if words and not spaced and text[0] != " ":
        words[0] = _plain_word(words[0].text, marks, space=False)
    return words


class _Chunks(dict[str, tuple[Word, ...]]):
    """The words of what stands between two spaces, under one set of marks: cut when first asked for."""

    def __init__(self, marks: _Marks) -> None:
        self._marks = marks

    def __missing__(self, chunk: str) -> tuple[Word, ...]:
        if len(self) >= _CHUNKS_KEPT:
            self.clear()
        tokens = enumerate(_cut(chunk))
        words = tuple(_plain_word(token, self._marks, space=place == 0) for place, token in tokens)
        return self.setdefault(chunk, words)


@lru_cache(maxsize=16)
def _chunks(marks: _Marks) -> _Chunks:
    return _Chunks(marks)


def _tokens(text: str, spaced: bool) -> Iterator[tuple[int, str, bool]]:
    """(start, text, whether a space stands before) of each word of a stretch."""
    start = 0
    for chunk in text.split(" "):
        place = start
        for token in _cut(chunk):
            yield place, token, place == start and (start > 0 or spaced)
            place += len(token)
        start += len(chunk) + 1


@lru_cache(maxsize=32768)
def _cut(chunk: str) -> tuple[str, ...]:
    """What stands between two spaces, cut at no-break spaces and at the punctuation on its edges."""
    if chunk.isalnum():
        return (chunk,)
    return tuple(token for part in _BREAKS.split(chunk) for token in _trimmed(part))


def _trimmed(part: str) -> Iterator[str]:
    first, last = 0, len(part)
    while first < last and _is_punctuation(part[first]):
        first += 1
    while last > first and _is_punctuation(part[last - 1]):
        last -= 1
    yield from part[:first]
    if first < last:
        yield part[first:last]
    yield from part[last:]


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char).startswith("P")


@lru_cache(maxsize=32768)
def _plain_word(text: str, marks: _Marks, *, space: bool) -> Word:
    """One value for all equal words, so that comparing two lists of words is comparing identities."""
    return Word((Run(text, marks),), space)


class _Cuts:
    """Runs laid end to end, from which words are cut one after another."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._run = 0  # the run in which the last word ended
        self._start = 0  # where that run starts

    def word(self, start: int, text: str, space: bool) -> Word:
        """The word at `start`, which must not lie before the last one asked for."""
        parts: list[Run] = []
        end = start + len(text)
        while True:
            run = self._runs[self._run]
            stop = self._start + len(run.text)
            if start < stop:
                parts.append(Run(run.text[start - self._start : end - self._start], run.marks))
                start = stop
            if end <= stop:
                break
            self._run, self._start = self._run + 1, stop
        if len(parts) == 1:
            return _plain_word(text, parts[0].marks, space=space)
        return Word(tuple(parts), space)
