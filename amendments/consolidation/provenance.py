"""Whose each word is. Per paragraph one source for every word of `split_words`, in order (design §3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from drafting.text.paragraph import Text
from drafting.text.wording import Wording
from drafting.text.words import Word, key, split_words

FIRST_SOURCE = "INIT"
_AND = ", "

Sources = tuple[str, ...]
Provenance = Mapping[str, Sources]


def first_provenance(text: Text) -> dict[str, Sources]:
    """Every word of a first text has the source INIT."""
    return {
        paragraph.id: (FIRST_SOURCE,) * len(split_words(paragraph.wording)) for paragraph in text.paragraphs
    }


def joined_sources(sources: Iterable[str]) -> str:
    """One source that names all, in order and each once: "FR, SE" and "SE, DE" give "FR, SE, DE"."""
    return _AND.join(dict.fromkeys(name for source in sources for name in source.split(_AND)))


def carried(old: Sequence[Word], sources: Sequence[str], new: Sequence[Word], source: str) -> Iterator[str]:
    """The sources of `new`, put for `old`: a word that survives keeps its own, the others have `source`."""
    kept = _common(old, new) if {key(word) for word in old} & {key(word) for word in new} else {}
    for place in range(len(new)):
        yield sources[kept[place]] if place in kept else source


def shares(text: Text, provenance: Provenance) -> dict[str, int]:
    """How many words of the text each source has; punctuation and footnote calls do not count."""
    counted: Counter[str] = Counter()
    for paragraph in text.paragraphs:
        pairs = zip(split_words(paragraph.wording), provenance[paragraph.id], strict=True)
        counted.update(source for word, source in pairs if word.is_word)
    return dict(counted)


def resettled(words: Sequence[Word], sources: Sequence[str], wording: Wording) -> Sources:
    """The sources of the wording that these words were joined to, should words have grown together in it."""
    whole = split_words(wording)
    if [key(word) for word in whole] == [key(word) for word in words]:
        return tuple(sources)
    # Letter by letter (a call counts as one): a word that grew together is whose its first letter is.
    letters = [source for word, source in zip(words, sources, strict=True) for _ in word.text or "c"]
    result, place = [], 0
    for word in whole:
        result.append(letters[min(place, len(letters) - 1)])
        place += len(word.text or "c")
    return tuple(result)


def _common(old: Sequence[Word], new: Sequence[Word]) -> dict[int, int]:
    """Place in `new` -> place in `old` of a longest common run of words, leftmost first."""
    width = len(new)
    longest = [[0] * (width + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            same = key(old[i]) == key(new[j])
            longest[i][j] = longest[i + 1][j + 1] + 1 if same else max(longest[i + 1][j], longest[i][j + 1])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < len(old) and j < width:
        if key(old[i]) == key(new[j]):
            pairs[j], i, j = i, i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
