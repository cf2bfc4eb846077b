"""JSON in: strict, and bounded in depth (the standard library's reader dies of 100,000 brackets)."""

from __future__ import annotations

from typing import Any

import orjson
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser


class OrjsonParser(BaseParser):
    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        content = stream.read()
        if not content:
            return {}
        try:
            read = orjson.loads(content)
        except orjson.JSONDecodeError as error:
            raise ParseError(f"This is not JSON: {error}") from error
        if not isinstance(read, dict):
            raise ParseError("A JSON object was expected.")
        return read
