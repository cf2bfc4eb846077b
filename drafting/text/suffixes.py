"""What is written behind a number between two numbers: 3bis, 3ter (or 3a, 3b), and the way back to 3.

The series to decies is that of the UN Editorial Manual; the later ones follow the usage of codified law
(undecies, vicies, unvicies …), so that no number of insertions runs out of labels.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import count, islice
from typing import Literal

LabelStyle = Literal["bis", "letter"]

_BELOW_20 = (
    "semel bis ter quater quinquies sexies septies octies nonies decies undecies duodecies terdecies "
    "quaterdecies quindecies sexdecies septdecies octodecies novodecies"
)
_TENS = "vicies tricies quadragies quinquagies sexagies septuagies octogies nonagies"
_UNITS = ("", "un", "duo", "ter", "quater", "quin", "sex", "sept", "octo", "novo")
_BELOW_100 = (*_BELOW_20.split(), *(unit + ten for ten in _TENS.split() for unit in _UNITS))
_HUNDRED = "centies"
_ENDING = re.compile(rf"\s?(?:(?:{'|'.join(sorted((*_BELOW_100, _HUNDRED), key=len, reverse=True))})+|alt)$")
_LETTERED_NUMBER = re.compile(r"(\d+)\s?[a-z]{1,2}$")
_ROMAN = re.compile(r"x{0,3}(ix|iv|v?i{0,3})$", re.IGNORECASE)
_ROMAN_SIGNS = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def next_label(anchor: str, taken: Collection[str], style: LabelStyle) -> str:
    """The first label behind `anchor` that is not taken: "11" or "11bis" give 11bis, 11ter …; "a" gives abis.

    In style "letter" 3 gives 3a, 3b … and a gives aa, ab ….
    """
    return next(free_labels(root_of(anchor), taken, style))


def free_labels(number: str, taken: Collection[str], style: LabelStyle) -> Iterator[str]:
    """All labels behind `number` in order, without end, less those taken: "1 bis" takes 1bis."""
    unspaced = {_unspaced(label) for label in taken}
    stem = _unspaced(number)
    return (number + suffix for suffix in _suffixes(style) if stem + suffix not in unspaced)


def root_of(label: str) -> str:
    """The number that a label was inserted behind: "11" of "11bis", "3" of "3a", "a" of "abis" and "aa"."""
    bare = _ENDING.sub("", label)
    if bare and bare != label:
        return bare
    lettered = _LETTERED_NUMBER.fullmatch(label)
    if lettered:
        return lettered[1]
    if len(label) > 1 and label.isalpha() and label.islower() and not is_roman(label):
        return label[:-1]
    return label


def root_in_series(label: str, before: str) -> str:
    """The same where `before` is the last number before the label in its series.

    What is inserted behind (a) stands before (b): "aa" behind a later letter is the number that follows z.
    """
    root = root_of(label)
    is_number = label.isalpha() and len(label) == len(root) + 1 and _place(before) > _place(root)
    return label if is_number else root


def is_roman(label: str) -> bool:
    """Whether a label is a roman number of a list (to xxxix), in small or large letters."""
    return bool(label) and _ROMAN.fullmatch(label) is not None


def letters(number: int) -> str:
    """The nth label of a list in letters: a … z, aa, ab …"""
    written = ""
    while number:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written


def roman(number: int) -> str:
    """A number in small roman letters."""
    written = ""
    for value, sign in _ROMAN_SIGNS:
        times, number = divmod(number, value)
        written += sign * times
    return written


def _place(letters: str) -> int:
    """Which label of a list in letters it is; 0 where it is none."""
    if not (letters.isascii() and letters.isalpha() and letters.islower()):
        return 0
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("a") + 1
    return place


def _unspaced(label: str) -> str:
    return "".join(label.split())


def _suffixes(style: LabelStyle) -> Iterator[str]:
    if style == "letter":
        return map(letters, count(1))
    return islice(map(_latin, count(1)), 1, None)


def _latin(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    return _HUNDRED * hundreds + (_BELOW_100[rest - 1] if rest else "")
