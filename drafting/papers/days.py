"""Days as covers print them, in English and French; a cover of another language bears them in English."""

from __future__ import annotations

import re
from datetime import datetime

_MONTHS = {
    "EN": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "FR": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
}
# "Brussels, 8 June 2015", "Bruxelles, le 8 juin 2015", or a day alone.
_DAYS = {
    "EN": re.compile(rf"(?P<before>.*?, )?\d{{1,2}} (?:{'|'.join(_MONTHS['EN'])}) \d{{4}}"),
    "FR": re.compile(
        rf"(?P<before>.*?, (?:le )?|le )?\d{{1,2}}(?:er)? (?:{'|'.join(_MONTHS['FR'])}) \d{{4}}"
    ),
}


def day(moment: datetime, language: str = "EN") -> str:
    """The day, whatever the machine's language: "2 March 2026"; in French "2 mars 2026", and the first "1er mars"."""
    months = _MONTHS.get(language, _MONTHS["EN"])
    number = "1er" if months is _MONTHS["FR"] and moment.day == 1 else str(moment.day)
    return f"{number} {months[moment.month - 1]} {moment.year}"


def redated(text: str, moment: datetime) -> str | None:
    """The text with another day in the same language, its place kept; None where it is not a day, placed or alone."""
    for language, pattern in _DAYS.items():
        if found := pattern.fullmatch(text.replace("\u00a0", " ")):
            return f"{found['before'] or ''}{day(moment, language)}"
    return None
