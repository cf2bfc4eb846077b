"""The language of a paper as Word names it, so that spelling is checked and words are read aloud in it."""

from __future__ import annotations

# Where the region is not the language's own letters again (fr-FR); of several, the institutions' own.
_REGIONS = {
    "ar": "SA",
    "cs": "CZ",
    "da": "DK",
    "el": "GR",
    "en": "GB",
    "et": "EE",
    "ga": "IE",
    "sl": "SI",
    "sv": "SE",
    "zh": "CN",
}
_TWO_LETTERS = 2


def language_tag(code: str) -> str:
    """ "EN" to "en-GB", "FR" to "fr-FR"; what is no code of two letters is taken for English."""
    language = code.lower() if len(code) == _TWO_LETTERS and code.isascii() and code.isalpha() else "en"
    return f"{language}-{_REGIONS.get(language, language.upper())}"
