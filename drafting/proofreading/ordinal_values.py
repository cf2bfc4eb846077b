"""Ordinals as they are printed: XX, 20th, twentieth."""

from __future__ import annotations

import re

_ONES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_NUMERALS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = re.compile(r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")

_tens = "|".join(_TENS)
ORDINAL = (
    rf"(?:[IVXLC]+(?:st|nd|rd|th)?|\d{{1,3}} ?(?:st|nd|rd|th)|(?i:(?:(?:{_tens})y[- ])?(?:{'|'.join(_ONES)})"
    rf"|(?:{_tens})ieth))"
)


def value_of(ordinal: str) -> int | None:
    """The number that an ordinal says; None where it says none."""
    word = ordinal.lower()
    figures = re.match(r"\d+", word)
    if figures:
        return int(figures[0])
    if word in _ONES:
        return _ONES.index(word) + 1
    for begin, tens in _TENS.items():
        if word == f"{begin}ieth":
            return tens
        if re.match(rf"{begin}y[- ]", word) and word[len(begin) + 2 :] in _ONES[:9]:
            return tens + _ONES.index(word[len(begin) + 2 :]) + 1
    return _roman(re.sub("(?:st|nd|rd|th)$", "", ordinal))


def _roman(numeral: str) -> int | None:
    if not _ROMAN.fullmatch(numeral):
        return None
    values = [_NUMERALS[letter] for letter in numeral]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
