"""Who changed which word: the stamps that a tracked paper records with each revision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz.distance import Indel

from drafting.papers.sheet import Stamp
from drafting.papers.values import Act, TrackedChange
from drafting.text.compare import Hunk
from drafting.text.words import Word, key

# A difference that no recorded change explains (a number given anew, a slip mended) is the pen holder's.
PEN = "Presidency"


@dataclass(frozen=True, slots=True)
class WordStamps:
    """The stamps of one paragraph's deleted words (by their place in the base) and inserted ones (in the new)."""

    deleted: dict[int, Stamp]
    inserted: dict[int, Stamp]


class Authors:
    """Looks up the changes of a revision by paragraph and place."""

    def __init__(self, changes: Sequence[TrackedChange], issued: datetime) -> None:
        self.pen = Stamp(PEN, issued)
        self._stamps: dict[tuple[str, datetime, tuple[str, ...]], Stamp] = {}
        self._changes: dict[str, list[TrackedChange]] = {}
        for change in changes:
            self._changes.setdefault(change.paragraph, []).append(change)

    def of_paragraph(self, paragraph: str, act: Act) -> Stamp:
        """Whose the act on the whole paragraph is; where it is not known, the pen holder's."""
        for change in self._changes.get(paragraph, ()):
            if change.act == act:
                return self._stamp(change)
        return self.pen

    def of_note(self, note: str) -> Stamp:
        """Whose the new words of a note are that both texts have; where it is not known, the pen holder's."""
        asked = (change for changes in self._changes.values() for change in changes if note in change.notes)
        return self._nearest(list(asked))

    def of_words(self, paragraph: str, base: Sequence[Word], hunks: Sequence[Hunk]) -> WordStamps:
        """Whose each deleted and each inserted word is, matched to the changes by place, then by the words."""
        rewords = sorted(
            (change for change in self._changes.get(paragraph, ()) if change.act == "reword"),
            key=lambda change: (change.start, change.end),
        )
        stamps = WordStamps({}, {})
        shift = 0
        for hunk in hunks:
            near = [
                change for change in rewords if change.start <= hunk.end and hunk.start <= change.end
            ] or rewords
            for place in range(hunk.start, hunk.end):
                stamps.deleted[place] = self._deleter(place, base, near)
            for place, stamp in enumerate(self._inserters(hunk, near), start=hunk.start + shift):
                stamps.inserted[place] = stamp
            shift += len(hunk.words) - (hunk.end - hunk.start)
        return stamps

    def _deleter(self, place: int, base: Sequence[Word], near: Sequence[TrackedChange]) -> Stamp:
        for change in near:
            if change.start <= place < change.end:
                return self._stamp(change)
        for change in near:  # a deletion can have slid between equal words
            if any(key(word) == key(base[place]) for word in base[change.start : change.end]):
                return self._stamp(change)
        return self._nearest(near)

    def _inserters(self, hunk: Hunk, near: Sequence[TrackedChange]) -> Iterator[Stamp]:
        if len(near) < 2:
            yield from [self._nearest(near)] * len(hunk.words)
            return
        asked = [(key(word), self._stamp(change)) for change in near for word in change.words]
        found: dict[int, Stamp] = {}
        keys = [key(word) for word in hunk.words]
        for code in Indel.opcodes(keys, [word for word, _ in asked]):
            if code.tag == "equal":
                length = code.src_end - code.src_start
                found |= {code.src_start + step: asked[code.dest_start + step][1] for step in range(length)}
        last = next(iter(found.values()), self._nearest(near))
        for place in range(len(keys)):
            last = found.get(place, last)
            yield last

    def _nearest(self, near: Sequence[TrackedChange]) -> Stamp:
        return self._stamp(near[0]) if near else self.pen

    def _stamp(self, change: TrackedChange) -> Stamp:
        """One value for all changes of one source, date and origin: what bears it is written as one piece."""
        signature = change.source, change.date, change.proposals
        return self._stamps.get(signature) or self._stamps.setdefault(signature, Stamp(*signature))
