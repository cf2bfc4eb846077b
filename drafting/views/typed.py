"""What people type into plain forms, read once at the door."""

from __future__ import annotations

import unicodedata

from django.http import HttpRequest
from django.utils.translation import gettext as _

from drafting.errors import DomainError


def line_typed(request: HttpRequest, name: str, *, at_most: int) -> str:
    """One line of the form, trimmed and in NFC; "" where none was sent. Refused (400): too_long, bad_characters."""
    text = unicodedata.normalize("NFC", request.POST.get(name, "").strip())
    if len(text) > at_most:
        raise DomainError("too_long", _("At most %(n)d characters can be kept.") % {"n": at_most}, field=name)
    if any(unicodedata.category(each) in ("Cc", "Cs") for each in text):
        raise DomainError("bad_characters", _("It holds characters that cannot be read."), field=name)
    return text
