"""Plain words as people send them: justifications, reasons, notes."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext as _

from drafting.actions.check_readable import check_readable
from drafting.errors import DomainError


def plain_in(sent: str, *, field: str, at_most: int) -> str:
    """The words, trimmed and in NFC. Refused (400): too_long, bad_characters."""
    text = unicodedata.normalize("NFC", sent.strip())
    if len(text) > at_most:
        raise DomainError(
            "too_long",
            _("%(field)s: %(at_most)s characters at most.") % {"field": field, "at_most": at_most},
            field=field,
        )
    check_readable(text, field=field, lines=True)
    return text
