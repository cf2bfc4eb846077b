"""A sentence for a person that a core says in English and the shell in the reader's language."""

from __future__ import annotations

from typing import NewType

Sentence = NewType("Sentence", str)
"""English words marked for translation, in which values may be left blank: ``%(lines)s``."""


def gettext_noop(words: str) -> Sentence:
    """The words as they are; the tools that collect what is to be translated go by this function's name."""
    return Sentence(words)
