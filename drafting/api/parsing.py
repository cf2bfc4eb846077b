"""What programs send: forms, or JSON, strict and bounded in depth (the standard library's reader dies of 100,000
brackets). Django bounds only what it reads itself: each of these bounds what it reads.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import orjson
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser, FormParser


class OrjsonParser(BaseParser):
    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        content = bounded(stream)
        if not content:
            return {}
        try:
            read = orjson.loads(content)
        except orjson.JSONDecodeError as error:
            raise ParseError(f"This is not JSON: {error}") from error
        if not isinstance(read, dict):
            raise ParseError("A JSON object was expected.")
        return read


class BoundedFormParser(FormParser):
    """Fields without files; those with files Django bounds itself."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        return super().parse(BytesIO(bounded(stream)), media_type, parser_context)


def bounded(stream: Any) -> bytes:
    """All that was sent; RequestDataTooBig, with the rest left unread, above settings.DATA_UPLOAD_MAX_MEMORY_SIZE."""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    content: bytes = stream.read(most + 1)
    if len(content) > most:
        raise RequestDataTooBig
    return content
