"""Plain words as people send them: justifications, reasons, notes."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext as _

from amendments.consolidation.characters import bad_character
from drafting.errors import DomainError

# Unlike a wording, a reason may have lines.
_LINES = str.maketrans({"\n": " ", "\r": " ", "\t": " "})


def plain_in(sent: str, *, field: str, at_most: int) -> str:
    """The words, trimmed and in NFC. Refused (400): too_long, bad_characters."""
    text = unicodedata.normalize("NFC", sent.strip())
    if len(text) > at_most:
        raise DomainError(
            "too_long",
            _("%(field)s: %(at_most)s characters at most.") % {"field": field, "at_most": at_most},
            field=field,
        )
    if bad_character(text.translate(_LINES)):
        raise DomainError(
            "bad_characters",
            _("%(field)s holds characters that cannot be read.") % {"field": field},
            field=field,
        )
    return text
