"""Refuse words with characters in them that a reader cannot see, or a paper cannot print."""

from __future__ import annotations

from django.utils.translation import gettext as _

from drafting.errors import DomainError
from drafting.text.characters import bad_character

# Unlike a wording or a title, a reason or a line of the cover may have lines.
_LINES = str.maketrans({"\n": " ", "\r": " ", "\t": " "})


def check_readable(text: str, *, field: str, lines: bool = False) -> None:
    """Pass words that can be read; with `lines`, they may stand on several. Refused (400): bad_characters."""
    if bad_character(text.translate(_LINES) if lines else text):
        raise DomainError(
            "bad_characters",
            _("%(field)s holds characters that cannot be read.") % {"field": field},
            field=field,
        )
