"""Papers of a negotiation made at random, whose notes come and go: a marked one, and a rolling one with reservations.

As in `long_texts`, each call stands behind a word of its own and each note begins with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, zip_longest
from random import Random

from drafting.papers.brackets import Agreed, BracketedParagraph, Version, Want, printed_text
from drafting.papers.profiles import PROFILES
from drafting.papers.values import Baseline, PaperValues
from drafting.text.footnotes import prune
from drafting.text.paragraph import Family, Footnote, Paragraph, Text
from drafting.text.wording import Call, Run, Wording, canonical
from tests.papers.dated_samples import at_that_moment
from tests.papers.long_texts import SOURCES, called_word, first_word, said, text_with_notes, values_of

_CALLED = re.compile(called_word(0).replace("0", r"\d+"))
_FIRST_NEW = 1000  # the number of the first note that the text before did not have


def marked_with_notes(random: Random, *, family: Family) -> PaperValues:
    """A revision and the one before it: notes come, go and are reworded, alone and with their paragraphs."""
    before = text_with_notes(random, family=family)
    notes = _Notes(random)
    paragraphs = [_revised(random, each, notes) for each in before.paragraphs if random.random() < 0.9]
    for name in range(random.randint(0, 6)):
        wording = canonical((Run(said(random, 20)), *notes.called(random.randint(0, 2)), Run(" End.")))
        new = Paragraph(f"new{name}", "operative", f"{name}bis", None, wording)
        paragraphs.insert(random.randint(0, len(paragraphs)), new)
    if random.random() < 0.5:
        paragraphs.insert(
            random.randrange(len(paragraphs)), paragraphs.pop(random.randrange(len(paragraphs)))
        )
    kept = tuple(_reworded(random, note) for note in before.footnotes)
    after = prune(replace(before, paragraphs=tuple(paragraphs), footnotes=(*kept, *notes.written)))
    profile = random.choice(list(PROFILES.values()))
    return replace(values_of(after), baseline=Baseline("8870/31", before), profile=profile)


def rolling_with_notes(random: Random, *, family: Family) -> PaperValues:
    """A text whose proposals stand in brackets, several reservations behind one bracket or a whole paragraph."""
    base = text_with_notes(random, family=family)
    notes = _Notes(random)
    printed = [_bracketed(random, each, notes) for each in base.paragraphs]
    return at_that_moment(values_of(base), printed_text(base, printed, notes.written))


class _Notes:
    """Writes new notes; what calls them is to stand in the text as it is given out."""

    def __init__(self, random: Random) -> None:
        self.written: list[Footnote] = []
        self._random, self._numbers = random, count(_FIRST_NEW)

    def called(self, many: int) -> Iterator[Run | Call]:
        """So many calls, each behind its word."""
        for _ in range(many):
            number = self._new()
            yield from (Run(f" {called_word(number)}"), Call(f"n{number}"))

    def behind_a_bracket(self, many: int) -> tuple[Wording, tuple[str, ...]]:
        """The words to end a bracket with, and the notes to call behind it: of several, the first has the word."""
        numbers = [self._new() for _ in range(many)]
        word = called_word(numbers[0]) if numbers else "words"
        return (Run(word),), tuple(f"n{number}" for number in numbers)

    def _new(self) -> int:
        number = next(self._numbers)
        length = self._random.choice((1, 4, 6, 30, 90))
        self.written.append(Footnote(f"n{number}", f"{first_word(number)} {said(self._random, length)}"))
        return number


def _revised(random: Random, paragraph: Paragraph, notes: _Notes) -> Paragraph:
    """Words and calls taken out and put in; a heading stays as it is."""
    if paragraph.kind == "heading" or random.random() < 0.4:
        return paragraph
    pieces: list[Run | Call] = []
    for piece, after in zip_longest(paragraph.wording, paragraph.wording[1:]):
        has_call_behind = isinstance(after, Call)
        goes = random.random() < 0.2 and not has_call_behind
        pieces.append(Run(" ") if goes else piece)
        if random.random() < 0.15 and not has_call_behind:
            pieces += [Run(f" {said(random, 3)}"), *notes.called(random.randint(0, 2)), Run(" ")]
    return replace(paragraph, wording=canonical(tuple(pieces)))


def _reworded(random: Random, note: Footnote) -> Footnote:
    return replace(note, text=f"{note.text} {said(random, 3)}") if random.random() < 0.2 else note


def _bracketed(random: Random, paragraph: Paragraph, notes: _Notes) -> BracketedParagraph:
    pieces: list[Agreed | Version] = [Agreed(paragraph.wording, spaced=False)]
    wants: list[Want] = []
    if paragraph.kind != "heading" and random.random() < 0.4:
        for _ in range(random.randint(1, 3)):
            end, called = notes.behind_a_bracket(random.randint(0, 3))
            words = canonical((Run(f"{said(random, random.randint(1, 40))} "), *end))
            pieces.append(Version(random.choice(SOURCES), words, called))
    elif random.random() < 0.2:
        wants.append(Want("delete", random.choice(SOURCES)))
    return BracketedParagraph(
        paragraph.id, paragraph.kind, paragraph.label, paragraph.level, tuple(pieces), tuple(wants)
    )


def calls_and_notes(text: Text) -> Iterator[tuple[str, str]]:
    """The word in front of each call, and the word that its note begins with."""
    notes = {note.id: note.text.split()[0] for note in text.footnotes}
    for paragraph in text.paragraphs:
        word = ""
        for piece in paragraph.wording:
            if isinstance(piece, Call):
                yield word, notes[piece.footnote]
            else:
                word = [word, *_CALLED.findall(piece.text)][-1]
