"""The one way in which reading fails, and the limits a file must keep."""

from __future__ import annotations

from typing import Literal

from drafting.text.sentence import Sentence

MAX_BYTES = 10_000_000
MAX_UNPACKED_BYTES = 100_000_000
MAX_ENTRIES = 2_000
MAX_RATIO = 100
MAX_LINES = 20_000
"""The longest negotiated texts have a few thousand paragraphs; beyond this a file is made to tire us."""

RefusalCode = Literal["unreadable", "too_large", "unsupported", "dangerous", "empty", "too_costly"]


class UnreadableDocument(Exception):
    """A file that is refused: ``code`` is stable for programs, ``reason`` one sentence for a person.

    ``values`` fill the blanks of ``reason``, in English as in the language that it is translated into; the error
    itself reads as the English sentence.
    """

    def __init__(self, *, code: RefusalCode, reason: Sentence, **values: str | int) -> None:
        super().__init__(reason % values)
        self.code: RefusalCode = code
        self.reason = reason
        self.values = values
