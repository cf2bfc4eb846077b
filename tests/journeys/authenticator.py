"""A person's authenticator app, by the standard itself (RFC 6238: HMAC-SHA-1, steps of 30 seconds, six digits)."""

from __future__ import annotations

import base64
import hashlib
import hmac

STEP = 30


def code_at(key: str, seconds: float) -> str:
    """The six digits that an app with this key (base 32) shows so many seconds after the epoch."""
    counter = int(seconds // STEP).to_bytes(8, "big")
    digest = hmac.new(base64.b32decode(key), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
