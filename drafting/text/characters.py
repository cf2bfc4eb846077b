"""Characters that a text may not hold: what cannot be seen, turns the line round, or is no character.

An amendment may never look equal and differ (threat model: bad input).
"""

from __future__ import annotations

import unicodedata

# Control, format (bidi, zero-width, soft hyphen), lone surrogate, private, unassigned.
_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Letters and marks that print nothing (Unicode: Default_Ignorable_Code_Point outside those categories).
_INVISIBLE = frozenset(
    map(chr, (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0))
)
_VARIATIONS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))

_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ",
    "ABESIJKMHOPCTYXaesijopcyxhdqwABEZHIKMNOPTYXovp",
)


def bad_character(text: str) -> str | None:
    """The first character of `text` that may not stand there, as U+202E, or None."""
    return next((f"U+{ord(char):04X}" for char in text if _is_bad(char)), None)


def without_bad(text: str) -> str:
    """The text as it may stand: of what is read in and not typed, nobody could be asked to mend it."""
    return text if bad_character(text) is None else "".join(char for char in text if not _is_bad(char))


def looks(text: str) -> str:
    """The text with Cyrillic and Greek letters that look Latin made Latin: texts that look equal are equal."""
    return text if text.isascii() else text.translate(_LOOKALIKES)


def _is_bad(char: str) -> bool:
    if " " <= char <= "~":
        return False
    if unicodedata.category(char) in _CATEGORIES or char in _INVISIBLE:
        return True
    return any(first <= ord(char) <= last for first, last in _VARIATIONS)
