"""The words of a wording as they are printed: each with its space, its runs or its call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from drafting.text.wording import Call, Mark, Run, Wording
from drafting.text.words import Word


@dataclass(frozen=True, slots=True)
class Printed:
    """A word as printed: the space before it, if any, and its runs or its call."""

    space: Wording
    word: Wording


def printed(words: Sequence[Word]) -> tuple[Printed, ...]:
    """The words of one wording, each with the space before it under the marks that both its neighbours bear."""
    words_printed: list[Printed] = []
    before: frozenset[Mark] = frozenset()
    for place, word in enumerate(words):
        space: Wording = ()
        if place and word.space:
            after = word if word.call is None else _next_text(words, place)
            space = (_space(before & after.parts[0].marks),)
        if word.call is None:
            before = word.parts[-1].marks
        words_printed.append(Printed(space, word.parts if word.call is None else (Call(word.call),)))
    return tuple(words_printed)


def _next_text(words: Sequence[Word], place: int) -> Word:
    return next(word for word in islice(words, place, None) if word.call is None)


def laid_out(words: Sequence[Printed]) -> Wording:
    """The same as a wording, spaces and all."""
    return tuple(piece for word in words for piece in (*word.space, *word.word))


@lru_cache(maxsize=16)
def _space(marks: frozenset[Mark]) -> Run:
    return Run(" ", marks)
