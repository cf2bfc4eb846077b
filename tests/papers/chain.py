"""A text over three revisions, each with some two hundred changes of every sort: who asked for each is known.

Every inserted word is a token of its own that names its source, so that an outside reader can be asked whose it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from random import Random

from drafting.papers.values import Baseline, PaperValues, TrackedChange
from drafting.text.footnotes import prune
from drafting.text.paragraph import CoverField, Footnote, Paragraph, Text
from drafting.text.wording import Call, Run, Wording, canonical
from drafting.text.words import Word, join_words, split_words
from tests.papers.samples import DECIDED, ISSUED, explained

SYMBOLS = ("8871/31", "8871/1/31 REV 1", "8871/2/31 REV 2")
SOURCES = ("FR, SE", "DE", "PL", "Presidency")
_PARAGRAPHS, _NOTES, _WORDS = 100, 50, 66
_KINDS = ("operative",) * 6 + ("preambular", "narrative", "subparagraph", "heading")
_VOCABULARY = (
    *("the", "of", "and", "harbour", "lamp", "ferry", "tide", "pilot", "island", "every"),
    *("night", "should", "remain", "lit", "as", "far", "as", "possible"),
)
_BOLD = frozenset({"bold"})


def chain(seed: int) -> list[PaperValues]:
    """REV 1 against INIT, and REV 2 against REV 1."""
    random = Random(seed)
    text, revisions = _first(random), []
    for step in (1, 2):
        made = _Revision(random, text, step).make()
        issued = ISSUED + timedelta(days=7 * step)
        revisions.append(
            PaperValues(
                SYMBOLS[step],
                made.text,
                issued,
                previous_symbol=SYMBOLS[step - 1],
                baseline=Baseline(SYMBOLS[step - 1], text),
                changes=made.changes,
            )
        )
        text = made.text
    return [explained(each) for each in revisions]


def _first(random: Random) -> Text:
    paragraphs = []
    for place in range(_PARAGRAPHS):
        kind = random.choice(_KINDS if place >= _NOTES else _KINDS[:8])
        said = canonical(
            (Run(" ".join(random.choices(_VOCABULARY, k=6 if kind == "heading" else _WORDS)) + "."),)
        )
        wording = (*said, Call(f"n{place}")) if place < _NOTES else said
        level = {"heading": 1, "subparagraph": 2}.get(kind)
        label = None if kind in ("heading", "narrative") else str(place + 1)
        paragraphs.append(Paragraph(f"p{place}", kind, label, level, wording))  # type: ignore[arg-type]
    notes = tuple(
        Footnote(f"n{number}", f"See page {number} of the report of the pilots.") for number in range(_NOTES)
    )
    cover = (CoverField("from", "Presidency"), CoverField("subject", "Harbours"))
    return prune(Text("council", "Harbours", cover, tuple(paragraphs), notes))


@dataclass(frozen=True)
class _Made:
    text: Text
    changes: tuple[TrackedChange, ...]


class _Revision:
    """The text as its next revision has it."""

    def __init__(self, random: Random, before: Text, step: int) -> None:
        self._random, self._before = random, before
        self._date = DECIDED + timedelta(days=7 * step)
        self._tokens = (f"w{step}x{number}" for number in count())
        self._changes: list[TrackedChange] = []
        self._notes = {note.id: note.text for note in before.footnotes}
        self._step = step

    def make(self) -> _Made:
        old = list(self._before.paragraphs)
        gone = set(self._random.sample([each.id for each in old], 8))
        new = [self._reworded(each) for each in old if each.id not in gone]
        for each in gone:
            self._change(each, "delete")
        self._move(new)
        self._insert(new)
        notes = tuple(Footnote(name, text) for name, text in self._notes.items())
        text = prune(replace(self._before, paragraphs=tuple(new), footnotes=notes))
        return _Made(text, tuple(self._changes))

    def _change(self, paragraph: str, act: str, source: str | None = None) -> None:
        chosen = source or self._random.choice(SOURCES)
        self._changes.append(TrackedChange(paragraph, act, chosen, self._date))  # type: ignore[arg-type]

    def _token(self, source: str) -> str:
        return next(self._tokens) + source.replace(", ", "")

    def _reworded(self, paragraph: Paragraph) -> Paragraph:
        """Two edits by two sources; of some paragraphs a word in bold, a note more, or those that went."""
        words = list(split_words(paragraph.wording))
        middle = len(words) // 2
        self._edit(paragraph, words, middle, len(words) - 2)
        self._edit(paragraph, words, 1, middle)
        chance = self._random.random()
        if chance < 0.1:
            self._embolden(paragraph, words)
        wording = join_words(words)
        if 0.1 < chance < 0.16:
            wording = tuple(piece for piece in wording if isinstance(piece, Run))
        elif 0.16 < chance < 0.22:
            name = f"{self._step}-{paragraph.id}"
            self._notes[name] = f"A note {self._token('DE')} of its own."
            wording = (*wording, Call(name))
            end = len(split_words(paragraph.wording))
            call = split_words((Call(name),))
            self._changes.append(TrackedChange(paragraph.id, "reword", "DE", self._date, end, end, call))
        self._word_note_anew(paragraph, wording)
        return replace(paragraph, wording=wording)

    def _edit(self, paragraph: Paragraph, words: list[Word], first: int, last: int) -> None:
        """Other words for some (or none) of those between two places of the paragraph."""
        source = self._random.choice(SOURCES)
        start = self._random.randrange(first, last)
        end = min(last, start + self._random.randint(0, 2))
        put = " ".join(self._token(source) for _ in range(self._random.randint(1, 2)))
        new = split_words((Run(f"x {put}"),))[1:]
        words[start:end] = new
        self._changes.append(
            TrackedChange(paragraph.id, "reword", source, self._date, start, end, tuple(new))
        )

    def _embolden(self, paragraph: Paragraph, words: list[Word]) -> None:
        """The first word, which no edit touches, in bold."""
        words[0] = replace(words[0], parts=tuple(Run(part.text, _BOLD) for part in words[0].parts))
        self._changes.append(TrackedChange(paragraph.id, "reword", "PL", self._date, 0, 1, (words[0],)))

    def _word_note_anew(self, old: Paragraph, wording: Wording) -> None:
        kept = {piece.footnote for piece in wording if isinstance(piece, Call)}
        for piece in old.wording:
            if isinstance(piece, Call) and piece.footnote in kept and self._random.random() < 0.2:
                self._notes[piece.footnote] = self._notes[piece.footnote].replace("report", self._token("PL"))
                asked = TrackedChange(old.id, "reword", "PL", self._date, notes=(piece.footnote,))
                self._changes.append(asked)

    def _move(self, paragraphs: list[Paragraph]) -> None:
        for _ in range(5):
            moved = paragraphs.pop(self._random.randrange(len(paragraphs)))
            paragraphs.insert(self._random.randrange(len(paragraphs)), moved)
            self._change(moved.id, "move", "FR, SE")

    def _insert(self, paragraphs: list[Paragraph]) -> None:
        for number in range(8):
            source = self._random.choice(SOURCES)
            words = " ".join(self._token(source) for _ in range(5))
            new = Paragraph(
                f"new{self._step}-{number}", "operative", f"{number}bis", None, (Run(f"{words}."),)
            )
            paragraphs.insert(self._random.randrange(len(paragraphs)), new)
            self._change(new.id, "insert", source)


def sources_of(words: str, *, step: int | None = None) -> set[str]:
    """The sources that the tokens among the words name: of one step, or of any."""
    tokens = re.findall(rf"w{step or '[12]'}x\d+([A-Za-z]+)", words)
    return {source for source in SOURCES if source.replace(", ", "") in tokens}
