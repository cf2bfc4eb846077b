"""Long texts made at random, each word of which can be found again: what the papers' outside readers are given."""

from __future__ import annotations

from random import Random

from drafting.papers.values import Baseline, PaperValues, TrackedChange
from drafting.text.compare import compare
from drafting.text.paragraph import CoverField, Family, Footnote, Kind, Paragraph, Text
from drafting.text.wording import Call, Mark, Run, Wording, canonical
from tests.papers.samples import DECIDED, ISSUED

_WORDS = (
    "the", "of", "and", "harbour", "lamp", "ferry", "tide", "pilot", "island",
    "Müller", "ναῦς", "маяк", "½", "1,500", "A/78/12", "“keeps”",
)  # fmt: skip
_MARKS: tuple[frozenset[Mark], ...] = (frozenset(), frozenset(), frozenset({"italic"}), frozenset({"bold"}))
_KINDS: tuple[tuple[Kind, int | None], ...] = (
    ("operative", None), ("operative", None), ("preambular", None), ("narrative", None),
    ("subparagraph", 2), ("heading", 1),
)  # fmt: skip
_SYMBOLS = {"council": "8871/31", "un": "A/C.3/85/L.9"}
SOURCES = ("FR, SE", "DE", "PL")


def called_word(note: int) -> str:
    """The word in front of the call of the note, which stands nowhere else."""
    return f"Call{note}X"


def first_word(note: int) -> str:
    """The word that the note begins with, which stands nowhere else."""
    return f"Note{note}X"


def text_with_notes(random: Random, *, family: Family) -> Text:
    """Several pages, some notes shorter than a line and some longer than a page's worth of patience."""
    notes: list[Footnote] = []
    paragraphs = []
    for place in range(random.randint(15, 50)):
        kind, level = random.choice(_KINDS)
        label = None if kind in ("heading", "narrative") else str(place + 1)
        wording = canonical(tuple(_pieces(random, notes, long=kind != "heading")))
        paragraphs.append(Paragraph(f"p{place}", kind, label, level, wording))
    cover = (CoverField("from", "Presidency"), CoverField("subject", "Harbours"))
    return Text(family, "Harbours", cover, tuple(paragraphs), tuple(notes))


def values_with_notes(random: Random, *, family: Family) -> PaperValues:
    """A first revision of such a text."""
    return values_of(text_with_notes(random, family=family))


def values_of(text: Text) -> PaperValues:
    """The text as a first revision."""
    return PaperValues(_SYMBOLS[text.family], text, ISSUED)


def _pieces(random: Random, notes: list[Footnote], *, long: bool) -> list[Run | Call]:
    pieces: list[Run | Call] = []
    for _ in range(random.randint(1, 4) if long else 1):
        pieces.append(Run(said(random, random.randint(2, 60 if long else 6)) + " ", random.choice(_MARKS)))
        if long and random.random() < 0.3:
            number = len(notes)
            length = random.choice((1, 6, 6, 30, 120))
            notes.append(Footnote(f"n{number}", f"{first_word(number)} {said(random, length)}"))
            pieces += [Run(called_word(number)), Call(f"n{number}"), Run(" ")]
    return [*pieces, Run("end.")]


def said(random: Random, words: int) -> str:
    """Words at random."""
    return " ".join(random.choice(_WORDS) for _ in range(words))


def revised_values(
    random: Random,
    *,
    paragraphs: int = 100,
    notes: int = 50,
    edits: int = 2,
    added: int = 6,
    deleted: int = 6,
) -> PaperValues:
    """About twenty pages against the revision before: words of each paragraph, whole paragraphs in and out."""
    before = [_numbered(random, place, calls=place < notes) for place in range(paragraphs)]
    gone = set(random.sample(range(notes, paragraphs), deleted))
    after: list[Paragraph] = []
    changes: list[TrackedChange] = []
    for place, old in enumerate(before):
        if place in gone:
            changes.append(TrackedChange(old.id, "delete", random.choice(SOURCES), DECIDED))
            continue
        new = Paragraph(old.id, old.kind, old.label, old.level, _edited(random, old.wording, edits))
        source = random.choice(SOURCES)
        changes += [
            TrackedChange(old.id, "reword", source, DECIDED, hunk.start, hunk.end, hunk.words)
            for hunk in compare(old.wording, new.wording)
        ]
        after.append(new)
    for place in sorted(random.sample(range(len(after)), added), reverse=True):
        new = Paragraph(
            f"new{place}", "operative", f"{after[place].label}bis", None, (Run("New words here."),)
        )
        after.insert(place + 1, new)
        changes.append(TrackedChange(new.id, "insert", random.choice(SOURCES), DECIDED))
    told = tuple(Footnote(f"n{number}", f"See page {number} of the report.") for number in range(notes))
    cover = (CoverField("from", "Presidency"), CoverField("subject", "Harbours"))
    old_text, new_text = (Text("council", "Harbours", cover, tuple(each), told) for each in (before, after))
    return PaperValues(
        "8871/1/31 REV 1", new_text, ISSUED, baseline=Baseline("8871/31", old_text), changes=tuple(changes)
    )


def _numbered(random: Random, place: int, *, calls: bool) -> Paragraph:
    body = Run(f"{said(random, 66)}.")
    wording = canonical((body, Call(f"n{place}")) if calls else (body,))
    return Paragraph(f"p{place}", "operative", str(place + 1), None, wording)


def _edited(random: Random, wording: Wording, edits: int) -> Wording:
    body, *calls = wording
    assert isinstance(body, Run)
    words = body.text.split(" ")
    for number in range(edits):
        start = random.randrange(1, len(words) - 3)
        words[start : start + random.randint(0, 2)] = [f"put{number}"] * random.randint(1, 2)
    return canonical((Run(" ".join(words)), *calls))
