"""A sentence for a person that a core says in English and the shell in the reader's language."""

from __future__ import annotations

from typing import NewType

Sentence = NewType("Sentence", str)
"""English words marked for translation, in which values may be left blank: ``%(lines)s``."""


class SentenceError(ValueError):
    """What was given cannot be taken: `reason` says why, its blanks filled by `values`."""

    def __init__(self, *, reason: Sentence, **values: str | int) -> None:
        super().__init__(reason % values)
        self.reason = reason
        self.values = values


def gettext_noop(words: str) -> Sentence:
    """The words as they are; the tools that collect what is to be translated go by this function's name."""
    return Sentence(words)
