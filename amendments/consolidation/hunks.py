"""What a reword changes, edit by edit, and where each edit may stand.

An insertion or a deletion between equal words can stand at several places and give the same wording:
"the rights [of women,] of the child" is "the rights of [women, of] the child".
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from drafting.text.compare import Hunk, compare, is_white
from drafting.text.wording import Wording
from drafting.text.words import Word, split_words


@dataclass(frozen=True, slots=True)
class Edit:
    """`size` words stand for `length` base words from `at` on, or from any place between `lo` and `hi`.

    `track` holds the words put at the first place and those gained on the way to the last; `senses` says of
    each what makes two edits equal: letters and marks, or the text of a note that is new.
    """

    lo: int
    hi: int
    at: int
    length: int
    size: int
    track: tuple[Word, ...]
    senses: tuple[Hashable, ...]

    @property
    def reach(self) -> int:
        """The end of the base words replaced, at the last place."""
        return self.hi + self.length

    def words(self, start: int) -> tuple[Word, ...]:
        """The words put when the edit stands at `start`."""
        return self.track[start - self.lo : start - self.lo + self.size]

    def sense(self, start: int) -> tuple[Hashable, ...]:
        """What is put when the edit stands at `start`, as far as equality goes."""
        return self.senses[start - self.lo : start - self.lo + self.size]


@dataclass(frozen=True, slots=True)
class Rewording:
    """A proposed wording read against its base: its edits, and the changes of white space apart from them.

    `spaces`: base word -> whether a space shall stand before it. White space never conflicts.
    """

    edits: tuple[Edit, ...]
    spaces: tuple[tuple[int, bool], ...]


def read_rewording(base: Wording, proposed: Wording, notes: Mapping[str, str]) -> Rewording:
    """The edits that turn `base` into `proposed`; `notes` are the texts of the notes that are new, by id."""
    hunks = compare(base, proposed)
    words = split_words(base)
    edits: list[Edit] = []
    spaces: list[tuple[int, bool]] = []
    for place, hunk in enumerate(hunks):
        if is_white(words, hunk):
            spaces.append((hunk.start, hunk.words[0].space))
            continue
        before = hunks[place - 1].end if place else 0
        after = hunks[place + 1].start if place + 1 < len(hunks) else len(words)
        edits.append(_edit(words, hunk, before, after, notes))
    return Rewording(tuple(edits), tuple(spaces))


def _edit(words: Sequence[Word], hunk: Hunk, before: int, after: int, notes: Mapping[str, str]) -> Edit:
    back, forth, track = 0, 0, hunk.words
    if hunk.start == hunk.end:
        whole = (*words[before : hunk.start], *hunk.words, *words[hunk.start : after])
        back, forth = _slack(whole, hunk.start - before, len(hunk.words))
        track = whole[hunk.start - before - back : hunk.start - before + len(hunk.words) + forth]
    elif not hunk.words:
        back, forth = _slack(words[before:after], hunk.start - before, hunk.end - hunk.start)
    senses = tuple(_sense(word, notes) for word in track)
    length, size = hunk.end - hunk.start, len(hunk.words)
    return Edit(hunk.start - back, hunk.start + forth, hunk.start, length, size, track, senses)


def _slack(whole: Sequence[Word], start: int, size: int) -> tuple[int, int]:
    """By how many words a block of `size` can stand earlier or later and leave the same words outside."""
    back = 0
    while back < start and whole[start - back - 1] == whole[start - back - 1 + size]:
        back += 1
    forth = 0
    while start + size + forth < len(whole) and whole[start + forth] == whole[start + forth + size]:
        forth += 1
    return back, forth


def _sense(word: Word, notes: Mapping[str, str]) -> Hashable:
    if word.call is None:
        return word.parts
    return ("new note", notes[word.call]) if word.call in notes else ("note", word.call)
