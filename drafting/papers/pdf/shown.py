"""What the fonts of the papers can show, and what stands on a page for what they cannot.

The typesetter refuses a page with an empty box on it (PDF/UA-1 §7.21, PDF/A-2 §6.2.11). Nor should a reader meet one:
such a character is named instead, and the paper is made.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Set
from functools import cache
from pathlib import Path

from drafting.papers.pdf.coverage import characters_of

FONTS = Path(__file__).resolve().parents[3] / "templates" / "papers" / "fonts"

# As in paper.typ, in this order: the first that has a character shows it.
_FAMILIES = ("LiberationSerif", "Amiri", "DejaVuSans", "DroidSansFallbackFull")
# Control, private, half a character: in no paper, whatever a font draws for them (PDF/A-2a §6.2.11.7.3).
_NEVER_SHOWN = frozenset({"Cc", "Co", "Cs", "Cn"})
_LAST_OF_ASCII = "~"  # that is printed: every font has those
# Nothing is printed for these: they say how their neighbours stand, or how wide a space is.
_PRINT_NOTHING = frozenset({"Cf", "Zs", "Zl", "Zp"})
_VARIATIONS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u034f\u180b-\u180d\u180f]")
# What the typesetter says of a character that it has no picture of beside its neighbours.
_NOT_DISPLAYED = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def not_shown(text: str) -> frozenset[str]:
    """The characters of the text that no font can show."""
    unseen = frozenset(char for char in frozenset(text) if char > _LAST_OF_ASCII)
    lacking = unseen
    for family in _FAMILIES:
        if lacking:
            lacking -= _characters_of(family)
    refused = (char for char in unseen if unicodedata.category(char) in _NEVER_SHOWN)
    return frozenset(filter(_prints, lacking)).union(refused)


def not_displayed(error: str) -> frozenset[str]:
    """The characters that the typesetter stumbled over, from its own words."""
    found = _NOT_DISPLAYED.search(error)
    text = _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), found[1]) if found else ""
    return frozenset(char for char in text if char > _LAST_OF_ASCII)


def named(text: str, lacking: Set[str]) -> str:
    """The text with U+706F in angle quotation marks for each of these characters; square brackets mean "not agreed".

    Those in a row share a pair, with spaces between them where a line can be broken.
    """
    if not lacking:
        return text
    any_of_them = "".join(map(re.escape, sorted(lacking)))
    return re.sub(f"[{any_of_them}]+", _name, text)


def _name(found: re.Match[str]) -> str:
    return f"‹{' '.join(f'U+{ord(char):04X}' for char in found[0])}›"


def _prints(char: str) -> bool:
    return unicodedata.category(char) not in _PRINT_NOTHING and not _VARIATIONS.match(char)


@cache
def _characters_of(family: str) -> frozenset[str]:
    """What all cuts of the typeface have, so that marks change nothing."""
    return frozenset.intersection(*_cuts(family))


def _cuts(family: str) -> Iterator[frozenset[str]]:
    for path in FONTS.glob(f"{family}*.ttf"):
        yield characters_of(path.read_bytes())
