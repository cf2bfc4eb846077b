"""All texts at hand that a paper can be made of: our own documents, the demonstration's, the corpus."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from hypothesis import strategies as st

from drafting.papers.values import PaperValues
from drafting.reading.into_text import text_from_outline
from drafting.reading.outline import Outline
from drafting.reading.read import read_document
from drafting.text.paragraph import KINDS, CoverField, Footnote, Paragraph, Text
from drafting.text.wording import MARKS, Call, Run, canonical, plain

ROOT = Path(__file__).parents[2]
ISSUED = datetime(2031, 6, 3, 23, 30, tzinfo=UTC)
OWN = sorted(
    path
    for folder in (ROOT / "tests" / "reading" / "documents", ROOT / "amendments" / "demonstration")
    for path in folder.iterdir()
    if path.suffix in (".txt", ".md")
)
CORPUS = sorted((ROOT.parent / "shared" / "corpus").glob("*.txt"))
_SYMBOLS = {"council": "8871/31", "un": "A/C.3/85/L.9"}


def outline_at(path: Path) -> Outline:
    """The outline of a document on disk."""
    return read_document(name=path.name, content=path.read_bytes())


def values_of(outline: Outline) -> PaperValues:
    """A first revision of the text that the outline describes."""
    numbers = count(1)
    text = text_from_outline(outline, new_id=lambda: f"id{next(numbers)}")
    symbols = (field.text for field in outline.cover if field.field == "symbol")
    return PaperValues(symbol=next(symbols, _SYMBOLS[outline.family]), text=text, issued=ISSUED)


_LETTERS = st.text(alphabet=" abcÄß<>&\"'—1½²\u00a0\u05d0", min_size=1, max_size=12)
_NOTES = ("n1", "n2", "n3")
_RUNS = st.builds(Run, _LETTERS, st.frozensets(st.sampled_from(MARKS)))
# How paragraphs begin that a reader would take for something, and one that he would not.
_BEGINNINGS = st.sampled_from(
    [
        "Word ",
        "Recalling lamps, ",
        "WE AGREE ",
        "Decides ",
        "On lamps ",
        "at noon; ",
        "as follows: ",
        "5 m²",
        "[",
        "",
    ]
)
_WORDINGS = st.builds(
    lambda first, pieces: canonical((Run(first), *pieces)),
    _BEGINNINGS,
    st.lists(st.one_of(_RUNS, st.builds(Call, st.sampled_from(_NOTES))), max_size=6),
)
# As printed in real papers, and as we give them ourselves while a text is negotiated.
_LABELS = st.sampled_from(
    [
        *(None, "1", "1", "2bis", "2undecies", "0bis", "IV", "68/197", "3.1"),
        *("a", "h", "i", "ha", "abis", "zbis", "iii", "iibis"),
    ]
)


@st.composite
def any_text(draw: st.DrawFn, *, wordless: bool = False) -> Text:
    """Paragraphs of any kinds in any order, wrongly numbered and deeply nested as drafts on their way are.

    With `wordless` some are nothing but their number.
    """
    paragraphs: list[Paragraph] = []
    for number in range(draw(st.integers(1, 14))):
        kind = draw(st.sampled_from([kind for kind in KINDS if kind != "cover_note"]))
        first = {"heading": 1, "subparagraph": 2}.get(kind)
        level = draw(st.integers(first, first + 3)) if first is not None else None
        label, wording = draw(_LABELS), draw(_WORDINGS)
        if not any(map(str.isalnum, plain(wording))):
            empty = wordless and number and label
            wording = () if empty else canonical((Run("Word "), *wording))
        paragraphs.append(Paragraph(f"p{number}", kind, label, level, wording))
    family = draw(st.sampled_from(["council", "un"]))
    title = next((plain(each.wording) for each in paragraphs if each.kind == "title"), "")
    notes = tuple(Footnote(note, f"\u00a0Words of {note} & more.\u00a0") for note in _NOTES)
    return Text(family, title, (CoverField("symbol", _SYMBOLS[family]),), tuple(paragraphs), notes)


def damaged(content: bytes, seed: int) -> bytes:
    """The file with some bytes changed, lost or doubled."""
    chance, changed = random.Random(seed), bytearray(content)
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(changed))
        if chance.random() < 0.5:
            changed[at] = chance.randrange(256)
        elif chance.random() < 0.5:
            del changed[at : at + chance.randrange(200)]
        else:
            changed[at:at] = changed[at // 2 : at // 2 + chance.randrange(300)]
    return bytes(changed)
