"""Pairs of texts from a seed, as negotiations leave them: words, paragraphs, points and notes that come and go."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from drafting.papers.values import Baseline, PaperValues, TrackedChange
from drafting.text.compare import compare
from drafting.text.paragraph import Footnote, Kind, Paragraph, Text
from drafting.text.wording import Call, Run, Wording, canonical
from tests.papers.samples import ISSUED

_WORDS = ("sky", "dark", "the", "1,500", "light", ",", ";", "(a)", "co-operate")
_KINDS: tuple[tuple[Kind, int | None], ...] = (
    *[("operative", None)] * 4,
    ("heading", 1),
    ("preambular", None),
    ("subparagraph", 2),
)
_NOTES = ("n1", "n2", "n3", "n4")


def values_by_chance(seed: int) -> PaperValues:
    """A revision with its baseline and, mostly, who changed what; no text calls a note twice."""
    random = Random(seed)
    before = _text(random, _first_paragraphs(random))
    after = _text(random, _revised(random, before))
    changes = _changes(random, before, after) if random.random() < 0.8 else ()
    return PaperValues("9657/26", after, ISSUED, baseline=Baseline("9644/26", before), changes=changes)


def _first_paragraphs(random: Random) -> list[Paragraph]:
    return [_paragraph(random, name) for name in "abcdefgh"[: random.randint(2, 8)]]


def _paragraph(random: Random, name: str) -> Paragraph:
    kind, level = random.choice(_KINDS)
    label = name if kind in ("operative", "subparagraph") else None
    return Paragraph(name, kind, label, level, canonical(tuple(_runs(random))))


def _runs(random: Random) -> list[Run | Call]:
    runs: list[Run | Call] = [Run(random.choice(_WORDS))]
    for _ in range(random.randint(0, 5)):
        marks = random.choice((frozenset(), frozenset(), frozenset({"italic"})))
        runs.append(Run(" " + " ".join(random.choices(_WORDS, k=random.randint(1, 5))), marks))
        if random.random() < 0.2:
            runs.append(Call(random.choice(_NOTES)))
    return runs


def _revised(random: Random, text: Text) -> list[Paragraph]:
    paragraphs = [_reworded(random, each) for each in text.paragraphs if random.random() < 0.75]
    if random.random() < 0.3:
        random.shuffle(paragraphs)
    for name in "klm":
        if random.random() < 0.5:
            paragraphs.insert(random.randint(0, len(paragraphs)), _paragraph(random, name))
    return paragraphs


def _reworded(random: Random, paragraph: Paragraph) -> Paragraph:
    more = Run(" ".join(random.choices(_WORDS, k=2)))
    wording = random.choice(
        (
            paragraph.wording,
            paragraph.wording,
            (*paragraph.wording, Run(" "), more),
            (more, Run(" "), *paragraph.wording),
            paragraph.wording[:-1] or (more,),
            tuple(_runs(random)),
        )
    )
    return Paragraph(
        paragraph.id, paragraph.kind, paragraph.label, paragraph.level, canonical(tuple(wording))
    )


def _text(random: Random, paragraphs: list[Paragraph]) -> Text:
    called: set[str] = set()
    once = tuple(
        Paragraph(each.id, each.kind, each.label, each.level, _once(each.wording, called))
        for each in paragraphs
    )
    notes = tuple(
        Footnote(name, random.choice(("A note.", "Another note.", "A third note."))) for name in _NOTES
    )
    return Text("council", "On the night sky", (), once, notes)


def _once(wording: Wording, called: set[str]) -> Wording:
    kept: list[Run | Call] = []
    for piece in wording:
        if isinstance(piece, Run) or piece.footnote not in called:
            kept.append(piece)
        if isinstance(piece, Call):
            called.add(piece.footnote)
    return canonical(tuple(kept))


def _changes(random: Random, before: Text, after: Text) -> tuple[TrackedChange, ...]:
    old = {each.id: each for each in before.paragraphs}
    new = {each.id: each for each in after.paragraphs}
    changes: list[TrackedChange] = []
    for name in sorted({*old, *new}):
        source, date = random.choice(("FR", "SE", "DE, PL")), ISSUED - timedelta(days=random.randint(0, 1))
        if name in old and name in new:
            changes.append(TrackedChange(name, "move", source, date))
            changes += [
                TrackedChange(name, "reword", source, date, hunk.start, hunk.end, hunk.words)
                for hunk in compare(old[name].wording, new[name].wording)
            ]
        else:
            changes.append(TrackedChange(name, "insert" if name in new else "delete", source, date))
    return tuple(changes)
