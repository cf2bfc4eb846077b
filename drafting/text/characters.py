"""Characters that a text may not hold: what cannot be seen, turns the line round, or is no character.

An amendment may never look equal and differ (threat model: bad input). This is the one table: what is read in loses
them, what is sent is refused for them, and the browser (static/src/amending/characters.ts) lets none be typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

Ranges = tuple[tuple[int, int], ...]

# Control, format (bidi, zero-width, soft hyphen), lone surrogate, private, unassigned.
CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Letters and marks that print nothing (Unicode: Default_Ignorable_Code_Point outside those categories).
INVISIBLE: Ranges = (
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180D),
    (0x180F, 0x180F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
    (0xE0100, 0xE01EF),
)
# The zero-width non-joiner and joiner say how the letter before them joins the next: Persian and the scripts of India
# are not spelt without. Behind any other character they would only hide.
JOINERS = "\u200c\u200d"
# Behind what a joiner may stand: Arabic to Myanmar, Khmer and Mongolian; pictographs.
JOINED: Ranges = ((0x0600, 0x109F), (0x1780, 0x18AF), (0x2300, 0x27BF), (0x1F000, 0x1FAFF))

_UNSEEN = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in INVISIBLE) + "]")
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ",
    "ABESIJKMHOPCTYXaesijopcyxhdqwABEZHIKMNOPTYXovp",
    JOINERS,
)


def bad_character(text: str) -> str | None:
    """The first character of `text` that may not stand there, as U+202E, or None."""
    return next((f"U+{ord(text[place]):04X}" for place in bad_places(text)), None)


def bad_places(text: str) -> Iterator[int]:
    """Where characters stand that may not: without them none is left."""
    if _is_plain(text):
        return
    before = ""
    for place, char in enumerate(text):
        if _is_bad(char) and not (char in JOINERS and _is_joined(before)):
            yield place
        else:
            before = char


def _is_plain(text: str) -> bool:
    """Whether one look at the whole shows that none does, as of most texts: a tenth of the time of a look at each."""
    return text.replace("\u00a0", " ").isprintable() and _UNSEEN.search(text) is None


def without_bad(text: str) -> str:
    """The text as it may stand: of what is read in and not typed, nobody could be asked to mend it."""
    gone = set(bad_places(text))
    return "".join(char for place, char in enumerate(text) if place not in gone) if gone else text


def prints_nothing(char: str) -> bool:
    """Whether a character is nothing to a reader wherever it stands: private ones may be a bullet of their font, and
    of a joiner it depends on what stands before it."""
    return _is_bad(char) and char not in JOINERS and unicodedata.category(char) != "Co"


def looks(text: str) -> str:
    """The text with Cyrillic and Greek letters that look Latin made Latin and without joiners: texts that look equal
    are equal."""
    return text if text.isascii() else text.translate(_LOOKALIKES)


def _is_bad(char: str) -> bool:
    if " " <= char <= "~":
        return False
    return unicodedata.category(char) in CATEGORIES or _is_among(char, INVISIBLE)


def _is_joined(before: str) -> bool:
    return before != "" and _is_among(before, JOINED)


def _is_among(char: str, ranges: Ranges) -> bool:
    return any(first <= ord(char) <= last for first, last in ranges)
