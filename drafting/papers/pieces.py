"""Words to printed pieces: the redline of one wording against another.

Leaving out what is marked as deleted gives the new wording to the letter, leaving out what is marked as inserted
the old one: the law that tracked papers stand on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafting.papers.authors import WordStamps
from drafting.papers.notes import NoteBook, View
from drafting.papers.sheet import NoteCall, Piece, Sign, Stamp
from drafting.text.compare import Hunk, is_same_word
from drafting.text.wording import Mark, Run, Wording
from drafting.text.words import Word, split_words

NO_STAMPS = WordStamps({}, {})
_Marks = frozenset[Mark]
_NO_MARKS: _Marks = frozenset()
# Of a piece, all but its text: marks, sign, stamp, the marks it had, whether it is the latest.
_Like = tuple[_Marks, Sign, Stamp | None, _Marks | None, bool]
_KEPT: _Like = (_NO_MARKS, "keep", None, None, False)


@dataclass(frozen=True, slots=True)
class Redline:
    """Two wordings laid beside each other.

    `recorded`: the signs become revisions, so a change of marks alone is one too. Where they are printed, a
    space parts what went from what came. `struck_end`: where the end is replaced, what went stands last; a
    word processor takes an insertion there and an inserted paragraph after it for one, and would join what is
    before and behind when both are rejected. `latest` are the places of the new words that are new against
    another text as well.
    """

    old: Wording
    new: Wording
    hunks: tuple[Hunk, ...]
    stamps: WordStamps = NO_STAMPS
    recorded: bool = False
    struck_end: bool = False
    latest: frozenset[int] = frozenset()

    def pieces(self, book: NoteBook, *, view: View = "both") -> tuple[Piece | NoteCall, ...]:
        """What is printed: all of it, or only what the old or the new wording has (a moved paragraph's ends)."""
        return _Writer(self, book, view).write()


def plain_pieces(text: str, sign: Sign = "keep", stamp: Stamp | None = None) -> tuple[Piece, ...]:
    """A stretch without marks; none for no text."""
    return (Piece(text, sign=sign, stamp=stamp),) if text else ()


def wording_pieces(
    wording: Wording, book: NoteBook, *, view: View, sign: Sign = "keep", stamp: Stamp | None = None
) -> tuple[Piece | NoteCall, ...]:
    """A whole wording under one sign: kept, or of a paragraph that came or went."""
    pieces: list[Piece | NoteCall] = []
    for piece in wording:
        if isinstance(piece, Run):
            pieces.append(Piece(piece.text, piece.marks, sign, stamp))
        else:
            pieces += book.call(piece.footnote, view=view, sign=sign, stamp=stamp)
    return tuple(pieces)


class _Writer:
    """Writes one redline from left to right; neighbouring text under one sign becomes one piece."""

    def __init__(self, redline: Redline, book: NoteBook, view: View) -> None:
        self._redline, self._book, self._view = redline, book, view
        self._old, self._new = split_words(redline.old), split_words(redline.new)
        self._written: list[Piece | NoteCall] = []
        self._texts: list[str] = []
        self._like = _KEPT  # what the texts waiting in `_texts` have in common
        self._marks = _NO_MARKS  # of the text before
        self._latest = False  # whether what is being written is new against another text as well

    def write(self) -> tuple[Piece | NoteCall, ...]:
        place = place_new = 0
        for hunk in self._redline.hunks:
            place_new = self._keep(place, place_new, hunk.start - place)
            if is_same_word(self._old, hunk):  # with other marks, or another space before it
                self._keep_word(hunk.start, place_new)
            else:
                self._replace(hunk, place_new)
            place, place_new = hunk.end, place_new + len(hunk.words)
        self._keep(place, place_new, len(self._old) - place)
        self._flush()
        return tuple(self._written)

    def _keep(self, old: int, new: int, count: int) -> int:
        """Write words that stayed; answer the place in the new wording after them."""
        end = new + count
        shift = old - new
        while new < end:
            self._keep_word(new + shift, new)
            new += 1
            # Most words are like the one before, and a long text has thousands of them.
            if self._texts and self._like[1:] == _KEPT[1:] and not self._redline.latest:
                alike = self._alike_until(new, end)
                self._texts += [" " + word.text if word.space else word.text for word in self._new[new:alike]]
                new = alike
        return end

    def _alike_until(self, start: int, end: int) -> int:
        """The place behind the words from `start` on that are all under the marks of the text before them."""
        marks = self._like[0]
        found = [word.marks for word in self._new[start:end]]
        if found.count(marks) == len(found):
            return end
        return next(place for place, each in enumerate(found, start) if each != marks)

    def _keep_word(self, old: int, new: int) -> None:
        """Write a word that both have, perhaps with other marks or another space before it."""
        before, word = self._old[old], self._new[new]
        stamp = self._redline.stamps.inserted.get(new)
        had, has = _prints_space(self._old, old), _prints_space(self._new, new)
        if had == has and before is word and self._puts_as_before(word):
            self._put(" " + word.text if has else word.text, self._marks)
            return
        if self._view == "both" and had != has:
            # Where signs are printed, a space struck between words that stay would be a dash to the eye.
            if has or self._redline.recorded or self._like[1] == "del":
                self._space(word, "ins" if has else "del", stamp)
        elif had if self._view == "old" else has:
            self._space(word, "keep", None)
        shown = before if self._view == "old" else word
        self._latest = new in self._redline.latest
        if shown.call is not None:
            self._call(shown.call, self._view, "keep", stamp)
            return
        if before is word and word.marks is not None:
            self._put(word.text, word.marks)
            self._marks = word.marks
            return
        recorded = self._redline.recorded and self._view == "both"
        for part, was in zip(shown.parts, _marks_before(before, shown), strict=True):
            changed = recorded and was != part.marks
            self._put(part.text, part.marks, "keep", stamp if changed else None, was if changed else None)
        self._marks = shown.parts[-1].marks

    def _replace(self, hunk: Hunk, new: int) -> None:
        """Write what went, then what came; a space that both begin with is kept."""
        end_new = new + len(hunk.words)
        shared = (
            self._view == "both"
            and hunk.start < hunk.end
            and new < end_new
            and _prints_space(self._old, hunk.start)
            and _prints_space(self._new, new)
        )
        if shared:
            self._space(self._new[new], "keep", None)
        at_end = hunk.end == len(self._old) and end_new == len(self._new)
        if self._redline.struck_end and at_end and self._view == "both":
            self._write_words("new", new, end_new, shared)
            self._write_words("old", hunk.start, hunk.end, shared)
            return
        if self._view != "new":
            self._write_words("old", hunk.start, hunk.end, shared)
        if shared and not self._redline.recorded:
            self._space(self._new[new], "del", None)
        if self._view != "old":
            self._write_words("new", new, end_new, shared)

    def _write_words(self, view: View, start: int, end: int, space_stands: bool) -> None:
        old = view == "old"
        words: Sequence[Word] = self._old if old else self._new
        stamps = self._redline.stamps.deleted if old else self._redline.stamps.inserted
        sign: Sign = "del" if old else "ins"
        for place in range(start, end):
            word, stamp = words[place], stamps.get(place)
            spaced = _prints_space(words, place) and not (space_stands and place == start)
            if self._puts_as_before(word):
                self._put(" " + word.text if spaced else word.text, self._marks, sign, stamp)
                continue
            if spaced:
                self._space(word, sign, stamp)
            self._latest = not old and place in self._redline.latest
            if word.call is not None:
                self._call(word.call, view, sign, stamp)
                continue
            for part in word.parts:
                self._put(part.text, part.marks, sign, stamp)
            self._marks = word.parts[-1].marks

    def _puts_as_before(self, word: Word) -> bool:
        """Whether the word and a space before it look like the text before: nearly all do, and are put in one."""
        return word.marks is not None and word.marks == self._marks and not self._redline.latest

    def _call(self, note: str, view: View, sign: Sign, stamp: Stamp | None) -> None:
        self._flush()
        self._marks = _NO_MARKS
        calls = self._book.call(note, view=view, sign=sign, stamp=stamp)
        self._written += [replace(call, latest=True) for call in calls] if self._latest else calls

    def _space(self, word: Word, sign: Sign, stamp: Stamp | None) -> None:
        marks = self._marks & word.parts[0].marks if word.parts else _NO_MARKS
        self._put(" ", marks, sign, stamp)

    def _put(
        self,
        text: str,
        marks: _Marks,
        sign: Sign = "keep",
        stamp: Stamp | None = None,
        was: _Marks | None = None,
    ) -> None:
        like = (marks, sign, stamp, was, self._latest)
        if like != self._like:
            self._flush()
            self._like = like
        self._texts.append(text)

    def _flush(self) -> None:
        if self._texts:
            marks, sign, stamp, was, latest = self._like
            self._written.append(Piece("".join(self._texts), marks, sign, stamp, was, latest))
            self._texts = []


def _prints_space(words: Sequence[Word], place: int) -> bool:
    """Whether `join_words` prints a space before this word: never first or last, and once around calls."""
    word = words[place]
    if place and word.call is None and words[place - 1].call is None:
        return word.space
    first = place  # of the calls that stand right before the word
    while first and words[first - 1].call is not None:
        first -= 1
    if first == 0 or not word.space or any(before.space for before in words[first:place]):
        return False
    return any(after.call is None for after in words[place:])


def _marks_before(before: Word, word: Word) -> list[_Marks]:
    """The marks that each part of a kept word had; of a word cut differently, those of its first part."""
    if [part.text for part in before.parts] == [part.text for part in word.parts]:
        return [part.marks for part in before.parts]
    return [before.parts[0].marks] * len(word.parts)
