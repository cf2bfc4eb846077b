"""Paragraphs to measure on: invented words among the little words of English in their usual shares.

Two unrelated paragraphs then have as much in common as two of a real resolution: a sixth of their words, nearly
all of them "the", "of", "and" and commas.
"""

from __future__ import annotations

from itertools import product
from random import Random

_SHARES = {
    "the": 14,
    "of": 9,
    "and": 9,
    "to": 6,
    "in": 5,
    "for": 3,
    "on": 2,
    "with": 2,
    "by": 2,
    "as": 1,
    "that": 1,
}
_LITTLE = [word for word, share in _SHARES.items() for _ in range(share)]
_LITTLE_WORDS = 0.42  # of all words
_COMMAS = 0.09
_SYLLABLES = ("ba", "cor", "den", "fil", "gra", "lum", "mer", "nos", "pat", "ris", "sel", "ter", "vo")
_CONTENT = ["".join(syllables) for syllables in product(_SYLLABLES, repeat=3)]


def paragraph(random: Random, words: int) -> list[str]:
    """A paragraph of so many words, commas attached to them."""
    return [_word(random) for _ in range(words)]


def edited(words: list[str], random: Random, edits: int) -> list[str]:
    """The paragraph with so many small edits: a word or a phrase replaced, a clause put in, words taken out."""
    text = list(words)
    for _ in range(edits):
        place = random.randrange(1, len(text) - 4)
        gone, put = random.choice(((1, 1), (1, 1), (3, 4), (0, 5), (0, 1), (2, 0)))
        text[place : place + gone] = paragraph(random, put)
    return text


def half_rewritten(words: list[str], random: Random) -> list[str]:
    """The paragraph with every second of its four stretches written anew."""
    size = -(-len(words) // 4)
    stretches = [words[start : start + size] for start in range(0, len(words), size)]
    kept = [
        stretch if place % 2 else paragraph(random, len(stretch)) for place, stretch in enumerate(stretches)
    ]
    return [word for stretch in kept for word in stretch]


def _word(random: Random) -> str:
    if random.random() < _LITTLE_WORDS:
        return random.choice(_LITTLE)
    return random.choice(_CONTENT) + ("," if random.random() < _COMMAS else "")
