"""What the log says: when in UTC, how grave, where, what, and of a request by whom it was made."""

from __future__ import annotations

import logging
import time
from typing import Any

# What would begin a line, or speak to the terminal of whoever reads it.
_ESCAPED = {number: f"\\x{number:02x}" for number in (*range(32), *range(127, 160))} | {
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


class LogLine(logging.Formatter):
    """An entry begins at the beginning of a line, and nothing else does: nobody's words can look like an entry."""

    converter = time.gmtime
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # what another handler made of it
        return super().format(record)

    def formatMessage(self, record: logging.LogRecord) -> str:
        said = super().formatMessage(record).translate(_ESCAPED)
        request = getattr(record, "request", None)
        return said if request is None else f"{said} ({_who(request)})"

    def formatException(self, ei: Any) -> str:
        return "\n".join(f"    {line}" for line in super().formatException(ei).splitlines())


def _who(request: Any) -> str:
    """The number of the account, if it is known by now: a log that asks the database is silent where that is lost."""
    known = getattr(request, "_cached_user", None) or getattr(request, "__dict__", {}).get("user")
    number = vars(known).get("id") if known is not None else None
    return "nobody known" if number is None else f"account {number}"
