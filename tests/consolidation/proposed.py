"""Hypothesis strategies: texts of a few paragraphs, and what delegations may propose on them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from hypothesis import strategies as st

from amendments.consolidation.change import Change, Delete, Insert, Move, Proposal, Reword
from amendments.consolidation.refuse import Refused, check_changes
from drafting.text.paragraph import Paragraph, Text
from drafting.text.wording import MARKS, Call, Mark, Run, Wording, calls, canonical
from drafting.text.words import join_words, split_words
from tests.builders import text

# Few words, so that equal ones stand side by side and edits can slide.
_VOCABULARY = ("the", "the", "dark", "sky", "of", "a", ",", "and", "lamps")
_NEW = ("night", "the", "dark", ",", "and", "new")
# The same with calls of two footnotes.
CALLING = (*_VOCABULARY, "[^fn1]", "[^fn2]")
CALLING_NEW = (*_NEW, "[^fn1]", "[^fn2]")
_CLOSE = (",", ".", "(a)", "a)")
_SIDES = ("FR", "SE", "PL", "DE", "IT", "ES")

_marks = st.sampled_from([frozenset(), frozenset(), frozenset(), frozenset({MARKS[0]})])


@st.composite
def wordings(
    draw: st.DrawFn, *, words: Sequence[str] = _VOCABULARY, least: int = 1, most: int = 9
) -> Wording:
    """A canonical wording of these words, a few in italics, that says at least one word."""
    chosen = draw(st.lists(st.sampled_from(words), min_size=least, max_size=most))
    return canonical((Run("we"), *chain.from_iterable(_pieces(word, draw(_marks)) for word in chosen)))


def _pieces(word: str, marks: frozenset[Mark]) -> Sequence[Run | Call]:
    """A word behind a space, or what stands close to the word before: a comma, a call `[^fn1]`."""
    if word.endswith("]"):
        called = Call(word[word.index("^") + 1 : -1])
        return (Run(" "), called) if word.startswith(" ") else (called,)
    return (Run(word if word in _CLOSE else f" {word}", marks),)


@st.composite
def rewordings(draw: st.DrawFn, base: Wording, *, new: Sequence[str] = _NEW) -> Wording:
    """The base with one or two edits of a few words."""
    words = list(split_words(base))
    for _ in range(draw(st.integers(1, 2))):
        start = draw(st.integers(0, len(words)))
        end = draw(st.integers(start, min(len(words), start + 2)))
        words[start:end] = split_words(draw(wordings(words=new, least=0, most=2)))[1:]
    return canonical(join_words(words))


@st.composite
def texts(draw: st.DrawFn, *, most: int = 4, words: Sequence[str] = _VOCABULARY) -> Text:
    """Operative paragraphs 1, 2, 3 … and the notes that they call."""
    many = draw(st.integers(1, most))
    paragraphs = [
        Paragraph(f"op{n}", "operative", str(n), None, draw(wordings(words=words)))
        for n in range(1, many + 1)
    ]
    called = dict.fromkeys(note for one in paragraphs for note in calls(one.wording))
    return text(*paragraphs, **{note: f"Words of {note}." for note in called})


@st.composite
def changes(draw: st.DrawFn, base: Text, new_id: str, *, new: Sequence[str] = _NEW) -> Change:
    """One change of the text; not always one that may be proposed."""
    ids = [paragraph.id for paragraph in base.paragraphs]
    one = draw(st.sampled_from(base.paragraphs))
    act = draw(st.sampled_from(["reword", "reword", "reword", "insert", "delete", "move"]))
    if act == "reword":
        return Reword(one.id, draw(rewordings(one.wording, new=new)))
    if act == "delete":
        return Delete(one.id)
    after = draw(st.sampled_from([None, *ids]))
    if act == "move":
        return Move(one.id, after)
    said = wordings(most=2) if new is _NEW else wordings(words=new, most=2)
    return Insert(new_id, after, "operative", draw(said))


@st.composite
def proposals(
    draw: st.DrawFn, base: Text, *, least: int = 1, most: int = 4, new: Sequence[str] = _NEW
) -> tuple[Proposal, ...]:
    """Amendments of different delegations, each of which may be proposed."""
    found: list[Proposal] = []
    for rank, side in enumerate(_SIDES[: draw(st.integers(least, most))]):
        several = [
            draw(changes(base, f"{side}-{number}", new=new)) for number in range(draw(st.integers(1, 3)))
        ]
        wanted = tuple(change for change in several if may_be_proposed(base, (change,)))
        if may_be_proposed(base, wanted):
            found.append(Proposal(f"AM {rank + 1}", side, (rank, rank), wanted))
    return tuple(found)


def may_be_proposed(base: Text, wanted: Sequence[Change]) -> bool:
    """Whether the changes are not refused."""
    try:
        check_changes(base, wanted)
    except Refused:
        return False
    return True
