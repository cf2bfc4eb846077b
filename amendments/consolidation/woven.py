"""The words of a paragraph once every edit stands, each with its source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from amendments.consolidation.provenance import carried
from amendments.consolidation.reading import Reading
from amendments.consolidation.weave import Weave
from drafting.text.wording import Wording
from drafting.text.words import Word, join_words, split_words


def woven_words(
    reading: Reading,
    paragraph: str,
    weave: Weave,
    sources: Sequence[str],
    source_of: Callable[[tuple[int, ...]], str],
) -> tuple[list[Word], list[str]]:
    """The words and their sources; `sources` are the base's, `source_of` names a strand's owners.

    An unchanged word keeps its source, also under other marks. Nothing in the weave clashes.
    """
    base = split_words(reading.paragraphs[paragraph].wording)
    respaced = _respaced(base, wanted_spaces(reading, paragraph))
    words: list[Word] = []
    owned: list[str] = []
    place = 0
    for strand, start in weave.placed:
        end = start + strand.edit.length
        new = strand.edit.words(start)
        if new and end > start and respaced[start] is not base[start]:
            new = (replace(new[0], space=respaced[start].space), *new[1:])
        words += (*respaced[place:start], *new)
        owned += sources[place:start]
        owned += carried(base[start:end], sources[start:end], new, source_of(strand.owners))
        place = end
    words += respaced[place:]
    owned += sources[place:]
    return words, owned


def woven_wording(reading: Reading, paragraph: str, weave: Weave) -> Wording:
    """The wording of the paragraph once every edit stands."""
    base = split_words(reading.paragraphs[paragraph].wording)
    words, _ = woven_words(reading, paragraph, weave, ("",) * len(base), lambda owners: "")
    return join_words(words)


def wanted_spaces(reading: Reading, paragraph: str) -> dict[int, bool]:
    """Base word -> whether a space shall stand before it, where a proposal changes that."""
    return {
        place: space
        for one in reading.proposals
        if paragraph in one.rewords
        for place, space in one.rewords[paragraph].rewording.spaces
    }


def _respaced(base: Sequence[Word], spaces: dict[int, bool]) -> list[Word]:
    return [
        replace(word, space=spaces[place]) if place in spaces else word for place, word in enumerate(base)
    ]
